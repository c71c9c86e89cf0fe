"""An event as one Markdown text: the infobox as a list, the lead, the text, and the sources as notes to it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from incidents import dates
from incidents.models.infobox import EVENT_FIELDS
from incidents.records import KEYS, url_of
from wiki.editions import Edition
from wiki.fields import reads_in
from wiki.record import Record

ELSEWHERE = frozenset({"title", "short_title", "summary", "body", "sources", "origin", "breakdown"})
"""Keys that are no line of the list."""
_PUBLIC = frozenset(key.name for key in KEYS)
LISTED = tuple(field for field in EVENT_FIELDS if field.key in _PUBLIC - ELSEWHERE)


def written(edition: Edition) -> str:
    """The whole text; what comes from the record is as its editors wrote it."""
    record = edition.record
    blocks = [
        f"# {record['title']}",
        record["short_title"],
        "\n".join(_lines(record)),
        record["summary"],
        record["body"],
        "\n\n".join(_notes(record)),
        "---",
        _colophon(edition),
    ]
    return "\n\n".join(block.strip("\n") for block in blocks if block) + "\n"


def _lines(record: Record) -> Iterator[str]:
    for field in LISTED:
        reads = str(reads_in(field, record))
        if reads:
            yield f"- {field.label}: {reads}"


def _notes(record: Record) -> Iterator[str]:
    """The definition of each source's key, unless the text has a note of that name."""
    for row in record["sources"]:
        if f"\n[^{row['key']}]:" not in f"\n{record['body']}":
            yield f"[^{row['key']}]: {_publication(row)}"


def _publication(row: dict[str, Any]) -> str:
    parts = [", ".join(row["authors"]), row["title"], row["publisher"], dates.reads(row["date"])]
    addresses = [f"<{row[key]}>" for key in ("url", "archived_url") if row[key]]
    return " ".join([". ".join(part for part in parts if part), *addresses])


def _colophon(edition: Edition) -> str:
    return _(
        "%(site)s, revision %(number)d of %(moment)s: <%(url)srevisions/%(number)d/>. %(licence)s: <%(terms)s>"
    ) % {
        "site": settings.SITE_NAME,
        "number": edition.number,
        "moment": f"{edition.moment:%Y-%m-%d %H:%M} UTC",
        "url": url_of(edition.slug),
        "licence": settings.CONTENT_LICENCE["name"],
        "terms": settings.CONTENT_LICENCE["url"],
    }
