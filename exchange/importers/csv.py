"""CSV of our own shape, as /events.csv writes it, or a table of others whose columns somebody has mapped to ours."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.spreadsheets import FORMULA_STARTS
from exchange.drafting import publications
from exchange.importing import Fault, Importer, Incoming, Item, Reading
from exchange.reading import rows
from exchange.reading.rows import Row
from exchange.tables import BETWEEN, COLUMNS, WITHIN
from incidents.models import Event
from incidents.models.infobox import BREAKDOWN
from incidents.models.involvement import Role
from taxonomy import countries
from wiki.names import SLUG_LENGTH, SLUG_PATTERN, fold, slug_of
from wiki.record import Record
from wiki.recording import PastRevision

PLAIN = ("title", "short_title", "summary", "body", "location", "date_text", "date_edtf", "date_basis", "coded")
TERMS = ("harms", "information_types", "threat_actors", "affected_groups", "high_risk_groups", "consequences")
PEOPLE = ("people_kind", "people_low", "people_high", "people_unit")
ORIGIN = ("origin_source", "origin_id", "origin_url", "origin_licence")
OURS = {"body", *(column.name for column in COLUMNS)}
FOLLOWING = {"earliest", "latest", "url", "license", "revision", "revision_moment", "revision_author"}
"""Columns of ours that follow from others, or tell of the revision that was exported: they are passed over."""
YES = {"true", "yes", "1", "x"}
BETWEEN_PARTS = " | "


class BadCell(ValueError):
    """A cell that cannot be read, and why."""


def read(reading: Reading) -> Iterator[Item]:
    """Every row as an event; a column of theirs counts where it is mapped, or is called as one of ours."""
    told: tuple[str, ...] | None = None
    for row in rows(reading):
        if isinstance(row, Fault):
            yield row
            continue
        line, cells = row
        names = {name: _ours(name, reading.columns) for name in cells}
        if told is None:
            told = _unused(names)
            if wrong := _wrong(names, reading.columns):
                yield Fault(1, wrong)
                return
        ours_of = Row({ours: _restored(cells[name]) for name, ours in names.items() if ours})
        yield _item(line, ours_of, reading, told)
        told = ()


def _ours(name: str, columns: Any) -> str:
    mapped = {fold(theirs): ours for theirs, ours in columns.items()}.get(fold(name))
    plain = slug_of(name).replace("-", "_")
    return mapped if mapped is not None else plain if plain in OURS else ""


def _wrong(names: dict[str, str], columns: Any) -> str:
    """What is wrong with the columns: a mapping to or from nothing, or no title."""
    unknown = [ours for ours in columns.values() if ours and ours not in OURS]
    missing = [theirs for theirs in columns if fold(theirs) not in {fold(name) for name in names}]
    if unknown:
        return _("None of our columns is called %(names)s.") % {"names": ", ".join(unknown)}
    if missing:
        return _("The table has no column %(names)s.") % {"names": ", ".join(missing)}
    return "" if "title" in names.values() else _("One column has to be the title.")


def _unused(names: dict[str, str]) -> tuple[str, ...]:
    unused = [name for name, ours in names.items() if not ours and name]
    return (_("Columns that were not used: %(names)s.") % {"names": ", ".join(unused)},) if unused else ()


def _restored(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell


def _item(line: int, cells: Row, reading: Reading, notes: tuple[str, ...]) -> Item:
    title, slug = cells.get("title", ""), cells.get("slug", "")
    if not title:
        return Fault(line, _("The row has no title."))
    if slug and (len(slug) > SLUG_LENGTH or not SLUG_PATTERN.match(slug)):
        return Fault(line, _("%(slug)s cannot be the address of a page.") % {"slug": slug[:SLUG_LENGTH]})
    try:
        record = _record(cells)
    except BadCell as wrong:
        return Fault(line, str(wrong))
    origin = record.get("origin")
    known_by = (origin["source"], origin["id"]) if origin and origin["id"] and not slug else None
    past = PastRevision(record=record, signature=reading.signature())
    return Incoming(
        line=line, model=Event, title=title, revisions=[past], origin=known_by, slug=slug, partial=True, notes=notes
    )


def _record(cells: Row) -> Record:
    """The keys that the columns speak of; for new events, who coded it if nobody says so."""
    record: Record = {key: cells[key] for key in PLAIN if key in cells}
    for key, made in _MADE.items():
        if key in cells:
            record[key] = made(cells)
    record.update({key: _terms(key, cells) for key in TERMS if key in cells})
    if "people_low" in cells or "people_high" in cells:
        record["people"] = _people(cells)
    if any(name in cells for name in ("sources_titles", "sources_urls")):
        record["sources"] = _sources(cells)
    if "origin_source" in cells:
        record["origin"] = _origin(cells)
    return {"coded": "machine", **record}


def _split(text: str) -> list[str]:
    """The texts of a cell; one whose last text is empty lost the blank at its end."""
    whole = f"{text} " if text.endswith(BETWEEN.strip()) else text
    return [part.replace(WITHIN, BETWEEN).strip() for part in whole.split(BETWEEN)] if text else []


def _beside(key: str, things: Sequence[str], text: str) -> list[str]:
    """Things of another column in the same order; it has to have as many, or none at all."""
    others = _split(text) or [""] * len(things)
    if len(others) != len(things):
        counts = {"column": key, "there": len(others), "here": len(things)}
        raise BadCell(_("%(column)s has %(there)d values for %(here)d.") % counts)
    return others


def _terms(key: str, cells: Row) -> list[dict[str, Any]]:
    texts = _split(cells[key])
    if f"{key}_slugs" not in cells:
        return [{"text": text} for text in texts]
    slugs = _beside(f"{key}_slugs", texts, cells[f"{key}_slugs"])
    return [{"text": text, "term": slug or None} for text, slug in zip(texts, slugs, strict=True)]


def _organisations(cells: Row) -> list[dict[str, Any]]:
    names = _split(cells["organisations"])
    roles = _beside("organisations_roles", names, cells.get("organisations_roles", ""))
    slugs = _beside("organisations_slugs", names, cells.get("organisations_slugs", ""))
    rows = zip(names, roles, slugs, strict=True)
    return [
        {"name": name, "role": role or Role.VICTIM.value, **({"organisation": slug} if slug else {})}
        for name, role, slug in rows
    ]


def _laws(cells: Row) -> list[dict[str, Any]]:
    texts = _split(cells["laws"])
    slugs = _beside("laws_slugs", texts, cells.get("laws_slugs", ""))
    outcomes = _beside("laws_outcomes", texts, cells.get("laws_outcomes", ""))
    rows = zip(texts, slugs, outcomes, strict=True)
    return [{"text": text, "outcome": outcome, **({"law": slug} if slug else {})} for text, slug, outcome in rows]


def _countries(cells: Row) -> list[str]:
    """Codes, or names of countries."""
    found: list[str] = []
    for text in _split(cells["countries"]):
        found += [text.upper()] if countries.name_of(text.upper()) else countries.named_in(text) or [text]
    return found


def _people(cells: Row) -> dict[str, str] | None:
    kind, low, high, unit = (cells.get(name, "") for name in PEOPLE)
    if not low and not high:
        return None
    found = kind or ("exact" if not high or low == high else "range" if low else "at-most")
    return {"kind": found, "low": low, "high": high, "unit": unit or "people"}


def _sources(cells: Row) -> list[dict[str, str]]:
    lists = {name: cells.get(f"sources_{name}s", "") for name in ("title", "publisher", "date", "url")}
    most = max((_split(text) for text in lists.values()), key=len)
    columns = {name: _beside(f"sources_{name}s", most, text) for name, text in lists.items()}
    found = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    keys: list[str] = []
    for row in found:
        keys.append(_key(row, keys))
    return [{"key": key, **row} for key, row in zip(keys, found, strict=True)]


def _key(row: dict[str, str], taken: list[str]) -> str:
    site = publications(row["url"])
    stem = site[0]["key"] if site else slug_of(row["publisher"] or row["title"])[:40] or "source"
    number = sum(key == stem or key.rpartition("-")[0] == stem for key in taken) + 1
    return stem if number == 1 else f"{stem}-{number}"


def _breakdown(cells: Row) -> list[dict[str, str]]:
    names = [column.key for column in BREAKDOWN.columns]
    found = [f" {row} ".split(BETWEEN_PARTS) for row in _split(cells["breakdown"])]
    if any(len(parts) > len(names) for parts in found):
        raise BadCell(_("breakdown has more than %(count)d parts in a row.") % {"count": len(names)})
    padded = ([part.strip() for part in parts] + [""] * (len(names) - len(parts)) for parts in found)
    return [dict(zip(names, parts, strict=True)) for parts in padded]


def _states(cells: Row) -> dict[str, str]:
    pairs: Iterable[tuple[str, str, str]] = (one.partition("=") for one in _split(cells["states"]))
    return {key.strip(): state.strip() for key, _equals, state in pairs}


def _origin(cells: Row) -> dict[str, str] | None:
    source, identifier, url, licence = (cells.get(name, "") for name in ORIGIN)
    return {"source": source, "id": identifier, "url": url, "licence": licence} if source else None


_MADE: dict[str, Callable[[Row], Any]] = {
    "countries": _countries,
    "is_global": lambda cells: fold(cells["is_global"]) in YES,
    "organisations": _organisations,
    "laws": _laws,
    "breakdown": _breakdown,
    "states": _states,
}
IMPORTER = Importer(
    name="csv",
    label=gettext_lazy("CSV table"),
    note=gettext_lazy("a table as /events.csv has it, or one whose columns are mapped to ours"),
    author="Import",
    read=read,
    suffixes=(".csv",),
    maps_columns=True,
)
