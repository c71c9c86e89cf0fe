"""Public records of pages of every kind, by allow-lists: what is not listed here stays inside.

Events have theirs in `incidents.records`; the others tell the keys below, and `page_url` for the page's own address,
since `url` is what a law or a source has elsewhere.
"""

from typing import Any
from urllib.parse import quote

from django.conf import settings

from incidents.models import Event
from incidents.records import content, public, revision_of
from taxonomy.schemes import KINDS
from wiki.editions import Edition
from wiki.kinds import model_of
from wiki.record import Record

REFERENCE = ("slug", "title")
VALUES = ("text", "term", "label")
TERM = {
    "title": (),
    "definition": (),
    "scope_note": (),
    "parent": REFERENCE,
    "position": (),
    "alt_labels": (),
    "exact_matches": (),
    "close_matches": (),
    "special_category": (),
    "source": (),
    "superseded_by": REFERENCE,
    "body": (),
}
PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(KINDS, TERM),
    "law": {
        "title": (),
        "short_title": (),
        "alt_titles": (),
        "jurisdiction": ("code", "name"),
        "region": (),
        "year": (),
        "url": (),
        "harms": VALUES,
        "body": (),
    },
    "org": {"title": (), "other_names": (), "website": (), "merged_into": REFERENCE, "body": ()},
    "source": {
        "title": (),
        "publisher": (),
        "authors": (),
        "date": (),
        "url": (),
        "archived_url": (),
        "publication_kind": (),
        "body": (),
    },
    "help": {"title": (), "body": ()},
}
"""The public keys of each kind in the order of its fields, with the public parts of what they hold."""


def page_url(kind: str, slug: str) -> str:
    """The whole address of a page."""
    return f"{settings.BASE_URL}{model_of(kind).address_of(quote(slug))}"


def public_record(kind: str, edition: Edition) -> Record:
    """The public record of a revision of any page. The address is today's; all else is as it was."""
    if kind == Event.kind:
        return public(edition)
    return {
        "kind": kind,
        "slug": edition.slug,
        "page_url": page_url(kind, edition.slug),
        "license": settings.CONTENT_LICENCE["url"],
        "revision": revision_of(edition),
        **content_of(kind, edition.record),
    }


def content_of(kind: str, record: Record) -> Record:
    """What a record says that is public, without what is told of its page and revision."""
    if kind == Event.kind:
        return content(record)
    fields = {field.key: field for field in model_of(kind).record_fields}
    return {key: _public(fields[key].of(record), parts) for key, parts in PARTS[kind].items()}


def _public(value: Any, parts: tuple[str, ...]) -> Any:
    if not parts or not value:
        return value
    if isinstance(value, list):
        return [{part: item[part] for part in parts if part in item} for item in value]
    return {part: value[part] for part in parts if part in value}
