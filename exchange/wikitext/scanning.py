"""Scanning: one pass over a page's wikitext that reads what has brackets or tags, inner things before outer ones.

Brackets and tags are matched through one stack, which is never deeper than 40: what would be deeper is text. So the
time is linear, whatever is opened and never closed.
"""

import html
import re
from collections import Counter
from dataclasses import dataclass, field

from exchange.wikitext.elements import DROPPED, LINE_BREAKING, REWRITTEN, VERBATIM
from exchange.wikitext.inline import Inline
from exchange.wikitext.links import Links
from exchange.wikitext.marks import LEAD, LEAD_END, fit
from exchange.wikitext.notes import Notes
from exchange.wikitext.page import Page
from exchange.wikitext.templates import Templates

MAX_DEPTH = 40
_TOKEN = re.compile(
    r"<!--"
    r"|<(?P<closing>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,20})(?P<attributes>(?:[\s/][^<>]{0,2000})?)>"
    r"|(?P<broken></sup(?![\w>])[.]?)"
    r"|(?P<mark>\{\{|\}\}|\[\[|\]\]|\|)"
)
_ENDS = {tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in VERBATIM}
_TRAIL = re.compile(r"[a-zà-öø-ÿ]{1,40}")
_LINE_END = re.compile(r"[ \t]*\n")
_CLOSERS = {"}}": "{{", "]]": "[["}
FRAMED = frozenset({"ref", "sup", "sub", "span", "references"})


@dataclass(slots=True)
class _Frame:
    """Something opened: what it is, where, with which attributes, and its parts so far, cut at bars."""

    kind: str
    start: int = 0
    attributes: str = ""
    parts: list[list[str]] = field(default_factory=lambda: [[]])

    @property
    def texts(self) -> list[str]:
        return ["".join(pieces) for pieces in self.parts]


class Scanner:
    """Reads the brackets and tags of one page; `run` gives its text with atoms in their places."""

    def __init__(self, source: str, page: Page) -> None:
        self.source = fit(source)
        self.page = page
        self.stack = [_Frame("")]
        self.open: Counter[str] = Counter()
        self.never_closed: set[str] = set()
        inline = Inline(page)
        self.links, self.notes, self.templates = Links(page, inline), Notes(page, inline), Templates(page, inline)

    def run(self) -> str:
        """The whole text."""
        position = 0
        while match := _TOKEN.search(self.source, position):
            self._put(self.source[position : match.start()])
            position = self._take(match)
        self._put(self.source[position:])
        self._abandon(1)
        return self.stack[0].texts[0]

    def _put(self, text: str) -> None:
        if text:
            self.stack[-1].parts[-1].append(text)

    def _take(self, match: re.Match[str]) -> int:
        if match["mark"]:
            return self._mark(match)
        if match["broken"]:
            self._close("sup", match)
            return match.end()
        return self._tag(match) if match["tag"] else self._comment(match)

    def _comment(self, match: re.Match[str]) -> int:
        if self.source.startswith(LEAD_END, match.start()):
            self._put(f"\n{LEAD}\n")
            return match.start() + len(LEAD_END)
        end = self.source.find("-->", match.end())
        if end < 0:
            return len(self.source)
        at_line_start = match.start() == 0 or self.source[match.start() - 1] == "\n"
        blank = _LINE_END.match(self.source, end + 3) if at_line_start else None
        return blank.end() if blank else end + 3

    def _mark(self, match: re.Match[str]) -> int:
        mark = match["mark"]
        if mark == "|":
            self._bar()
        elif mark in _CLOSERS:
            return self._close(_CLOSERS[mark], match)
        else:
            self._push(mark, match)
        return match.end()

    def _bar(self) -> None:
        if self.stack[-1].kind in ("{{", "[["):
            self.stack[-1].parts.append([])
        else:
            self._put("|")

    def _push(self, kind: str, match: re.Match[str]) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._put(match.group())
            return
        self.stack.append(_Frame(kind, match.start(), match["attributes"] or ""))
        self.open[kind] += 1

    def _close(self, kind: str, match: re.Match[str]) -> int:
        if not self.open[kind]:
            self._put(self._stray(kind, match))
            return match.end()
        while self.stack[-1].kind != kind:
            self._abandon(len(self.stack) - 1)
        frame = self._pop()
        end = match.end()
        trail = _TRAIL.match(self.source, end) if kind == "[[" else None
        self._put(self._read(frame, end, trail.group() if trail else ""))
        return trail.end() if trail else end

    def _stray(self, kind: str, match: re.Match[str]) -> str:
        """A closing mark of nothing: a harm glued to a broken `</sup` is an annotation all the same."""
        if kind != "sup":
            return match.group() if match["mark"] else ""
        last = self.stack[-1].parts[-1]
        text, annotation = self.links.broken("".join(last))
        last[:] = [text]
        return annotation

    def _pop(self) -> _Frame:
        frame = self.stack.pop()
        self.open[frame.kind] -= 1
        return frame

    def _abandon(self, height: int) -> None:
        """What was opened at and above a height of the stack and never closed is text."""
        while len(self.stack) > height:
            frame = self._pop()
            opening = frame.kind if frame.kind in ("{{", "[[") else ""
            self._put(opening + "|".join(frame.texts))

    def _read(self, frame: _Frame, end: int, trail: str) -> str:
        texts = frame.texts
        if frame.kind == "{{":
            return self.templates.read(texts, self.source[frame.start : end], is_outermost=len(self.stack) == 1)
        if frame.kind == "[[":
            return self.links.read(texts, trail)
        if frame.kind == "ref":
            return self.notes.read(texts[0], frame.attributes)
        if frame.kind == "sup":
            return self.links.raised(texts[0])
        if frame.kind == "sub":
            return self.links.lowered(texts[0])
        return self.links.spanned(texts[0], frame.attributes) if frame.kind == "span" else ""

    def _tag(self, match: re.Match[str]) -> int:
        tag, is_closing = match["tag"].lower(), bool(match["closing"])
        is_whole = match["attributes"].rstrip().endswith("/")
        if tag in VERBATIM and not is_closing:
            return self._nothing(match) if is_whole else self._verbatim(tag, match)
        if tag in FRAMED:
            return self._framed(tag, match, is_closing=is_closing, is_whole=is_whole)
        if tag in REWRITTEN:
            self._put(REWRITTEN[tag][is_closing])
        elif tag in LINE_BREAKING:
            self._put("\n")
        elif tag not in DROPPED and tag not in VERBATIM:
            self._put(self.page.atoms.add(html.escape(match.group(), quote=False).replace("&", "\\&"), match.group()))
        return match.end()

    def _nothing(self, match: re.Match[str]) -> int:
        """`<nowiki />`: nothing, but it keeps apart what stands on its two sides."""
        self._put(self.page.atoms.add("", ""))
        return match.end()

    def _framed(self, tag: str, match: re.Match[str], *, is_closing: bool, is_whole: bool) -> int:
        if is_closing:
            return self._close(tag, match)
        if not is_whole:
            self._push(tag, match)
        elif tag == "ref":
            self._put(self.notes.again(match["attributes"]))
        return match.end()

    def _verbatim(self, tag: str, match: re.Match[str]) -> int:
        """What stands between two tags that let nothing be read in between."""
        end = None if tag in self.never_closed else _ENDS[tag].search(self.source, match.end())
        if end is None:
            self.never_closed.add(tag)
            return match.end()
        self._put(self.page.verbatim(tag, match["attributes"], self.source[match.end() : end.start()]))
        return end.end()
