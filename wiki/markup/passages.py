"""Coded passages: stretches of a body that carry codes of terms."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2s

from wiki.markup.document import Document, read
from wiki.markup.plain import pieces_of, text_of
from wiki.markup.tokens import Coded

REACH = 200
"""Characters of context on each side where no sentence ends before."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?:\s+|\Z)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A coded passage. `key` tells it from the others of its page and stays while text and codes stay.

    `codes` are pairs of kind and slug in the order written; `start` and `end` its place in the body, marks included;
    `text` and `context`, the sentence around it, are plain text.
    """

    key: str
    text: str
    codes: tuple[tuple[str, str], ...]
    start: int
    end: int
    context: str

    @property
    def says(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """What is stored of it, but for the text, which the key stands for."""
        return self.key, self.context, self.codes


def scan_passages(*texts: str) -> list[Passage]:
    """The coded passages that `render` marks, in the order of reading; those of a page's several texts in turn."""
    seen: Counter[str] = Counter()
    return [passage for text in texts if "]{" in text for passage in _passages(read(text), seen)]


def keys_of(document: Document, seen: Counter[str]) -> dict[int, str]:
    """The keys of the passages by the numbers of their tokens; `seen` counts those of the page and goes on counting."""
    return {
        number: _key(text_of(token.text, document.tokens), token.codes, seen)
        for number, token in document.of(Coded).items()
    }


def _passages(document: Document, seen: Counter[str]) -> Iterator[Passage]:
    contexts: dict[int, Iterator[tuple[str, str]]] = {}
    tokens = document.of(Coded)
    for number, key in keys_of(document, seen).items():
        token = tokens[number]
        if token.stretch not in contexts:
            contexts[token.stretch] = _in_context(pieces_of(document.stretches[token.stretch], document.tokens))
        text, context = next(contexts[token.stretch])
        yield Passage(key, text, token.codes, token.start, token.end, context)


def _key(text: str, codes: tuple[tuple[str, str], ...], seen: Counter[str]) -> str:
    identity = "\n".join([text, *sorted(f"{kind}={slug}" for kind, slug in codes)])
    key = blake2s(identity.encode(), digest_size=6).hexdigest()
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}-{seen[key]}"


def _in_context(pieces: list[str]) -> Iterator[tuple[str, str]]:
    """Each passage with its context, of the pieces of a stretch of text."""
    whole = "".join(pieces)
    position = 0
    for place, piece in enumerate(pieces):
        end = position + len(piece)
        if place % 2:
            yield piece, _before(whole, position) + piece + _after(whole, piece, end)
        position = end


def _before(whole: str, start: int) -> str:
    window = whole[max(0, start - REACH) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    if ends:
        return window[ends[-1] :]
    return window if start <= REACH else "…" + window.partition(" ")[2]


def _after(whole: str, passage: str, end: int) -> str:
    window = whole[end : end + REACH]
    last = _SENTENCE_END.search(passage, max(0, len(passage) - 5))
    if last and last.end() == len(passage) and not window[:1].strip():
        return ""
    sentence_end = _SENTENCE_END.search(window)
    if sentence_end:
        return window[: sentence_end.end()].rstrip()
    return window if end + REACH >= len(whole) else window.rpartition(" ")[0] + "…"
