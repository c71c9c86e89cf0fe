"""Pages of terms and laws as wikitext."""

from typing import Any

from exchange.wikitext.writing.citing import Citing
from exchange.wikitext.writing.texts import written
from exchange.wikitext.writing.words import parameter, value
from wiki.record import Record


def plain_page(record: Record, site: str) -> str:
    """A page without an infobox: its definition where it has one, and its text."""
    parts = [record.get("definition") or "", record["body"]]
    return "\n\n".join(plain_text(part, site) for part in parts if part)


def law_page(record: Record, site: str) -> str:
    """A law with its template: country, state, harms."""
    jurisdiction: dict[str, Any] = record.get("jurisdiction") or {}
    lines = [
        f"|Title={parameter(record['title'])}",
        f"|Country={parameter(jurisdiction.get('name', ''))}",
        f"|State={parameter(record.get('region') or '')}",
        f"|Harms={', '.join(value(harm['text']) for harm in record.get('harms') or [])}",
    ]
    return "\n".join(["{{Law", *lines, "}}", plain_text(record["body"], site)]).rstrip()


def readable(_kind: str, slug: str) -> str:
    """A term's slug as words."""
    text = slug.replace("-", " ")
    return text[:1].upper() + text[1:]


def plain_text(body: str, site: str) -> str:
    """A text in Markdown that cites no sources."""
    return written(body, Citing(()), readable, site)
