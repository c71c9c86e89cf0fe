"""How events are drawn: the rows of the infobox, the citations, and the organisations below the text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from incidents import dates
from incidents.models import Citation
from incidents.models.infobox import EVENT_FIELDS, PEOPLE, Basis
from incidents.models.involvement import Role
from taxonomy.groups import harm_groups
from wiki.articles import Article, article
from wiki.fields import Field, Values, Words, state_in
from wiki.kinds import model_of
from wiki.names import stem
from wiki.reading import Reading
from wiki.record import Record

FIELDS = {field.key: field for field in EVENT_FIELDS}


@dataclass(frozen=True)
class Chip:
    """A value in the infobox: what was written, where it leads, and the term's label where it reads otherwise."""

    label: str
    url: str = ""
    note: str = ""
    group: str = ""


@dataclass(frozen=True)
class Row:
    """A row of the infobox. With neither chips nor text it is empty, and `empty` says in which way."""

    key: str
    label: Words
    chips: list[Chip] = field(default_factory=list)
    text: str = ""
    note: str = ""
    empty: Words = ""
    begins_group: bool = False


@article("event")
def event_article(reading: Reading) -> Article:
    """An event: infobox at the side, lead, text, breakdown, organisations, laws, sources."""
    record = reading.record
    context = {
        "infobox": list(_infobox(reading)),
        "title": record["short_title"] or record["title"],
        "breakdown": record["breakdown"],
        "laws": [_law(row, reading) for row in record["laws"]],
        "organisations": _organisations(reading),
        "sources": _sources(reading),
        "is_machine_coded": record["coded"] == "machine",
    }
    return Article("incidents/_event.html", context)


def _infobox(reading: Reading) -> Iterable[Row]:
    record = reading.record
    yield _row("location", record, text=record["location"], note=_countries(record))
    yield _row("date_text", record, text=_date(record), note=_basis(record))
    yield _terms("harms", reading, begins_group=True)
    yield _terms("information_types", reading)
    yield _actors(reading)
    yield _affected(reading)
    yield _terms("high_risk_groups", reading)
    yield _terms("consequences", reading)
    yield _row("laws", record, chips=[_law(row, reading)["chip"] for row in record["laws"]], begins_group=True)


def _row(key: str, record: Record, **content: Any) -> Row:
    known: Field = FIELDS[key]
    filled = content.get("chips") or content.get("text")
    state = None if filled else state_in(known, record)
    return Row(key, known.label, empty=state.label if state else "", **content)


def _terms(key: str, reading: Reading, **content: Any) -> Row:
    return _row(key, reading.record, chips=_chips(key, reading), **content)


def _actors(reading: Reading) -> Row:
    named = [_organisation(row, reading) for row in reading.record["organisations"] if row["role"] == Role.ACTOR]
    return _row("threat_actors", reading.record, chips=[*_chips("threat_actors", reading), *named])


def _affected(reading: Reading) -> Row:
    """The groups and the number. Where only one of them is known, the other's kind of empty is said beside it."""
    record = reading.record
    people = PEOPLE.reads(record["people"])
    state = state_in(PEOPLE, record)
    note = people or (_("number: %(state)s") % {"state": state.label} if state and state != "unset" else "")
    return _row("affected_groups", record, chips=_chips("affected_groups", reading), note=note, begins_group=True)


def _chips(key: str, reading: Reading) -> list[Chip]:
    known = FIELDS[key]
    assert isinstance(known, Values)  # noqa: S101 (TERM_ROWS are)
    groups = harm_groups(getattr(reading.page, "stamp", 0) or 0) if known.kind == "harm" else {}
    return [_chip(value, known.kind, reading, groups) for value in reading.record[key]]


def _chip(value: dict[str, Any], kind: str, reading: Reading, groups: dict[str, str]) -> Chip:
    slug, label = value["term"], value["label"]
    if not slug:
        return Chip(value["text"])
    entry = reading.links.entries.get((kind, slug)) if reading.is_latest else None
    if entry:
        slug, label = entry.slug, entry.title
    note = "" if stem(label or "") == stem(value["text"]) else label or ""
    return Chip(value["text"], model_of(kind).address_of(slug), note, groups.get(slug, ""))


def _organisation(row: dict[str, Any], reading: Reading) -> Chip:
    slug = row["organisation"]
    return Chip(row["name"], model_of("org").address_of(slug) if slug else "")


def _law(row: dict[str, Any], reading: Reading) -> dict[str, Any]:
    url = model_of("law").address_of(row["law"]) if row["law"] else ""
    return {**row, "chip": Chip(row["text"], url), "url": url}


def _organisations(reading: Reading) -> list[tuple[str, list[Chip]]]:
    """Those that are not actors, by role."""
    rows = reading.record["organisations"]
    by_role = {
        role.label: [_organisation(row, reading) for row in rows if row["role"] == role]
        for role in Role
        if role != Role.ACTOR
    }
    return [(str(label), chips) for label, chips in by_role.items() if chips]


def _sources(reading: Reading) -> list[dict[str, Any]]:
    """Today's details of each source for today's page; for an old revision those of its day."""
    rows = reading.record["sources"]
    if reading.is_latest:
        citations = Citation.objects.filter(event=reading.page.pk).select_related("source")
        today = {citation.key: citation.as_row() for citation in citations}
        rows = [today.get(row["key"], row) for row in rows]
    return [
        {
            **row,
            "url_of_page": model_of("source").address_of(row["source"]) if row["source"] else "",
            "date_reads": dates.reads(row["date"]),
            "accessed_reads": dates.reads(row["accessed"]),
        }
        for row in rows
    ]


def _countries(record: Record) -> str:
    names = [country["name"] for country in record["countries"]]
    shown = [name for name in names if name.casefold() not in record["location"].casefold()]
    return ", ".join(shown)


def _date(record: Record) -> str:
    return record["date_text"] or dates.reads(record["date_edtf"])


def _basis(record: Record) -> str:
    return str(Basis(record["date_basis"]).label) if record["date_basis"] else ""
