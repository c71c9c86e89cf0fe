"""What the readers of wikitext need to know of both wikis: names of terms here, names of namespaces there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wiki.markup.links import CODE_KINDS
from wiki.names import fold, stem

USER, PROJECT, FILE, INTERFACE, TEMPLATE, HELP, CATEGORY, MEDIA = 2, 4, 6, 8, 10, 12, 14, -2
CANONICAL = {
    "media": -2,
    "special": -1,
    "talk": 1,
    "user": 2,
    "user talk": 3,
    "project": 4,
    "project talk": 5,
    "file": 6,
    "image": 6,
    "file talk": 7,
    "mediawiki": 8,
    "mediawiki talk": 9,
    "template": 10,
    "template talk": 11,
    "help": 12,
    "help talk": 13,
    "category": 14,
    "category talk": 15,
}
"""Namespaces by the names that every MediaWiki understands; its own names come from its siteinfo."""


@dataclass(frozen=True)
class Vocabulary:
    """`terms` are slugs by kind and folded name; `mapping` by row of the infobox and folded value as writers put it.

    `namespaces` are numbers by folded name.
    """

    terms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    mapping: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    namespaces: Mapping[str, int] = field(default_factory=lambda: CANONICAL)

    def code(self, name: str) -> tuple[str, str] | None:
        """Kind and slug of the term that an annotation names: a harm before others; `kind:Name` says which."""
        head, colon, rest = name.partition(":")
        if colon and head.strip().casefold() in CODE_KINDS:
            kind = head.strip().casefold()
            slug = self.term(kind, rest)
            return (kind, slug) if slug else None
        found = ((kind, self.term(kind, name)) for kind in CODE_KINDS)
        return next(((kind, slug) for kind, slug in found if slug), None)

    def term(self, kind: str, name: str) -> str | None:
        """The slug of the term of a kind that bears a name, to the letter or but for plurals and punctuation."""
        names = self.terms.get(kind, {})
        return names.get(fold(name)) or names.get(stem(name))

    def mapped(self, row: str, text: str) -> str | None:
        """The slug that the table of mappings gives a value of a row."""
        return self.mapping.get(row, {}).get(fold(text))

    def split(self, title: str) -> tuple[int, str]:
        """The namespace of a title, and the rest of it; 0 and the whole where it has none."""
        head, colon, rest = title.partition(":")
        number = self.namespaces.get(fold(head)) if colon and rest.strip() else None
        return (number, rest.strip()) if number is not None else (0, title)
