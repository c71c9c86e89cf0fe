"""Folding of names, the order that they stand in, and the slugs made of them."""

import re
import unicodedata

SLUG_LENGTH = 100
TITLE_BYTES = 40
SLUG_PATTERN = re.compile(r"\A[^\W_A-Z]+(?:-+[^\W_A-Z]+)*\Z")
_BEFORE_WORDS = re.compile(r"^[\W_]+")
_PUNCTUATION = re.compile(r"[^\w]+|_")
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("s", ""))
_NO_PLURAL = ("ss", "us", "is")


def fold(name: str) -> str:
    """A name with case and spacing folded, as links compare it: `New  York_Times` is `new york times`."""
    return " ".join(unicodedata.normalize("NFKC", name).replace("_", " ").casefold().split())[:255]


def stem(name: str) -> str:
    """A name with plurals and punctuation folded too, as written values compare it: `Data-Brokers` is `data broker`."""
    return " ".join(_singular(word) for word in _PUNCTUATION.sub(" ", fold(name).replace("'s", "")).split())


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(_NO_PLURAL):
        return word
    for ending, replacement in _ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)] + replacement
    return word


def sort_title(title: str) -> bytes:
    """The beginning of a title as it is sorted: without case, accents and opening quotes. No collation has a say."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", fold(title)) if not unicodedata.combining(sign))
    return (_BEFORE_WORDS.sub("", letters) or letters).encode()[:TITLE_BYTES]


def slug_of(title: str) -> str:
    """Lower-case Unicode letters, digits and hyphens, at most 100 characters; empty where nothing is left."""
    text = unicodedata.normalize("NFKC", title).replace("'", "").replace("’", "").lower()
    text = text.replace("\N{COMBINING DOT ABOVE}", "")  # what lower case leaves of a Turkish capital I
    return re.sub(r"[\W_]+", "-", text).strip("-")[:SLUG_LENGTH].rstrip("-")
