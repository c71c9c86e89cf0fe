"""Reading the public log: each line with today's address of the page it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from wiki.changes import addresses_of
from wiki.kinds import is_kind, model_of
from wiki.models import LogEntry


@dataclass(frozen=True)
class Line:
    """A line of the log; `url` is empty where the page is deleted now, and where it is about a file."""

    entry: LogEntry
    url: str
    kind_label: str


def lines(entries: Sequence[LogEntry]) -> list[Line]:
    """Lines for people; one query for the addresses of all pages."""
    urls = addresses_of((entry.kind, entry.page_id) for entry in entries if entry.page_id)
    return [_line(entry, urls.get((entry.kind, entry.page_id or 0), "")) for entry in entries]


def _line(entry: LogEntry, url: str) -> Line:
    if entry.action == LogEntry.Action.IMPORT:
        return Line(entry, "", "")
    if not entry.kind:
        return Line(entry, f"/users/{quote(entry.title, safe='')}/", "")
    label = str(model_of(entry.kind)._meta.verbose_name) if is_kind(entry.kind) else entry.kind
    return Line(entry, url, label)
