"""Words: how texts and queries are cut, so that both engines see the same words in them."""

import re
import unicodedata

SEPARATOR = "\x1f"
"""Stands in indexed texts where a word ends, and is taken out of what people see. No page can hold it."""

SHORTEST, LONGEST = 3, 40
"""Letters of a word that a mistyped one may be taken for."""

MARKS = "".join(
    chr(code)
    for code in range(0x300, 0x1F000)
    if unicodedata.category(chr(code)).startswith("M") and not 0xFE00 <= code <= 0xFE0F  # emoji are no words
)
"""Accents, vowel signs and the like: they belong to the letter before, which re does not know."""

INVISIBLE = "\u00ad\u2060\ufeff"
"""Within words: where a line may or must not break. Not U+200B, which parts words; nor joiners, which are spelling."""

_WIDTHS = re.compile("[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f]+")
"""Full-width letters and digits, half-width kana, and ligatures: other shapes of letters, which count for nothing."""

_POINTS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u0652\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)
"""Vowel points of Hebrew and Arabic, and the stroke that lengthens Arabic words: few write them, none seek them."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*")
_JOINING = re.compile(r"([!-/:-@\[-`{-~])(?=\S)")
_FOREIGN = re.compile(r"[^\n]?[^\x00-\x7f]+")
_FOREIGN_SIGN = re.compile(rf"[^\w\s\x00-\x7f{MARKS}]")
_STRAY_MARKS = re.compile(rf"(?<![^\W_])(?<![{MARKS}])[{MARKS}]+")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    rf"\U00020000-\U0003ffff](?<![{MARKS}])[{MARKS}]*"
)
_AROUND = rf"{SEPARATOR}\g<0>{SEPARATOR}"


def spaced(text: str) -> str:
    """A text in which every word stands for itself: PostgreSQL would take `meta/facebook` for the name of a file and
    pass over `tel://`, and both engines take a sentence of Chinese for one word, of which each character becomes one
    here. Shapes and vowel points go, for people read a word as well without them.
    """
    if not text.isascii():
        plain_text = _POINTS.sub("", _WIDTHS.sub(_usual, _visible(text)))
        text = _FOREIGN.sub(_apart, unicodedata.normalize("NFC", plain_text))
    return _JOINING.sub(rf"\1{SEPARATOR}", text)


def _visible(text: str) -> str:
    for sign in INVISIBLE:
        text = text.replace(sign, "")
    return text


def _usual(run: re.Match[str]) -> str:
    """Letters in their usual shape."""
    return unicodedata.normalize("NFKC", run[0])


def _apart(run: re.Match[str]) -> str:
    """A run of characters beyond ASCII, and the one before it."""
    return _UNSPACED.sub(_AROUND, _FOREIGN_SIGN.sub(_AROUND, _STRAY_MARKS.sub("", run[0])))


def shown(text: str) -> str:
    """An indexed text as people read it."""
    return text.replace(SEPARATOR, "")


def printable(text: str) -> str:
    """A text from outside without control characters and halves of characters, which no database takes, and without
    what nobody sees within a word or an operator."""
    return _CONTROL.sub(" ", _visible(text))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, as both engines cut it."""
    return tuple(_WORD.findall(spaced(text)))


def plain(word: str) -> str:
    """A word without case and accents."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def known_words(text: str) -> set[str]:
    """The words of a name that a mistyped word may be taken for: no numbers, none very short or long."""
    found = {plain(word) for word in words_of(text)}
    return {word for word in found if SHORTEST <= len(word) <= LONGEST and not word.isnumeric()}
