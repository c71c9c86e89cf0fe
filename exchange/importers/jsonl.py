"""JSON Lines of our own shape (docs/data-model.md): one page a line, with or without its history."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from wiki.kinds import is_kind, model_of
from wiki.models import WikiPage
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
        name=str(told.get("author") or default_author)[:255],
        summary=str(told.get("summary") or "")[:500],
        minor=bool(told.get("minor", False)),
        tags=("import",),
    )


def _moment(text: Any) -> datetime:
    if text is None:
        return timezone.now()
    try:
        moment = parse_datetime(str(text))
    except ValueError:
        moment = None
    if moment is None:
        raise BadLine(_("“%(text)s” is not a moment such as 2026-11-22T09:00:00Z.") % {"text": str(text)[:40]})
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.get_default_timezone())
