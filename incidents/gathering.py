"""Gathering: pages that an event names before they exist, organisations and sources, are made with it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q

from incidents.models import Organisation, Source
from incidents.publications import address_key, description_key
from wiki.directory import Directory
from wiki.names import stem
from wiki.record import Record
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.references import Entry
from wiki.settling import gathers
from wiki.signature import Signature

Row = dict[str, Any]
CARRIED = ("title", "publisher", "authors", "date", "url", "archived_url", "publication_kind")


@gathers("event")
def gather(records: list[Record], directory: Directory, signature: Signature) -> None:
    """Make the organisations and sources that the records name and nobody has made; fill in the others' details."""
    _gather_organisations(records, directory, signature)
    _gather_sources(records, directory, signature)


def _gather_organisations(records: list[Record], directory: Directory, signature: Signature) -> None:
    unknown: dict[str, str] = {}
    for row in _rows(records, "organisations"):
        if "organisation" not in row and not directory.by_name("org", row["name"]):
            unknown.setdefault(stem(row["name"]), row["name"])
    made = _make(Organisation, [{"title": name} for name in unknown.values()], signature)
    for page, name in zip(made, unknown.values(), strict=True):
        directory.enter(Entry("org", page.pk, page.slug, page.title), [name])


def _gather_sources(records: list[Record], directory: Directory, signature: Signature) -> None:
    rows = list(_rows(records, "sources"))
    for row in rows:
        moved = directory.by_slug("source", row.get("source") or "")
        row.update({"source": moved.slug} if moved else {})
    known = _Sources(rows)
    unknown = {known.key(row): row for row in rows if not known.find(row)}
    made = _make(Source, [{name: row[name] for name in CARRIED} for row in unknown.values()], signature)
    for source in made:
        known.enter(source)
    for row in rows:
        source = known.find(row)
        if source is not None:
            row.update({name: getattr(source, name) for name in CARRIED}, source=source.slug)
            directory.enter(Entry("source", source.pk, source.slug, source.title), [])


class _Sources:
    """Publications that rows of citations mean: by slug, else by address, else by title, publisher and date."""

    def __init__(self, rows: list[Row]) -> None:
        self._by_slug: dict[str, Source] = {}
        self._by_address: dict[str, Source] = {}
        self._by_description: dict[tuple[str, str, str], Source] = {}
        for row in rows:
            row["title"] = row["title"] or row["url"][:255]
        slugs = {row["source"] for row in rows if row.get("source")}
        addresses = {address_key(row["url"]) for row in rows} - {""}
        titles = {row["title"] for row in rows if not row.get("source") and not row["url"]}
        condition = Q(slug__in=slugs) | Q(address_key__in=addresses) | Q(title__in=titles)
        for source in Source.objects.live().filter(condition).order_by("-pk"):
            self.enter(source)

    def enter(self, source: Any) -> None:
        self._by_slug[source.slug] = source
        if source.address_key:
            self._by_address[source.address_key] = source
        self._by_description[description_key(vars(source))] = source

    def key(self, row: Row) -> tuple[str, ...]:
        address = address_key(row["url"])
        return (address,) if address else description_key(row)

    def find(self, row: Row) -> Source | None:
        if row.get("source") in self._by_slug:
            return self._by_slug[row["source"]]
        address = address_key(row["url"])
        return self._by_address.get(address) if address else self._by_description.get(description_key(row))


def _make(model: type[Any], records: list[Record], signature: Signature) -> list[Any]:
    """New pages, each with its first revision, signed as the event's."""
    histories = [PageHistory(revisions=[PastRevision(record=record, signature=signature)]) for record in records]
    return record_history(model, histories) if histories else []


def _rows(records: Iterable[Record], key: str) -> Iterator[Row]:
    for record in records:
        yield from record[key]
