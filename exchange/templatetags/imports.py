"""How an item of an importer is shown before it is imported."""

import re
from dataclasses import dataclass

from django import template

from exchange.importing import Fault, Incoming, Item, Skipped
from incidents import dates
from wiki.record import Record

_CITATION = re.compile(r"\[\^[^\]]*\]")
register = template.Library()
CODED = ("harms", "information_types", "threat_actors", "affected_groups")


@dataclass(frozen=True, kw_only=True)
class PreviewRow:
    """A line of the preview: where it stood, its title, why it is no event, its lead, date and coding."""

    line: int
    title: str = ""
    reason: str = ""
    lead: str = ""
    date: str = ""
    coding: str = ""


@register.simple_tag
def preview_row(item: Item) -> PreviewRow:
    """An item as a line of the preview."""
    if isinstance(item, Fault):
        return PreviewRow(line=item.line, reason=item.reason)
    if not isinstance(item, Incoming):
        return PreviewRow(line=item.line, title=item.title, reason=item.reason if isinstance(item, Skipped) else "")
    record = item.revisions[-1].record
    return PreviewRow(
        line=item.line,
        title=item.title,
        reason=" ".join(item.notes),
        lead=_CITATION.sub("", str(record.get("summary") or "")),
        date=_date(record),
        coding=", ".join(_texts(record)),
    )


def _date(record: Record) -> str:
    edtf, text = record.get("date_edtf"), record.get("date_text")
    try:
        shown = dates.reads(edtf if isinstance(edtf, str) else "", text if isinstance(text, str) else "")
    except ValueError:
        return str(edtf)
    basis = record.get("date_basis")
    return f"{shown} ({basis})" if basis and shown else shown


def _texts(record: Record) -> list[str]:
    """The texts of the rows of terms; a value may be bare text in an import, and a row nothing that can be taken."""
    rows = [row for key in CODED if isinstance(row := record.get(key), list)]
    values = [value for row in rows for value in row if value]
    return [str(value.get("text", "")) if isinstance(value, dict) else str(value) for value in values]
