"""Folding: what SQLite does not take for the same letter is made the same, before it is indexed or sought.

SQLite takes accents off where they stand on an ASCII letter; ł, ß and the accents of Greek it leaves. Only its index is
folded: people see texts as they are written.
"""

import re
import unicodedata
from bisect import bisect_left
from itertools import accumulate

from incidents.search.words import plain

_SPELT = str.maketrans(
    {"æ": "ae", "œ": "oe", "þ": "th", **dict(zip("ðđħıłŋøŧɓɗɛƙƴ", "ddhilnotbdeky", strict=True))},
)
"""Letters without case and accents that are letters by themselves to Unicode. PostgreSQL's unaccent knows these."""

_LATIN_AND_GREEK = (*range(0x80, 0x400), *range(0x1E00, 0x2000))
_IO = (0x401, 0x451)
"""Ё, the one letter of Cyrillic whose dots are left out: й and ї are letters that nobody takes for others."""


def _fold(letter: str) -> str:
    """A letter without case and accents, where SQLite would not make the same of it."""
    if unicodedata.normalize("NFD", letter)[0].isascii():
        return letter
    folded = plain(letter).translate(_SPELT)
    return folded if folded.isalpha() and folded != letter.lower() else letter


_FOLDS = {letter: _fold(letter) for letter in map(chr, (*_LATIN_AND_GREEK, *_IO)) if _fold(letter) != letter}
_FOLDED = re.compile(f"[{''.join(_FOLDS)}]")
_MARK = re.compile("([\x02\x03])")
_LEFT_OUT = " …"
"""What SQLite puts at the ends of a piece where the text goes on."""


def folded(text: str) -> str:
    """A text as it is indexed, or words as they are sought."""
    return text if text.isascii() else _FOLDED.sub(lambda letter: _FOLDS[letter[0]], text)


def as_written(piece: str, text: str) -> str:
    """A piece of what a text was folded to, with hits marked in it, in the letters of the text."""
    core = piece.strip(_LEFT_OUT)
    if not core:
        return piece
    before, _core, after = piece.partition(core)
    at = folded(text).find(_MARK.sub("", core))
    places = [0, *accumulate(len(_FOLDS.get(letter, letter)) for letter in text)]
    written = []
    for part in _MARK.split(core):
        if _MARK.match(part):
            written.append(part)
        else:
            written.append(text[bisect_left(places, at) : bisect_left(places, at + len(part))])
            at += len(part)
    return "".join((before, *written, after))
