"""Numbering: ids of passages, citations and notes, unique on a page whose lead and body are rendered apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from wiki.markup.document import Document
from wiki.markup.passages import keys_of
from wiki.markup.tokens import Citation


@dataclass(slots=True)
class Numbers:
    """What the tokens and notes of one document are numbered with.

    By token: `passages` are keys, `citations` the how-manieth of its key. By key: `notes` are numbers of notes, of
    which the first is `first_note`, and `sources` places in the list of sources. `uses` counts citations by note.
    """

    passages: dict[int, str]
    citations: dict[int, int]
    notes: dict[str, int]
    first_note: int
    sources: dict[str, int]
    uses: Counter[int]


@dataclass(slots=True)
class Count:
    """What the texts of a page have used so far."""

    passages: Counter[str] = field(default_factory=Counter)
    citations: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    unknown: dict[str, None] = field(default_factory=dict)

    def number(self, document: Document, sources: Sequence[str]) -> Numbers:
        """Number a document's tokens, and go on counting."""
        numbers = Numbers(
            passages=keys_of(document, self.passages),
            citations={},
            notes={},
            first_note=self.notes + 1,
            sources={key: place for place, key in reversed(list(enumerate(sources, start=1)))},
            uses=Counter(),
        )
        self.notes += len(document.notes)
        for place, (key, _) in enumerate(document.notes, start=numbers.first_note):
            numbers.notes.setdefault(key, place)
        self._cite(document, numbers)
        return numbers

    def _cite(self, document: Document, numbers: Numbers) -> None:
        for number, token in document.of(Citation).items():
            if token.key in numbers.notes:
                note = numbers.notes[token.key]
                numbers.uses[note] += 1
                numbers.citations[number] = numbers.uses[note]
                continue
            self.citations[token.key] += 1
            numbers.citations[number] = self.citations[token.key]
            if token.key not in numbers.sources:
                self.unknown[token.key] = None
