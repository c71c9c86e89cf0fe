"""The public record: what exports, the API and page formats tell of a revision of an event, by an allow-list.

A key of the record, or a column of its rows, that is not listed here stays inside.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from incidents.models import Event
from wiki.editions import Edition
from wiki.fields import Words
from wiki.record import Record

VALUES = ("text", "term", "label")


@dataclass(frozen=True)
class Key:
    """A key of the public record: its type in JSON, what it means, and the parts of it that are public."""

    name: str
    type: str
    meaning: Words
    parts: tuple[str, ...] = ()


def _values(name: str, meaning: Words) -> Key:
    return Key(name, "array", meaning, VALUES)


ABOUT_THE_REVISION = (
    Key("kind", "string", _("The kind of page: event.")),
    Key("slug", "string", _("The event’s name in its address.")),
    Key("url", "string", _("The event’s address.")),
    Key("license", "string", _("The address of the licence of the text.")),
    Key(
        "revision",
        "object",
        _("The revision that this is: its number, the moment in UTC, the author, the summary, whether it is minor."),
        ("number", "moment", "author", "summary", "minor"),
    ),
)
CONTENT = (
    Key("title", "string", _("The title.")),
    Key("short_title", "string", _("The heading of the infobox; it may say more than the title.")),
    Key("location", "string", _("Where it was, as written.")),
    Key("countries", "array", _("Countries: ISO 3166-1 alpha-2 code, EU or COE; and name."), ("code", "name")),
    Key("is_global", "boolean", _("Whether it was everywhere.")),
    Key("date_text", "string", _("When it was, as written.")),
    Key("date_edtf", "string", _("The date in EDTF (ISO 8601-2).")),
    Key("date_basis", "string", _("What the date tells: occurred, disclosed, reported or decided.")),
    _values("harms", _("Solove’s harms, the primary one first: text as written; slug and label of the term, or null.")),
    _values("information_types", _("Which information: text as written; slug and label of the term, or null.")),
    _values("threat_actors", _("Who did it, by kind: text as written; slug and label of the term, or null.")),
    Key(
        "organisations",
        "array",
        _("Named bodies and their part: name as written; slug and title of the page, or null; role."),
        ("name", "organisation", "title", "role"),
    ),
    _values("affected_groups", _("Who was affected: text as written; slug and label of the term, or null.")),
    Key(
        "people",
        "object",
        _("How many were affected: kind exact, about, at-least, at-most or range; low; high; unit. Or null."),
        ("kind", "low", "high", "unit"),
    ),
    _values("high_risk_groups", _("Groups at high risk: text as written; slug and label of the term, or null.")),
    _values("consequences", _("Tangible harms: text as written; slug and label of the term, or null.")),
    Key(
        "laws",
        "array",
        _("Laws and what came of them: text as written; slug and title of the page, or null; outcome; source’s key."),
        ("text", "law", "title", "outcome", "source"),
    ),
    Key(
        "breakdown",
        "array",
        _("Threat, group at risk, harm and secondary consequences, a row each."),
        ("threat", "at_risk_group", "harm", "secondary_consequences"),
    ),
    Key("summary", "string", _("The lead, in Markdown.")),
    Key("body", "string", _("The text, in Markdown with coded passages.")),
    Key(
        "sources",
        "array",
        _("The sources in their order, each with the key by which the text cites it and its page’s number here."),
        (
            *("key", "source", "title", "publisher", "authors", "date", "url", "archived_url"),
            *("publication_kind", "accessed"),
        ),
    ),
    Key(
        "states",
        "object",
        _("Why a key is empty: unknown (looked, not found), none, na (not applicable); else nobody has looked."),
    ),
    Key("coded", "string", _("Who coded it: editor or machine.")),
    Key(
        "origin",
        "object",
        _("Where an imported event is from: name of the source, identifier there, address, licence. Or null."),
        ("source", "id", "url", "licence"),
    ),
)
KEYS = (*ABOUT_THE_REVISION, *CONTENT)
_EMPTY = {field.key: field.empty() for field in Event.record_fields}
_STATED = frozenset(field.key for field in Event.record_fields if field.stated)


def url_of(slug: str) -> str:
    """The whole address of an event's page."""
    return f"{settings.BASE_URL}{Event.address_of(quote(slug))}"


def public(edition: Edition) -> Record:
    """The public record of a revision. The address is today's; all else is as it was."""
    return {**dict(_about(edition)), **content(edition.record)}


def content(record: Mapping[str, Any]) -> Record:
    """What is public of a stored record itself."""
    return {key.name: _public(key, record) for key in CONTENT}


def states_in(record: Mapping[str, Any]) -> dict[str, str]:
    """The kinds of empty of a stored record, by key."""
    return {key: state for key, state in (record.get("states") or {}).items() if key in _STATED}


def _about(edition: Edition) -> Iterator[tuple[str, Any]]:
    yield "kind", Event.kind
    yield "slug", edition.slug
    yield "url", url_of(edition.slug)
    yield "license", settings.CONTENT_LICENCE["url"]
    yield "revision", revision_of(edition)


def revision_of(edition: Edition) -> Record:
    """What is told of the revision itself."""
    return {
        "number": edition.number,
        "moment": moment_of(edition),
        "author": edition.author,
        "summary": edition.summary,
        "minor": edition.minor,
    }


def moment_of(edition: Edition) -> str:
    """The moment of the revision, in ISO 8601."""
    return edition.moment.isoformat().replace("+00:00", "Z")


def _public(key: Key, record: Mapping[str, Any]) -> Any:
    if key.name == "states":
        return states_in(record)
    value = record.get(key.name, _EMPTY[key.name])
    if not key.parts or not value:
        return value
    if isinstance(value, list):
        return [{part: item[part] for part in key.parts if part in item} for item in value]
    return {part: value[part] for part in key.parts if part in value}
