"""The infobox of an event: the record's keys in their order, with today's labels or those of an old revision's day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents import dates
from incidents.models.infobox import EVENT_FIELDS, PEOPLE, Basis
from incidents.models.involvement import Role
from taxonomy.groups import harm_groups, superseded_harms
from wiki.fields import Field, State, Values, state_in
from wiki.infobox import Chip, Row
from wiki.kinds import model_of
from wiki.names import stem
from wiki.reading import Reading
from wiki.record import Record

NO_PASSAGE = gettext_lazy("no passage yet")
"""Said of a harm that no passage of the text is coded with: so far the infobox alone says it."""
FIELDS = {field.key: field for field in EVENT_FIELDS}


def rows_of(reading: Reading) -> Iterable[Row]:
    """The rows of the infobox; an empty one keeps its label and says which kind of empty it is."""
    record, chips = reading.record, Chips(reading)
    yield _row("location", record, text=_location(record), note=_countries(record))
    yield _row("date_text", record, text=_date(record), note=_basis(record))
    yield _harms(record, chips)
    yield _row("information_types", record, chips=chips.terms("information_types"))
    yield _row("threat_actors", record, chips=[*chips.terms("threat_actors"), *chips.organisations(Role.ACTOR)])
    yield _affected(record, chips)
    yield _row("high_risk_groups", record, chips=chips.terms("high_risk_groups"))
    yield _row("consequences", record, chips=chips.terms("consequences"))
    yield _row("laws", record, chips=[chips.law(row) for row in record["laws"]], begins_group=True, lines=True)


@dataclass(frozen=True)
class Chips:
    """Makes chips of a revision's values."""

    reading: Reading

    def terms(self, key: str) -> list[Chip]:
        """The values of a row of terms."""
        known = FIELDS[key]
        assert isinstance(known, Values)  # noqa: S101 (TERM_ROWS are)
        return [self._term(value, known.kind) for value in self.reading.record[key]]

    def organisations(self, role: str) -> list[Chip]:
        """The organisations that had a part."""
        return [self._organisation(row) for row in self.reading.record["organisations"] if row["role"] == role]

    def law(self, row: dict[str, Any]) -> Chip:
        """A law, as it was written."""
        return self._page("law", row["text"], row["law"])

    def _organisation(self, row: dict[str, Any]) -> Chip:
        return self._page("org", row["name"], row["organisation"])

    def _page(self, kind: str, text: str, slug: str | None) -> Chip:
        return Chip(text, model_of(kind).address_of(slug)) if slug else Chip(text, state="written")

    def _term(self, value: dict[str, Any], kind: str) -> Chip:
        slug, label = value["term"], value["label"]
        if not slug:
            return Chip(value["text"], state="written")
        entry = self.reading.links.entries.get((kind, slug)) if self.reading.is_latest else None
        if entry:
            slug, label = entry.slug, entry.title
        means = "" if stem(label or "") == stem(value["text"]) else label or ""
        look = self._look(slug) if kind == "harm" else {}
        return Chip(value["text"], model_of(kind).address_of(slug), means, **look)

    def _look(self, slug: str) -> dict[str, Any]:
        """Colour and shape of a harm; for today’s revision also whether another harm has taken its place."""
        look = {"group": self.groups.get(slug, ""), "note": "" if self.is_shown(slug) else NO_PASSAGE}
        successor = superseded_harms(self._stamp).get(slug) if self.reading.is_latest else None
        if successor:
            look |= {"state": "superseded", "note": _("superseded by %(harm)s") % {"harm": successor}}
        return look

    def is_shown(self, slug: str) -> bool:
        """Whether a passage of the text is coded with a harm."""
        return slug in self._coded

    @cached_property
    def _coded(self) -> set[str]:
        """The harms that passages are coded with, by the slug as written and today's."""
        links = self.reading.links
        written = {target.title for target in links.answers if target.is_code and target.prefix == "harm"}
        return written | {links.entries["harm", slug].slug for slug in written if ("harm", slug) in links.entries}

    @cached_property
    def groups(self) -> dict[str, str]:
        """The group of each harm, by slug."""
        return harm_groups(self._stamp)

    @property
    def _stamp(self) -> int:
        return getattr(self.reading.page, "stamp", 0) or 0


def _row(key: str, record: Record, **content: Any) -> Row:
    known: Field = FIELDS[key]
    state = None if content.get("chips") or content.get("text") else state_in(known, record)
    return Row(known.label, empty=state.label if state else "", **content)


def _harms(record: Record, chips: Chips) -> Row:
    """The harms; where no passage shows any of several, that is said once."""
    found = chips.terms("harms")
    if len(found) > 1 and all(chip.note is NO_PASSAGE for chip in found):
        return _row("harms", record, chips=[replace(one, note="") for one in found], note=NO_PASSAGE, begins_group=True)
    return _row("harms", record, chips=found, begins_group=True)


def _affected(record: Record, chips: Chips) -> Row:
    """The groups and the number. Where only one of them is known, the other's kind of empty is said beside it."""
    state = state_in(PEOPLE, record)
    if state and state != State.UNSET:
        note = _("number: %(state)s") % {"state": state.label}
    else:
        note = PEOPLE.reads(record["people"])
    return _row("affected_groups", record, chips=chips.terms("affected_groups"), note=note, begins_group=True)


def _location(record: Record) -> str:
    return record["location"] or (_("Global") if record["is_global"] else _names(record["countries"]))


def _countries(record: Record) -> str:
    """The countries that the location as written does not name: Romania does not name Oman."""
    shown = _location(record)
    return _names(country for country in record["countries"] if not _named(country["name"], shown))


def _named(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _names(countries: Iterable[dict[str, str]]) -> str:
    return ", ".join(country["name"] for country in countries)


def _date(record: Record) -> str:
    return record["date_text"] or dates.reads(record["date_edtf"])


def _basis(record: Record) -> str:
    return str(Basis(record["date_basis"]).label) if record["date_basis"] else ""
