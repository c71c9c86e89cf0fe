"""The prose of an event taken apart: paragraphs, sentences, the words without their marks."""

import re

FOOTNOTE = re.compile(r"\[\^([\w-]+)\]")
PASSAGE = re.compile(r"\]\{([^}\n]+)\}")
_LINK = re.compile(r"\[\[(?:[^\]|\n]+\|)?([^\]\n]+)\]\]")
_MARKS = re.compile(r"[\[\]*\"“”'‘’]")
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n+")


def plain(markdown):
    """The words as they are read: no footnotes, no codes, no brackets, no quotation marks."""
    text = PASSAGE.sub("]", FOOTNOTE.sub("", markdown))
    return _MARKS.sub("", _LINK.sub(r"\1", text)).strip()


def paragraphs(page):
    return [part for part in page["body"].strip().split("\n\n") if not part.startswith("#")]


def headings(page):
    return [line.lstrip("# ") for line in page["body"].splitlines() if line.startswith("#")]


def sentences(markdown):
    """Sentences of some length; the short ones ("He lost.") are nobody's own."""
    return [part for part in _SENTENCE_END.split(plain(markdown)) if len(part.split()) > 5]


def words(page):
    return plain("\n\n".join(paragraphs(page))).split()


def opening(markdown, count):
    return tuple(re.findall(r"\w+", plain(markdown).casefold())[:count])
