"""Wording: what a question says, as chips that can be taken off, as pairs of an address, and as a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from incidents.addresses import Address, Pair
from incidents.filters import EventFilterSet, Said
from incidents.questions import LONGEST, MOST_VALUES
from wiki.fields import Words

SETTINGS = ("sort", "page", "per_page", "cursor")


@dataclass(frozen=True)
class Chip:
    """A value of a parameter; `address` is the question without it."""

    name: str
    word: str
    facet: Words
    label: Words
    excluded: bool
    address: str


@dataclass(frozen=True)
class Relaxation:
    """A parameter of a question that finds nothing: what it says, the address of a wider question without it, or of it
    alone, and how many events are there.
    """

    name: str
    says: str
    address: str
    count: int


def pairs(filters: EventFilterSet) -> Iterator[Pair]:
    """The parameters that narrow the question, in canonical order."""
    for name in filters.filters:
        yield from ((name, word) for word, _label in said(filters, name))


def said(filters: EventFilterSet, name: str) -> list[Said]:
    """The words of a parameter with their labels; what could not be read stays as it was typed."""
    if name in filters.said:
        words: list[Said] = filters.filters[name].said(filters.said[name])
        return words
    if name in SETTINGS or name not in filters.form.errors:
        return []
    return [(word[:LONGEST], word[:LONGEST]) for word in filters.data.getlist(name)[:MOST_VALUES] if word]


def chips(filters: EventFilterSet, address: Address) -> list[Chip]:
    """Every value that narrows the question."""
    return [
        Chip(name, word, one.label, label, name.startswith("not_"), address.without(name, word))
        for name, one in filters.filters.items()
        for word, label in said(filters, name)
    ]


def sentence(filters: EventFilterSet) -> str:
    """What the events are: "Events: Solove harm is Insecurity or Exclusion; Country is not Germany; from 2019"."""
    parts = [filters.filters[name].says(value) for name, value in filters.said.items()]
    parts = [part for part in parts if part]
    return _("Events: %(filters)s") % {"filters": "; ".join(parts)} if parts else _("All events")


def relaxations(filters: EventFilterSet, address: Address) -> list[Relaxation]:
    """What is found without each parameter in turn, most first; those without which nothing is found are left out."""
    found = [_wider(filters, name, address.without(name)) for name in dict(pairs(filters))]
    return sorted((one for one in found if one.count), key=lambda one: -one.count)


def alone(filters: EventFilterSet, address: Address) -> list[Relaxation]:
    """What is found by each parameter by itself, most first; those that find nothing are told too."""
    names = dict(pairs(filters))
    found = [_wider(filters, name, address.without_all(names.keys() - {name})) for name in names]
    return sorted(found, key=lambda one: -one.count)


def _wider(filters: EventFilterSet, name: str, address: str) -> Relaxation:
    others = EventFilterSet(QueryDict(address.partition("?")[2]), filters.index, filters.coding)
    says = filters.filters[name].says(filters.said[name]) if name in filters.said else str(filters.filters[name].label)
    return Relaxation(name, says, address, len(others.found))
