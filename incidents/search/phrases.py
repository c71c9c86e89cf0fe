"""Phrases in texts that PostgreSQL marked: it marks each of their words wherever that stands, and before release 16 it
picks passages that have the words and not the phrase. So it marks whole texts, and the rest is done here.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from incidents.search.words import words_of

Stems = tuple[str, ...]
BEFORE, AFTER = 60, 240
"""Letters that are shown of a long text before a hit and from there on: some forty words."""
_BETWEEN_WORDS = re.compile(r"[\s\x1f]")
_MARKED = re.compile("\x02([^\x03]*)\x03")


def marked_words(text: str) -> list[str]:
    """The words between marks."""
    return _MARKED.findall(text)


def whole(text: str, leaves: Collection[Stems], stems: Mapping[str, str]) -> str:
    """A text with marks around what is sought, each a tuple of stems, and no more around words of a phrase that stand
    elsewhere. `stems` has that of each marked word.
    """
    apart = _MARKED.split(text)
    plain, words = apart[::2], apart[1::2]
    inside, joined = _places(leaves, [stems[word] for word in words], plain)
    written = [plain[0]]
    for place, word in enumerate(words):
        opening = "\x02" if place in inside - joined else ""
        closing = "\x03" if place in inside and place + 1 not in joined else ""
        written += opening, word, closing, plain[place + 1]
    return "".join(written)


def _places(leaves: Collection[Stems], found: list[str], plain: list[str]) -> tuple[set[int], set[int]]:
    """Which of the marked words belong to what is sought, and which of these to the one before."""
    inside, joined = set[int](), set[int]()
    for start, leaf in _beginnings(leaves, found):
        after = range(start + 1, start + len(leaf))
        if not any(words_of(plain[place]) for place in after):
            inside |= {start, *after}
            joined |= {*after}
    return inside, joined


def _beginnings(leaves: Collection[Stems], found: list[str]) -> Iterator[tuple[int, Stems]]:
    """Where the marked words are those of something sought, be there others between them or not."""
    for start in range(len(found)):
        for leaf in leaves:
            if tuple(found[start : start + len(leaf)]) == leaf:
                yield start, leaf


def excerpt(text: str) -> str:
    """Of a marked text the piece with the most hits, with dots where the text goes on; nothing of one without hits."""
    hits = [mark.start() for mark in _MARKED.finditer(text)]
    if not hits:
        return ""
    best = max(hits, key=lambda hit: text.count("\x02", hit, hit + AFTER))
    start, end = _around(text, best)
    closing = "\x03" if _is_in_mark(text, end) else ""
    return f"{'… ' if start else ''}{text[start:end]}{closing}{' …' if end < len(text) else ''}"


def _around(text: str, hit: int) -> tuple[int, int]:
    """Where a piece around a hit begins and ends: not within a word, nor within a mark unless a hit is that long."""
    start = max(min(hit - BEFORE, len(text) - BEFORE - AFTER), 0)
    start = _end_of_word(text, start) + 1 if start else 0
    end = _end_of_word(text, hit + AFTER)
    if _is_in_mark(text, start):
        start = text.find("\x03", start) + 1
    last = text.rfind("\x02", 0, end)
    return start, last if last > hit and _is_in_mark(text, end) else end


def _is_in_mark(text: str, place: int) -> bool:
    return text.rfind("\x02", 0, place) > text.rfind("\x03", 0, place)


def _end_of_word(text: str, place: int) -> int:
    return next((mark.start() for mark in _BETWEEN_WORDS.finditer(text, place)), len(text))
