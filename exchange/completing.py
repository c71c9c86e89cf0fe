"""Completing: a table says less than a record; what it has no column for stays as it is here."""

from typing import Any

from incidents.publications import address_key, description_key
from wiki.names import fold
from wiki.record import Record

Row = dict[str, Any]
DESCRIPTION = {"title": "", "publisher": "", "date": "", "url": ""}


def completed(record: Record, latest: Record) -> Record:
    """A record with the keys that it lacks.

    Sources keep their keys, laws the sources of their outcomes, organisations the pages that they were found to be.
    """
    rows = {key: matched(record[key], latest[key]) for key, matched in _MATCHED.items() if key in record}
    return {**latest, **record, **rows}


def _sources(rows: list[Row], latest: list[Row]) -> list[Row]:
    known = {_described(row): row for row in latest}
    return [{**row, **known.get(_described(row), {})} for row in rows]


def _laws(rows: list[Row], latest: list[Row]) -> list[Row]:
    known = {fold(row["text"]): row for row in latest}
    return [{**known.get(fold(row["text"]), {}), **row} for row in rows]


def _organisations(rows: list[Row], latest: list[Row]) -> list[Row]:
    known = {(fold(row["name"]), row["role"]): row for row in latest}
    return [{**row, **known.get((fold(row["name"]), row["role"]), {})} for row in rows]


def _described(row: Row) -> tuple[str, ...]:
    """What a source is known again by: its address, else what it is called."""
    whole = {**DESCRIPTION, **row}
    address = address_key(whole["url"])
    return (address,) if address else description_key(whole)


_MATCHED = {"sources": _sources, "laws": _laws, "organisations": _organisations}
