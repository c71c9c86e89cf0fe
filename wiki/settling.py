"""Settling a record: what it names is looked up, and the labels of the day are written in."""

from collections.abc import Callable

from wiki.directory import Directory
from wiki.models import WikiPage
from wiki.record import Record
from wiki.signature import Signature

Signed = tuple[Record, Signature]
Gatherer = Callable[[list[Signed], Directory], None]
_gatherers: dict[str, Gatherer] = {}


def gathers(kind: str) -> Callable[[Gatherer], Gatherer]:
    """Register a deed that makes pages which records of a kind may name before they exist (sources, organisations)."""

    def enter(gatherer: Gatherer) -> Gatherer:
        _gatherers[kind] = gatherer
        return gatherer

    return enter


def gather(model: type[WikiPage], signed: list[Signed], directory: Directory) -> None:
    """Look up all that a batch of records refers to; what is made for one of them is signed as it is."""
    directory.load(
        wanted for record, _ in signed for field in model.record_fields for wanted in field.wanted(record[field.key])
    )
    if model.kind in _gatherers:
        _gatherers[model.kind](signed, directory)


def settled(model: type[WikiPage], record: Record, directory: Directory) -> Record:
    """The record with slugs and labels of today for all that it names; of what is gone, the text as written stays."""
    labels = {field.key: field.settle(field.of(record), directory) for field in model.record_fields}
    return {**record, **labels}


def gone(model: type[WikiPage], record: Record, directory: Directory) -> list[str]:
    """What the record refers to by slug and is there no more, as written."""
    wanted = (w for field in model.record_fields for w in field.wanted(record[field.key]))
    return [w.text or w.slug for w in wanted if w.slug and not directory.by_slug(w.kind, w.slug)]


def settle(page: WikiPage, record: Record, directory: Directory, signature: Signature) -> tuple[Record, list[str]]:
    """One record settled, and what it names that is gone since it was written."""
    gather(type(page), [(record, signature)], directory)
    return settled(type(page), record, directory), gone(type(page), record, directory)
