"""Values of facets as questions name them: words of addresses, read into codes of the index and labels for people."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray
from pyroaring import BitMap

from common.prepared import Prepared, listed
from incidents.fields import PEOPLE_UNITS
from incidents.index import Index, codes
from incidents.index.codes import Facet
from incidents.index.involved import ANY_ROLE, BITS
from incidents.models import Organisation
from incidents.models.infobox import Basis, Coded
from incidents.models.involvement import Role
from taxonomy import countries
from wiki.fields import Words
from wiki.fields.states import State
from wiki.models import FormerSlug
from wiki.names import SLUG_LENGTH, SLUG_PATTERN

ANY_EMPTY = "-"
"""The word for any kind of empty; that for each kind is its state after a hyphen."""
AND = "+"
"""Joins the words of values that an event must all have: `insecurity+exclusion`."""
MOST_JOINED = 8
"""Values that are joined in one."""
GLOBAL = "global"
LABELS: dict[Facet, dict[str, Words]] = {
    codes.ORGANISATION_ROLE: {role.slug: role.label for role in Role},
    codes.BASIS: {basis.value: basis.label for basis in Basis},
    codes.UNIT: dict(
        zip(PEOPLE_UNITS, (_("people"), _("accounts"), _("records"), _("files"), _("devices")), strict=True)
    ),
    codes.CODED: {coded.value: coded.label for coded in Coded},
}


@dataclass(frozen=True)
class Value:
    """A value of a facet: its word in addresses, its label, and the codes of which an event has one.

    An organisation has its primary key and those of all that were merged into it instead. Several values of which an
    event must have all are one too, in which `parts` has them.
    """

    facet: Facet
    word: str
    label: Words
    codes: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()
    parts: tuple["Value", ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it is a kind of empty."""
        return self.word.startswith(ANY_EMPTY) and not self.parts

    def is_within(self, other: "Value") -> bool:
        """Whether it is a term below the other, so that every event that has it has the other too."""
        return bool(self.codes) and set(self.codes) < set(other.codes)


def read(index: Index, facet: Facet, words: Iterable[str]) -> tuple[list[Value], list[str]]:
    """The values that some words name, each once, and the words that name none. Two queries for organisations."""
    split = {word: _parts(facet, word) for word in words}
    named = _named(index, facet, list(dict.fromkeys(part for parts in split.values() for part in parts)))
    joined = [both(*(named[part] for part in parts)) for parts in split.values() if named.keys() >= set(parts)]
    values = {value.word: value for value in joined}
    return list(values.values()), [word for word, parts in split.items() if not named.keys() >= set(parts)]


def both(*values: Value) -> Value:
    """The value that an event has where it has all of some: the narrowest, where they lie within one another."""
    parts = {part.word: part for value in values for part in value.parts or (value,)}
    narrow = [part for part in parts.values() if not any(one.is_within(part) for one in parts.values())]
    if len(narrow) == 1:
        return narrow[0]
    narrow.sort(key=lambda part: part.word)
    label = _now(" and ").join(str(part.label) for part in narrow)
    return Value(narrow[0].facet, AND.join(part.word for part in narrow), label, parts=tuple(narrow))


def events_of(index: Index, values: Iterable[Value], roles: int = ANY_ROLE) -> BitMap:
    """The events that have any of the values, organisations in any of the roles. Not to be changed.

    An event without organisations has none in any role: asked for a role, a kind of empty finds nothing.
    """
    values = [value for value in values if roles == ANY_ROLE or value.organisations or value.parts]
    found = [index.having(value.codes) for value in values if value.codes]
    found += [
        BitMap.intersection(*(events_of(index, [part], roles) for part in value.parts))
        for value in values
        if value.parts
    ]
    organisations = [pk for value in values for pk in value.organisations]
    if organisations:
        found.append(index.involved.events_of(organisations, roles))
    return found[0] if len(found) == 1 else BitMap.union(BitMap(), *found)


def roles_of(values: Iterable[Value]) -> int:
    """The bits of the roles that some values of ORGANISATION_ROLE name; any role for none."""
    return sum(BITS[value.word] for value in values) or ANY_ROLE


@lru_cache(maxsize=len(codes.FACETS))
def empties(facet: Facet) -> tuple[Value, ...]:
    """Any kind of empty, then each, where the facet can be empty."""
    if not facet.key:
        return ()
    kinds = [Value(facet, f"-{state.value}", state.label, (facet.empty_code(state.value),)) for state in State]
    return Value(facet, ANY_EMPTY, _("any kind of empty"), facet.empty_codes), *kinds


def term_value(index: Index, facet: Facet, entry: Any) -> Value:
    """The value of a term or law: itself and all below it. Kept as long as the vocabulary is."""
    kept, key = index.vocabulary.values, (facet.number, entry.pk)
    if key not in kept:
        branch = index.vocabulary.branch(entry.kind, entry.pk)
        kept[key] = Value(facet, entry.slug, entry.title, tuple(facet.code(pk) for pk in branch))
    value: Value = kept[key]
    return value


@lru_cache(maxsize=512)
def country_value(code: str) -> Value | None:
    """The value of a country's code, or of Global."""
    if code.casefold() == GLOBAL:
        return Value(codes.COUNTRY, GLOBAL, _("Global"), (codes.COUNTRY.code(codes.GLOBAL),))
    name = countries.name_of(code.upper())
    number = codes.country_number(code.upper()) if name else 0
    return Value(codes.COUNTRY, code.upper(), name, (codes.COUNTRY.code(number),)) if name else None


@lru_cache(maxsize=128)
def word_value(facet: Facet, word: str) -> Value | None:
    """The value of a plain word, such as a role; spaces count as hyphens."""
    word = word.replace(" ", "-")
    number = codes.WORDS[facet].get(word)
    return Value(facet, word, LABELS[facet][word], (facet.code(number),)) if number else None


def countries_of(index: Index) -> list[Value]:
    """Global and the countries that any event has."""
    first, last = codes.COUNTRY.code(codes.GLOBAL + 1), codes.COUNTRY.code(min(codes.EMPTY.values()))
    numbers = [code - codes.COUNTRY.code(0) for code in index.values if first <= code < last]
    words = (GLOBAL, *map(codes.country_code, numbers))
    return [value for word in words if (value := country_value(word))]


def organisations_of(index: Index, counts: NDArray[np.int64], most: int) -> list[Value]:
    """The organisations with most events, of which there are as many as `counts` says at their primary keys. They are
    kept as long as the vocabulary is: when one is renamed, merged or deleted, there is a new vocabulary.
    """
    pks = [int(pk) for pk in np.argsort(-counts, kind="stable")[:most] if counts[pk]]
    kept, number = index.vocabulary.values, codes.ORGANISATION.number
    if new := [pk for pk in pks if (number, pk) not in kept]:
        for page in _organisations_at().rows(Organisation.State.LIVE, listed(new)):
            kept[number, page.pk] = organisation_value(index, page.pk, page.slug, page.title)
    return [kept[number, pk] for pk in pks if (number, pk) in kept]


@cache
def _organisations_at() -> Prepared[Organisation]:
    return Prepared(Organisation.objects.live().order_by().only("slug", "title").filter(pk__among=[]))


def organisation_value(index: Index, pk: int, slug: str, title: str) -> Value:
    """The value of an organisation's page."""
    return Value(codes.ORGANISATION, slug, title, organisations=tuple(index.vocabulary.joined(pk)))


def _parts(facet: Facet, word: str) -> list[str]:
    """The words that are joined in one. Roles are not: it is organisations that are asked for with them."""
    return word.split(AND) if facet != codes.ORGANISATION_ROLE else [word]


def _named(index: Index, facet: Facet, words: list[str]) -> dict[str, Value]:
    if facet == codes.ORGANISATION:
        named = _organisations(index, [word for word in words if SLUG_PATTERN.match(word) and len(word) <= SLUG_LENGTH])
    else:
        named = {word: value for word in words if (value := _value(index, facet, word))}
    return named | {value.word: value for value in empties(facet)}


def _value(index: Index, facet: Facet, word: str) -> Value | None:
    if len(word) > SLUG_LENGTH:
        return None
    if facet == codes.COUNTRY:
        return country_value(word)
    if facet in codes.WORDS:
        return word_value(facet, word)
    entry = index.vocabulary.find(facet.kind, word)
    return term_value(index, facet, entry) if entry else None


def _organisations(index: Index, slugs: list[str]) -> dict[str, Value]:
    """Organisations by slugs, those that they had before a move too; a merged one is the one that it became."""
    if not slugs:
        return {}
    former = FormerSlug.objects.filter(kind=Organisation.kind, slug__in=slugs).values_list("slug", "page_id")
    asked = {**dict(former), **dict(Organisation.objects.live().filter(slug__in=slugs).values_list("slug", "pk"))}
    become = {slug: index.vocabulary.merged.get(pk, pk) for slug, pk in asked.items()}
    pages = Organisation.objects.live().filter(pk__in=become.values()).values_list("pk", "slug", "title")
    values = {pk: organisation_value(index, pk, slug, title) for pk, slug, title in pages}
    return {slug: values[pk] for slug, pk in become.items() if pk in values}
