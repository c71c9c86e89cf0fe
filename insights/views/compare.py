"""Events side by side, as a page and as a table for spreadsheets."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from common.access import public
from common.spreadsheets import csv_line
from exchange.responding import licence_url, link_header, problem
from incidents.models import Event
from incidents.records import url_of
from insights.comparing import FEWEST, MOST, ComparedRow, compare, todays
from wiki import history
from wiki.directory import Directory
from wiki.history import Stored
from wiki.references import Entry, Wanted

CSV = "text/csv; charset=utf-8"
LONGEST_NAME = 500
MOST_NAMES = 2 * MOST
"""How many names are looked at: some may be mistaken or mean the same event."""
SAME = {True: "true", False: "false", None: ""}
"""How a table says it: what nobody has looked into is neither."""
_SLUG_ENDS = re.compile("[/?#]")


@dataclass(frozen=True)
class Choice:
    """The events that a query string names, and what is wrong with it."""

    events: list[Event]
    errors: list[str]

    @classmethod
    def of(cls, named: list[str]) -> "Choice":
        """Events by slug, address or title, each once; says which are not known and which are too many."""
        names = list(dict.fromkeys(name for text in named if (name := _name(text))))
        entries = _entries(names[:MOST_NAMES])
        ids = list(dict.fromkeys(entry.page_id for entry in entries.values() if entry))
        found = Event.objects.live().in_bulk(ids[:MOST])
        errors = [*_unknown(entries), *_too_many(len(ids), len(names) - MOST_NAMES)]
        return cls([found[pk] for pk in ids if pk in found], errors)

    @cached_property
    def revisions(self) -> list[Stored]:
        """The latest revision of each event; a query for each."""
        return [history.latest(event) for event in self.events]

    def rows(self) -> list[ComparedRow]:
        """The events compared, as they are today."""
        return compare(todays([stored.record for stored in self.revisions]))

    def query(self, without: Event | None = None) -> str:
        """The query string that names these events, or all but one."""
        return urlencode([("event", event.slug) for event in self.events if event != without])


@public
@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """Two to six events on every row of the infobox."""
    choice = Choice.of(request.GET.getlist("event"))
    context: dict[str, Any] = {
        "events": [(event, choice.query(without=event)) for event in choice.events],
        "errors": choice.errors,
        "query": choice.query(),
        "has_room": len(choice.events) < MOST,
    }
    if len(choice.events) >= FEWEST:
        context["rows"] = choice.rows()
    return render(request, "insights/compare.html", context)


@public
@require_safe
def comparison_csv(request: HttpRequest) -> HttpResponseBase:
    """The same rows as CSV; 400 with the reasons where there are none."""
    choice = Choice.of(request.GET.getlist("event"))
    if choice.errors or len(choice.events) < FEWEST:
        return problem({"event": choice.errors or [_("Name two events or more.")]})
    content = _table(choice).encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag) or HttpResponse(content, content_type=CSV)
    response["Content-Disposition"] = 'attachment; filename="comparison.csv"'
    response["Link"] = link_header({"license": licence_url()})
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


def _table(choice: Choice) -> str:
    """A column for each event under its slug, which no two share, and above the rows compared which events they are.

    No slug has an underscore, so that none is the name of another column.
    """
    lines = [
        ("row_key", "row_label", "is_same", *(event.slug for event in choice.events)),
        ("title", _("Title"), "", *(event.title for event in choice.events)),
        ("url", _("Address"), "", *(url_of(event.slug) for event in choice.events)),
        ("revision", _("Revision"), "", *(str(stored.change.number) for stored in choice.revisions)),
        *((row.key, str(row.label), SAME[row.is_same], *map(str, row.cells)) for row in choice.rows()),
    ]
    return "".join(map(csv_line, lines))


def _entries(names: list[str]) -> dict[str, Entry | None]:
    """The event that each name means, by slug or else by title."""
    directory = Directory()
    directory.load(Wanted("event", slug=name) for name in names)
    directory.load(Wanted("event", text=name) for name in names)
    return {name: directory.by_slug("event", name) or directory.by_name("event", name) for name in names}


def _unknown(entries: Mapping[str, Entry | None]) -> list[str]:
    names = [name[:80] for name, entry in entries.items() if entry is None]
    return [_("No event is called “%(name)s”.") % {"name": name} for name in names]


def _too_many(events: int, left_out: int) -> Iterator[str]:
    if events > MOST:
        yield _("At most %(most)d events can be compared.") % {"most": MOST}
    if left_out > 0:
        message = ngettext(
            "Only the first %(most)d names were looked at; %(count)s was left out.",
            "Only the first %(most)d names were looked at; %(count)s were left out.",
            left_out,
        )
        yield message % {"most": MOST_NAMES, "count": f"{left_out:,}"}


def _name(text: str) -> str:
    """What was typed or pasted, without the address around a slug: that of the event or of any page about it."""
    text = text.replace("\x00", "").strip()[:LONGEST_NAME]
    _before, is_address, rest = text.partition("/events/")
    return unquote(_SLUG_ENDS.split(rest, maxsplit=1)[0]) if is_address else text
