"""Text inside a line: emphasis, addresses, entities, magic words."""

import html
import re

from exchange.wikitext import escaping
from exchange.wikitext.marks import BREAK, EM, EM_END, STRONG, STRONG_END
from exchange.wikitext.page import Page
from wiki.markup.addresses import safe_address, without_trailing

_ADDRESS = re.compile(
    r"\[(?P<linked>(?:https?:|ftp:)?//[^\s\[\]<>\"|\x0e-\x16]{1,2000}|mailto:[^\s\[\]<>|\x0e-\x16]{1,300})"
    r"(?:[ \t]+(?P<shown>[^\[\]\n]{0,2000}))?\]"
    r"|(?<![\w/])(?P<bare>https?://[^\s\[\]<>\"|{}`\\\x0e-\x16]{1,2000})"
)
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[0-9A-Za-z]{1,40});")
_MAGIC = re.compile(
    r"__(?:NO|FORCE)?TOC__|__(?:NO)?(?:INDEX|EDITSECTION|NEWSECTIONLINK|GALLERY|TITLECONVERT|CONTENTCONVERT|TC|CC|GLOBAL)__"
    r"|__(?:NEWSECTIONLINK|HIDDENCAT|STATICREDIRECT|DISAMBIG|EXPECTUNUSEDCATEGORY|NOGLOBAL)__"
)
_QUOTES = re.compile(r"'{2,}")
_SPECIAL = re.compile(r"[&<>]")


class Inline:
    """Reads what stands inside lines. Texts come with atoms for what has brackets or tags."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def marked(self, text: str) -> str:
        """The text with atoms for addresses, and marks for emphasis."""
        if "//" in text or "mailto:" in text:
            text = _ADDRESS.sub(self._address, text)
        if "__" in text:
            text = _MAGIC.sub("", text)
        if "''" in text:
            text = "\n".join(_emphasis(line) for line in text.split("\n"))
        return self._decoded(text)

    def markdown(self, text: str) -> str:
        """Marked text as Markdown, for the middle of a line."""
        text = escaping.tidied(" ".join(text.replace(BREAK, " ").split()))
        return escaping.emphasised(self.page.atoms.markdown(text, escaping.escaped))

    def line(self, text: str) -> str:
        """Raw text as Markdown on one line."""
        return self.markdown(self.marked(text))

    def plain(self, text: str) -> str:
        """Raw text as words without any markup, on one line."""
        return self.page.atoms.plain(self.marked(text))

    def _decoded(self, text: str) -> str:
        return _ENTITY.sub(lambda match: _sound(html.unescape(match.group())), text) if "&" in text else text

    def _address(self, match: re.Match[str]) -> str:
        return self._linked(match) if match["linked"] else self._bare(match)

    def _linked(self, match: re.Match[str]) -> str:
        written = match["linked"]
        address = safe_address(f"https:{written}" if written.startswith("//") else written)
        if address is None:
            return match.group()
        shown = self._decoded("\n".join(_emphasis(line) for line in (match["shown"] or "").split("\n"))).strip()
        plain = self.page.atoms.plain(shown)
        return self.page.link(address, self.markdown(shown), plain)

    def _bare(self, match: re.Match[str]) -> str:
        written = without_trailing(match["bare"])
        address = safe_address(written)
        if address is None:
            return match.group()
        return self.page.link(address, "", "") + match["bare"][len(written) :]


def _sound(character: str) -> str:
    """What an entity says, unless it is one of our own marks or nothing that text may hold."""
    return " " if character == "\xa0" else character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"


def _emphasis(line: str) -> str:
    """Runs of apostrophes as marks: two slanted, three strong, five both; what a line leaves open ends with it."""
    if "''" not in line:
        return line
    runs = [len(run.group()) for run in _QUOTES.finditer(line)]
    sizes = _sizes(runs)
    place = iter(sizes)
    open_marks: list[str] = []
    text = _QUOTES.sub(lambda _run: _toggled(*next(place), open_marks), line)
    return text + "".join(_END[mark] for mark in reversed(open_marks))


_END = {STRONG: STRONG_END, EM: EM_END}


def _sizes(runs: list[int]) -> list[tuple[str, int]]:
    """Each run as loose apostrophes and a mark of 2, 3 or 5; an odd strong beside an odd slanted one is a slanted."""
    sized = [("'" * (run - 5), 5) if run > 5 else ("'", 3) if run == 4 else ("", run) for run in runs]
    slanted = sum(size in (2, 5) for _loose, size in sized)
    strong = [place for place, (_loose, size) in enumerate(sized) if size in (3, 5)]
    if slanted % 2 and len(strong) % 2:
        first = next((place for place in strong if sized[place][1] == 3), None)
        if first is not None:
            sized[first] = (sized[first][0] + "'", 2)
    return sized


def _toggled(loose: str, size: int, open_marks: list[str]) -> str:
    marks = {2: [EM], 3: [STRONG], 5: [STRONG, EM]}[size]
    if size == 5 and open_marks:
        marks = (
            list(reversed(open_marks)) if len(open_marks) == 2 else [open_marks[-1], *({STRONG, EM} - {*open_marks})]
        )
    return loose + "".join(_toggle(mark, open_marks) for mark in marks)


def _toggle(mark: str, open_marks: list[str]) -> str:
    if mark not in open_marks:
        open_marks.append(mark)
        return mark
    again = open_marks[open_marks.index(mark) + 1 :]
    del open_marks[open_marks.index(mark) :]
    open_marks += again
    return "".join([*(_END[one] for one in reversed(again)), _END[mark], *again])
