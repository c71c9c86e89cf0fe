"""How events, organisations and sources are drawn."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from incidents import dates
from incidents.infobox import Chips, rows_of
from incidents.models import Citation
from incidents.models.involvement import Role
from incidents.models.source import PublicationKind
from incidents.related import Related
from taxonomy.groups import coloured
from wiki.articles import Article, article
from wiki.infobox import Chip, Row
from wiki.kinds import model_of
from wiki.markup import citation_ids
from wiki.reading import Reading
from wiki.record import Record

CARRIED = ("title", "publisher", "authors", "url", "archived_url")


@article("event")
def event_article(reading: Reading) -> Article:
    """An event: infobox at the side, lead, text, breakdown, organisations, laws, sources."""
    record, chips = reading.record, Chips(reading)
    context = {
        "title": record["short_title"] or record["title"],
        "rows": list(rows_of(reading)),
        "html": coloured(reading.html, chips.groups),
        "summary": coloured(reading.summary, chips.groups),
        "breakdown": record["breakdown"],
        "laws": _laws(reading, chips),
        "organisations": _organisations(chips),
        "sources": _sources(reading),
        "is_machine_coded": record["coded"] == "machine",
        "related": list(_related_events(reading)),
    }
    return Article("incidents/_event.html", {**context, "more_contents": list(_more_contents(context))})


@article("org")
def organisation_article(reading: Reading) -> Article:
    """An organisation: what else it is called and where it is found; its events stand below, in a panel."""
    record, successor = reading.record, _successor(reading)
    rows = [
        Row(_("Other names"), text="; ".join(record["other_names"])),
        Row(_("Website"), addresses=_addresses(record["website"])),
        Row(_("Merged into"), chips=successor),
    ]
    context = {"rows": [row for row in rows if row.is_filled], "successor": successor[0] if successor else None}
    return Article("incidents/_organisation.html", context)


@article("source")
def source_article(reading: Reading) -> Article:
    """A source: the publication as it is cited, and notes on it."""
    record = reading.record
    rows = [
        Row(_("Publisher"), text=record["publisher"]),
        Row(_("Authors"), text=", ".join(record["authors"])),
        Row(_("Date"), text=dates.reads(record["date"])),
        Row(_("Kind"), text=_publication_kind(record).capitalize()),
        Row(_("Address"), addresses=_addresses(record["url"]), begins_group=True),
        Row(_("Archived"), addresses=_addresses(record["archived_url"])),
    ]
    cited = {**{key: record[key] for key in CARRIED}, "date_reads": dates.reads(record["date"])}
    return Article("incidents/_source.html", {"rows": [row for row in rows if row.is_filled], "source": cited})


def _laws(reading: Reading, chips: Chips) -> list[dict[str, Any]]:
    """Each law with what came of it, and the number of the source that says so."""
    numbers = {row["key"]: number for number, row in enumerate(reading.record["sources"], start=1)}
    return [
        {"chip": chips.law(row), "outcome": row["outcome"], "key": row["source"], "number": numbers.get(row["source"])}
        for row in reading.record["laws"]
    ]


def _organisations(chips: Chips) -> list[tuple[str, list[Chip]]]:
    """Those that are not actors, by role."""
    by_role = [(str(role.label), chips.organisations(role)) for role in Role if role != Role.ACTOR]
    return [(label, some) for label, some in by_role if some]


def _sources(reading: Reading) -> list[dict[str, Any]]:
    """Today's details of each source for today's page; for an old revision those of its day."""
    rows = reading.record["sources"]
    if reading.is_latest:
        citations = Citation.objects.filter(event=reading.page.pk).select_related("source").order_by()
        today = {citation.key: citation.as_row() for citation in citations}
        rows = [today.get(row["key"], row) for row in rows]
    places = citation_ids(f"{reading.summary}{reading.html}")
    return [
        {
            **row,
            "url_of_page": model_of("source").address_of(row["source"]) if row["source"] else "",
            "date_reads": dates.reads(row["date"]),
            "accessed_reads": dates.reads(row["accessed"]),
            "cited_at": next(iter(places.get(row["key"], [])), ""),
        }
        for row in rows
    ]


def _related_events(reading: Reading) -> Iterable[dict[str, Any]]:
    """Events that share the most with this one, and what that is."""
    for one in reading.beside:
        entry = reading.links.entry("event", one.page_id)
        if entry and isinstance(one, Related):
            organisations = (reading.links.entry("org", pk) for pk in one.organisations)
            yield {
                "title": entry.title,
                "url": model_of("event").address_of(entry.slug),
                "year": one.year,
                "shared": [*(organisation.title for organisation in organisations if organisation), *one.shared],
            }


def _more_contents(context: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """Ids and headings of what stands below the text."""
    if context["breakdown"]:
        yield "breakdown", _("Breakdown")
    if context["laws"]:
        yield "laws", _("Laws and regulations")
    if context["organisations"]:
        yield "organisations", _("Organisations involved")
    yield "sources", _("Sources")
    if context["related"]:
        yield "related", _("Related events")


def _publication_kind(record: Record) -> str:
    return str(PublicationKind(record["publication_kind"]).label) if record["publication_kind"] else ""


def _addresses(url: str) -> list[tuple[str, str]]:
    return [(url, url.partition("://")[2].removeprefix("www.").rstrip("/"))] if url else []


def _successor(reading: Reading) -> list[Chip]:
    """The organisation that one was merged into: by today's name, for an old revision by that of its day."""
    reference = reading.record["merged_into"]
    if not reference:
        return []
    slug, title, organisation = reference["slug"], reference["title"], model_of("org")
    entry = reading.links.entries.get((organisation.kind, slug)) if reading.is_latest else None
    if entry:
        slug, title = entry.slug, entry.title
    return [Chip(title, organisation.address_of(slug))]
