"""JSON Lines of our own shape (docs/data-model.md): one page a line, with or without its history."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.importing import Fault, Importer, Incoming, Item, Reading
from exchange.reading.objects import has_half_a_character
from wiki.fields.base import quoted
from wiki.fields.characters import complaint
from wiki.kinds import is_kind, model_of
from wiki.models.change import SUMMARY_LENGTH
from wiki.models.signed import IMPORTED
from wiki.names import SLUG_LENGTH, SLUG_PATTERN
from wiki.record import Record
from wiki.recording import RECORDED, PastRevision
from wiki.signature import Signature


class BadLine(ValueError):
    """A line that cannot be imported, and why."""


def read(reading: Reading) -> Iterator[Item]:
    """Every page of a file, or the fault of its line; blank lines are passed over."""
    for line in reading.lines():
        if isinstance(line, Fault):
            yield line
        elif line[1].strip():
            yield _item(*line, reading)


def _item(number: int, line: str, reading: Reading) -> Item:
    try:
        return _page(number, line, reading)
    except BadLine as fault:
        return Fault(number, str(fault))


def _page(number: int, line: str, reading: Reading) -> Incoming:
    data = _object(line)
    kind = data.get("kind", "event")
    if not isinstance(kind, str) or not is_kind(kind):
        raise BadLine(_("“%(kind)s” is no kind of page.") % {"kind": str(kind)[:40]})
    past = data.get("revisions", [data])
    if not isinstance(past, list) or not past or not all(isinstance(one, dict) for one in past):
        raise BadLine(_("“revisions” has to be a list of records."))
    if data.get(RECORDED) is True:
        past = [{**one, RECORDED: True} for one in past]
    revisions = [PastRevision(record=one, signature=_signature(one, reading)) for one in past]
    slug, title = data.get("slug") or past[-1].get("slug") or "", past[-1].get("title") or data.get("title") or ""
    if not isinstance(slug, str) or not isinstance(title, str) or not title:
        raise BadLine(_("A page needs a title."))
    if slug and (len(slug) > SLUG_LENGTH or not SLUG_PATTERN.match(slug)):
        raise BadLine(_("%(slug)s cannot be the address of a page.") % {"slug": quoted(slug)})
    told = all("moment" in (one.get("revision") or {}) for one in past)
    return Incoming(line=number, model=model_of(kind), slug=slug, title=title, revisions=revisions, told=told)


def _object(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine(_("This is not JSON: %(error)s") % {"error": error}) from None
    if not isinstance(data, dict):
        raise BadLine(_("A line has to hold one JSON object."))
    if has_half_a_character(line, data):
        raise BadLine(_("It has half a character in it, which no text can hold."))
    return data


def _signature(record: Record, reading: Reading) -> Signature:
    told = record.get("revision") or {}
    if not isinstance(told, dict):
        raise BadLine(_("“revision” has to be an object."))
    is_recorded = record.get(RECORDED) is True
    line = _sound if is_recorded else _line
    return Signature(
        moment=_moment(told["moment"]) if told.get("moment") is not None else reading.moment,
        name=line(told.get("author") or "", 255).removeprefix(IMPORTED) or ("" if is_recorded else reading.author),
        summary=line(told.get("summary") or "", SUMMARY_LENGTH),
        minor=bool(told.get("minor", False)),
        tags=("import",),
    )


def _line(text: Any, longest: int) -> str:
    """One line of what is told about a revision, cut where it is too long to be kept."""
    return _sound(" ".join(str(text).split())[:longest], longest)


def _sound(text: Any, longest: int) -> str:
    """What is told about a revision as it is, where it can be kept."""
    trouble = complaint(str(text))
    if trouble:
        raise BadLine(trouble)
    return str(text)[:longest]


def _moment(text: Any) -> datetime:
    try:
        moment = parse_datetime(str(text))
        if moment is not None:
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):  # the first and last day of the calendar are none in UTC
        pass
    raise BadLine(_("%(text)s is not a moment such as 2026-11-22T09:00:00Z.") % {"text": quoted(text)})


IMPORTER = Importer(
    name="jsonl",
    label=gettext_lazy("JSON Lines"),
    note=gettext_lazy("pages of any kind in our own shape, one a line, with or without their history"),
    author="Import",
    read=read,
    suffixes=(".jsonl",),
    foreign=False,
)
