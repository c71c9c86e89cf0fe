"""Emphasis: which stars and underscores of a text make what stand out, by the rules of CommonMark.

Python-Markdown 3.11's own way loses characters where marks overlap (`*a **b*xy` loses the x). Marks are replaced by
control characters, which pass through Markdown as text and become tags in the HTML just before it is sanitised.
"""

import re
import unicodedata
from dataclasses import dataclass

MAX_DEPTH = 10
"""Emphasis nested deeper is left out."""

_EM, _EM_END, _STRONG, _STRONG_END = "\x10", "\x11", "\x12", "\x13"
_TAGS = str.maketrans({_EM: "<em>", _EM_END: "</em>", _STRONG: "<strong>", _STRONG_END: "</strong>"})
_NOTHING = str.maketrans(dict.fromkeys((_EM, _EM_END, _STRONG, _STRONG_END), ""))
_RUN = re.compile(r"\\.|\*+|_+", re.DOTALL)


@dataclass(slots=True)
class _Run:
    """A run of marks; what is left of it goes from `start` to `end`, and `length` is what it was."""

    sign: str
    start: int
    end: int
    length: int
    opens: bool
    closes: bool

    @property
    def left(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Pair:
    """Marks that belong together: where they stand, and how many on each side (two are strong)."""

    opening: int
    closing: int
    size: int


def marked(text: str) -> str:
    """The text with control characters in place of the marks that make emphasis."""
    if "*" not in text and "_" not in text:
        return text
    changes: dict[int, tuple[int, str]] = {}
    for pair in _shallow(_Pairing(text).run()):
        changes[pair.opening] = (pair.size, _EM if pair.size == 1 else _STRONG)
        changes[pair.closing] = (pair.size, _EM_END if pair.size == 1 else _STRONG_END)
    pieces, position = [], 0
    for start in sorted(changes):
        size, mark = changes[start]
        pieces += [text[position:start], mark]
        position = start + size
    return "".join([*pieces, text[position:]])


def tagged(html: str) -> str:
    """HTML in which the control characters have become tags, perhaps badly nested ones."""
    return html.translate(_TAGS)


def unmarked(text: str) -> str:
    """The text without the control characters."""
    return text.translate(_NOTHING)


class _Pairing:
    """Pairs each closing run with the nearest opening one, the runs between them being passed over.

    `bottoms` says for each kind of closing run below which height of the stack it has been sought in vain, which keeps
    the time linear.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Run] = []
        self.pairs: list[_Pair] = []
        self.bottoms: dict[tuple[str, bool, int], int] = {}

    def run(self) -> list[_Pair]:
        for match in _RUN.finditer(self.text):
            if match.group()[0] != "\\":
                self._take(_run(self.text, match))
        return self.pairs

    def _take(self, run: _Run) -> None:
        while run.closes and run.left and (height := self._opening(run)) is not None:
            self._pair(height, run)
        if run.opens and run.left:
            self.stack.append(run)

    def _opening(self, closing: _Run) -> int | None:
        kind = (closing.sign, closing.opens, closing.length % 3)
        for height in range(len(self.stack) - 1, self.bottoms.get(kind, 0) - 1, -1):
            if self.stack[height].sign == closing.sign and _may_pair(self.stack[height], closing):
                return height
        self.bottoms[kind] = len(self.stack)
        return None

    def _pair(self, height: int, closing: _Run) -> None:
        opening = self.stack[height]
        size = 2 if opening.left > 1 and closing.left > 1 else 1
        opening.end -= size
        self.pairs.append(_Pair(opening.end, closing.start, size))
        closing.start += size
        del self.stack[height + 1 if opening.left else height :]
        self.bottoms = {kind: min(bottom, len(self.stack)) for kind, bottom in self.bottoms.items()}


def _run(text: str, match: re.Match[str]) -> _Run:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    is_left = bool(after.strip()) and (not _is_punctuation(after) or not before.strip() or _is_punctuation(before))
    is_right = bool(before.strip()) and (not _is_punctuation(before) or not after.strip() or _is_punctuation(after))
    sign = match.group()[0]
    opens = is_left and (sign == "*" or not is_right or _is_punctuation(before))
    closes = is_right and (sign == "*" or not is_left or _is_punctuation(after))
    return _Run(sign, match.start(), match.end(), len(match.group()), opens, closes)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _may_pair(opening: _Run, closing: _Run) -> bool:
    """CommonMark's rule of three, which keeps `*a**b*` from being cut in the middle."""
    if not (opening.closes or closing.opens) or (opening.length + closing.length) % 3:
        return True
    return not opening.length % 3 and not closing.length % 3


def _shallow(pairs: list[_Pair]) -> list[_Pair]:
    """The pairs that are not nested too deep."""
    kept: list[_Pair] = []
    around: list[int] = []
    for pair in sorted(pairs, key=lambda pair: pair.opening):
        while around and around[-1] < pair.opening:
            around.pop()
        if len(around) < MAX_DEPTH:
            kept.append(pair)
            around.append(pair.closing)
    return kept
