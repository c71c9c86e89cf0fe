"""Gathering: pages that an event names before they exist, organisations and sources, are made with it."""

from collections.abc import Iterable, Iterator
from functools import cache, reduce
from operator import or_
from typing import Any

from django.db.models import Q

from common.prepared import Prepared, listed
from incidents.models import Organisation, Source
from incidents.publications import address_key, description_key
from wiki.directory import Directory
from wiki.names import stem
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.references import Entry
from wiki.settling import Signed, gathers
from wiki.signature import Signature

Row = dict[str, Any]
CARRIED = ("title", "publisher", "authors", "date", "url", "archived_url", "publication_kind")


@gathers("event")
def gather(signed: list[Signed], directory: Directory) -> None:
    """Make the organisations and sources that the records name and nobody has made; fill in the others' details."""
    _gather_organisations(signed, directory)
    _gather_sources(signed, directory)


def _gather_organisations(signed: list[Signed], directory: Directory) -> None:
    unknown: dict[str, tuple[str, Signature]] = {}
    for row, signature in _rows(signed, "organisations"):
        if "organisation" not in row and not directory.by_name("org", row["name"]):
            unknown.setdefault(stem(row["name"]), (row["name"], signature))
    wanted = _but_deleted(unknown.values())
    made = _make(Organisation, [({"title": name}, signature) for name, signature in wanted])
    for page, (name, _signature) in zip(made, wanted, strict=True):
        directory.enter(Entry("org", page.pk, page.slug, page.title), [name])


def _but_deleted(named: Iterable[tuple[str, Signature]]) -> list[tuple[str, Signature]]:
    """Those of the names whose page nobody deleted: naming one does not bring it back."""
    named = list(named)
    if not named:
        return []
    gone = Organisation.objects.deleted().filter(title__in=[name for name, _signature in named])
    titles = set(gone.values_list("title", flat=True))
    return [(name, signature) for name, signature in named if name not in titles]


def _gather_sources(signed: list[Signed], directory: Directory) -> None:
    rows = [(row, signature) for row, signature in _rows(signed, "sources") if not _is_deleted(row, directory)]
    for row, _signature in rows:
        moved = directory.by_slug("source", row.get("source") or "")
        row.update({"source": moved.slug} if moved else {})
    known = _Sources([row for row, _signature in rows])
    unknown: dict[tuple[str, ...], Signed] = {}
    for row, signature in rows:
        if not known.find(row):
            unknown.setdefault(known.key(row), ({name: row[name] for name in CARRIED}, signature))
    for source in _make(Source, list(unknown.values())):
        known.enter(source)
    for row, _signature in rows:
        source = known.find(row)
        if source is not None:
            row.update({name: getattr(source, name) for name in CARRIED}, source=source.slug)
            directory.enter(Entry("source", source.pk, source.slug, source.title), [])


def _is_deleted(row: Row, directory: Directory) -> bool:
    """Is the row's source a page that was deleted? It stays as it is, and no other page is made for it."""
    slug = row.get("source") or ""
    return directory.by_slug("source", slug) is None and directory.page_id("source", slug) is not None


class _Sources:
    """Publications that rows of citations mean: by slug, else by address, else by title, publisher and date.

    Of two that are described alike, a row without an address means the one that has none either.
    """

    def __init__(self, rows: list[Row]) -> None:
        self._by_slug: dict[str, Source] = {}
        self._by_address: dict[str, Source] = {}
        self._by_description: dict[tuple[str, str, str], Source] = {}
        for row in rows:
            row["title"] = row["title"] or row["url"][:255]
        sought = {
            "slug": {row["source"] for row in rows if row.get("source")},
            "address_key": {address_key(row["url"]) for row in rows} - {""},
            "title": {row["title"] for row in rows if not row.get("source") and not row["url"]},
        }
        columns = tuple(column for column, values in sought.items() if values)
        if columns:
            lists = [listed(sought[column]) for column in columns]
            for source in _sources(columns).rows(Source.State.LIVE, *lists):
                self.enter(source)

    def enter(self, source: Any) -> None:
        self._by_slug[source.slug] = source
        if source.address_key:
            self._by_address[source.address_key] = source
        description = description_key(vars(source))
        known = self._by_description.get(description)
        if known is None or known.address_key or not source.address_key:
            self._by_description[description] = source

    def key(self, row: Row) -> tuple[str, ...]:
        address = address_key(row["url"])
        return (address,) if address else description_key(row)

    def find(self, row: Row) -> Source | None:
        if row.get("source") in self._by_slug:
            return self._by_slug[row["source"]]
        address = address_key(row["url"])
        return self._by_address.get(address) if address else self._by_description.get(description_key(row))


@cache
def _sources(columns: tuple[str, ...]) -> Prepared[Source]:
    """Live publications that are found by any of these columns, the newest first."""
    conditions = (Q(**{f"{column}__among": []}) for column in columns)
    return Prepared(Source.objects.live().filter(reduce(or_, conditions)).order_by("-pk"))


def _make(model: type[Any], signed: list[Signed]) -> list[Any]:
    """New pages, each with its first revision, signed as the event that named it first."""
    revisions = [PastRevision(record=record, signature=signature) for record, signature in signed]
    return record_history(model, [PageHistory(revisions=[one]) for one in revisions]) if revisions else []


def _rows(signed: list[Signed], key: str) -> Iterator[tuple[Row, Signature]]:
    for record, signature in signed:
        for row in record[key]:
            yield row, signature
