"""Record fields that know about events: dates, people, organisations, laws and sources."""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents import dates
from incidents.publications import address_key, description_key
from wiki.fields import UNSETTLED, Field, Prose, Rows, Text, page_or_words
from wiki.markup import codes_named
from wiki.references import Finder, Wanted

PEOPLE_KINDS = ("exact", "about", "at-least", "at-most", "range")
PEOPLE_UNITS = ("people", "accounts", "records", "files", "devices")
MOST_PEOPLE = 10**12


@dataclass(frozen=True, kw_only=True)
class Edtf(Text):
    """A date in EDTF, checked; empty where there is none."""

    max_length: int = 100

    def canonical(self, value: Any) -> str:
        text = super().canonical(value)
        try:
            return dates.check(text) if text else ""
        except ValueError as error:
            raise self.error(str(error)) from None


@dataclass(frozen=True, kw_only=True)
class People(Field):
    """How many were affected: `{"kind", "low", "high", "unit"}` or null. Accounts and records are not people.

    exact and about have low = high, at-least has low alone, at-most high alone, range both.
    """

    def empty(self) -> None:
        return None

    def canonical(self, value: Any) -> dict[str, Any] | None:
        if not value:
            return None
        if not isinstance(value, Mapping):
            raise self.error(_("A number of people is an object with kind, low, high and unit."))
        kind = self._one_of(value.get("kind"), PEOPLE_KINDS)
        unit = self._one_of(value.get("unit") or "people", PEOPLE_UNITS)
        low, high = self._bounds(kind, self._count(value.get("low")), self._count(value.get("high")))
        return {"kind": kind, "low": low, "high": high, "unit": unit}

    def reads(self, value: Any) -> str:
        if not value:
            return ""
        return _reading(value["kind"]) % {
            "low": _grouped(value["low"]),
            "high": _grouped(value["high"]),
            "unit": _unit(value["unit"], value["low"] if value["high"] is None else value["high"]),
        }

    def _one_of(self, value: Any, choices: tuple[str, ...]) -> str:
        if value in choices:
            return str(value)
        raise self.error(
            _("“%(value)s” is not one of: %(choices)s.") % {"value": str(value)[:40], "choices": ", ".join(choices)}
        )

    def _count(self, value: Any) -> int | None:
        if value in (None, ""):
            return None
        text = str(value).replace(",", "").replace(" ", "").replace("\u202f", "")
        if not (text.isascii() and text.isdigit()) or int(text[:20]) > MOST_PEOPLE or len(text) > 20:
            raise self.error(
                _("“%(value)s” is not a whole number up to %(most)s.")
                % {"value": str(value)[:40], "most": f"{MOST_PEOPLE:,}"}
            )
        return int(text)

    def _bounds(self, kind: str, low: int | None, high: int | None) -> tuple[int | None, int | None]:
        if kind != "range":
            number = self._needed(self._only(low, high))
            return None if kind == "at-most" else number, None if kind == "at-least" else number
        least, most = self._needed(low), self._needed(high)
        if least > most:
            raise self.error(_("The lower number is above the upper one."))
        return least, most

    def _only(self, low: int | None, high: int | None) -> int | None:
        """The number of a kind that has one, whichever place it was given in."""
        if low is not None and high is not None and low != high:
            raise self.error(_("These are two numbers: from … to … is the kind that has both."))
        return high if low is None else low

    def _needed(self, number: int | None) -> int:
        if number is None:
            raise self.error(_("A number is missing."))
        return number


def _reading(kind: str) -> str:
    match kind:
        case "about":
            return _("about %(low)s %(unit)s")
        case "at-least":
            return _("at least %(low)s %(unit)s")
        case "at-most":
            return _("at most %(high)s %(unit)s")
        case "range":
            return _("%(low)s to %(high)s %(unit)s")
    return _("%(low)s %(unit)s")


def _grouped(number: int | None) -> str:
    return f"{number:,}" if number is not None else ""


def _unit(unit: str, number: int) -> str:
    match unit:
        case "accounts":
            return ngettext("account", "accounts", number)
        case "records":
            return ngettext("record", "records", number)
        case "files":
            return ngettext("file", "files", number)
        case "devices":
            return ngettext("device", "devices", number)
    return ngettext("person", "people", number)


@dataclass(frozen=True, kw_only=True)
class Origin(Field):
    """Where an imported event comes from: `{"source", "id", "url", "licence"}` or null."""

    def empty(self) -> None:
        return None

    def canonical(self, value: Any) -> dict[str, str] | None:
        if not value:
            return None
        if not isinstance(value, Mapping):
            raise self.error(_("An origin is an object with source, id, url and licence."))
        text = Text(key=self.key, label=self.label, max_length=2000)
        return {name: text.clean(value.get(name) or "") for name in ("source", "id", "url", "licence")}

    def reads(self, value: Any) -> str:
        return f"{value['source']} {value['id']}".strip() if value else ""


@dataclass(frozen=True, kw_only=True)
class CodedProse(Prose):
    """Prose whose coded passages name terms."""

    def wanted(self, value: str) -> Iterable[Wanted]:
        return [Wanted(kind, slug=slug) for kind, slug in codes_named(value)]


@dataclass(frozen=True, kw_only=True)
class Linked(Rows):
    """Rows of which each names a page: `text` is the column as written, `target` the one that holds the page's slug.

    A target that is missing is sought by the text; null says that there is none. The column `title` is the label of
    the day; `cites` is the one, if any, with the key of a citation.
    """

    kind: str
    text: str
    target: str
    cites: str = ""

    def wanted(self, value: list[dict[str, Any]]) -> Iterable[Wanted]:
        return [
            Wanted(self.kind, slug=row.get(self.target) or "", text=row[self.text])
            for row in value
            if row.get(self.target, UNSETTLED) is not None
        ]

    def settle(self, value: list[dict[str, Any]], finder: Finder) -> list[dict[str, Any]]:
        return [self._settled(row, finder) for row in value]

    def item_meaning(self, item: Any) -> Hashable:
        named = page_or_words(item.get(self.target), item[self.text])
        rest = self._columns_but(self.text, self.target, "title", self.cites)
        return named, *(column.mark(item[column.key]) for column in rest)

    def item_reads(self, item: Any) -> str:
        return self._reads(item, self._columns_but(self.text, self.target, "title"))

    def item_reads_alone(self, item: Any) -> str:
        return self._reads(item, self._columns_but(self.text, self.target, "title", self.cites))

    def _reads(self, item: Any, beside: Iterable[Field]) -> str:
        more = "; ".join(c.reads(item[c.key]) for c in beside if not c.is_empty(item[c.key]))
        return f"{item[self.text]} ({more})" if more else str(item[self.text])

    def _columns_but(self, *keys: str) -> list[Field]:
        return [column for column in self.columns if column.key not in keys]

    def _settled(self, row: dict[str, Any], finder: Finder) -> dict[str, Any]:
        slug = row.get(self.target, UNSETTLED)
        entry = None
        if slug == UNSETTLED:
            entry = finder.by_name(self.kind, row[self.text])
        elif slug is not None:
            entry = finder.by_slug(self.kind, slug)
        return {**row, self.target: entry.slug if entry else None, "title": entry.title if entry else None}


@dataclass(frozen=True, kw_only=True)
class CitationKey(Text):
    """What `[^key]` in the text cites a source by: one word."""

    def canonical(self, value: Any) -> str:
        key = super().canonical(value)
        if re.search(r"[\s\[\]]", key):
            raise self.error(_("A key is one word without brackets, so that [^key] can cite it."))
        return key


@dataclass(frozen=True, kw_only=True)
class Citations(Rows):
    """The sources of an event in order. What a row says of the publication is a copy of the source's page."""

    def wanted(self, value: list[dict[str, Any]]) -> Iterable[Wanted]:
        return [Wanted("source", slug=row["source"], text=row["title"]) for row in value if row.get("source")]

    def settle(self, value: list[dict[str, Any]], finder: Finder) -> list[dict[str, Any]]:
        return [self._settled(row, finder) for row in value]

    def item_meaning(self, item: Any) -> Hashable:
        return item.get("source") or address_key(item["url"]) or description_key(item)

    def item_reads(self, item: Any) -> str:
        parts = [item["publisher"], item["title"], dates.reads(item["date"])]
        return ", ".join(part for part in parts if part) or item["url"] or str(item["key"])

    def item_note(self, item: Any) -> str:
        return str(item["key"])

    def _cleaned_items(self, items: Iterable[Any]) -> list[Any]:
        rows = super()._cleaned_items(items)
        by_key: dict[str, Any] = {}
        for row in rows:
            if by_key.setdefault(row["key"], row) != row:
                raise self.error(_("The key “%(key)s” stands for two sources.") % {"key": row["key"]})
        return rows

    def _settled(self, row: dict[str, Any], finder: Finder) -> dict[str, Any]:
        entry = finder.by_slug("source", row["source"]) if row.get("source") else None
        return {**row, "source": entry.slug} if entry else row
