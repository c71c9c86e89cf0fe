"""JSON Lines of our own shape (docs/data-model.md): one page a line, with or without its history."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from wiki.fields.base import quoted
from wiki.fields.characters import complaint
from wiki.kinds import is_kind, model_of
from wiki.models import WikiPage
from wiki.models.change import SUMMARY_LENGTH
from wiki.models.signed import IMPORTED
from wiki.names import SLUG_LENGTH, SLUG_PATTERN
from wiki.record import Record
from wiki.recording import PastRevision
from wiki.signature import Signature

LINE_LENGTH = 64_000_000


class BadLine(ValueError):
    """A line that cannot be imported, and why."""


@dataclass(frozen=True)
class Incoming:
    """One page of a file: where it stood, its kind, its revisions in order of arrival, and whether the file told
    the moment of each."""

    line: int
    model: type[WikiPage]
    slug: str
    title: str
    revisions: list[PastRevision]
    told: bool


def read(lines: Iterable[str], default_author: str) -> Iterator[Incoming | tuple[int, BadLine]]:
    """Every page of a file, or the fault of its line; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _page(number, line, default_author)
        except BadLine as fault:
            yield number, fault


def _page(number: int, line: str, default_author: str) -> Incoming:
    data = _object(line)
    kind = data.get("kind", "event")
    if not isinstance(kind, str) or not is_kind(kind):
        raise BadLine(_("“%(kind)s” is no kind of page.") % {"kind": str(kind)[:40]})
    past = data.get("revisions", [data])
    if not isinstance(past, list) or not past or not all(isinstance(one, dict) for one in past):
        raise BadLine(_("“revisions” has to be a list of records."))
    revisions = [PastRevision(record=one, signature=_signature(one, default_author)) for one in past]
    slug, title = data.get("slug") or past[-1].get("slug") or "", past[-1].get("title") or data.get("title") or ""
    if not isinstance(slug, str) or not isinstance(title, str) or not title:
        raise BadLine(_("A page needs a title."))
    if slug and (len(slug) > SLUG_LENGTH or not SLUG_PATTERN.match(slug)):
        raise BadLine(_("%(slug)s cannot be the address of a page.") % {"slug": quoted(slug)})
    told = all("moment" in (one.get("revision") or {}) for one in past)
    return Incoming(number, model_of(kind), slug, title, revisions, told)


def _object(line: str) -> dict[str, Any]:
    if len(line) > LINE_LENGTH:
        raise BadLine(_("The line is longer than %(limit)d characters.") % {"limit": LINE_LENGTH})
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine(_("This is not JSON: %(error)s") % {"error": error}) from None
    if not isinstance(data, dict):
        raise BadLine(_("A line has to hold one JSON object."))
    return data


def _signature(record: Record, default_author: str) -> Signature:
    told = record.get("revision") or {}
    if not isinstance(told, dict):
        raise BadLine(_("“revision” has to be an object."))
    return Signature(
        moment=_moment(told.get("moment")),
        name=_line(told.get("author") or "", 255).removeprefix(IMPORTED) or default_author,
        summary=_line(told.get("summary") or "", SUMMARY_LENGTH),
        minor=bool(told.get("minor", False)),
        tags=("import",),
    )


def _line(text: Any, longest: int) -> str:
    """One line of what is told about a revision, cut where it is too long to be kept."""
    trouble = complaint(str(text))
    if trouble:
        raise BadLine(trouble)
    return " ".join(str(text).split())[:longest]


def _moment(text: Any) -> datetime:
    if text is None:
        return timezone.now()
    try:
        moment = parse_datetime(str(text))
        if moment is not None:
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):  # the first and last day of the calendar are none in UTC
        pass
    raise BadLine(_("%(text)s is not a moment such as 2026-11-22T09:00:00Z.") % {"text": quoted(text)})
