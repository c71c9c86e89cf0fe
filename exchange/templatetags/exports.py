"""Links to the files of a question, for menus and for programs that look for them in a page's head."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template

from exchange.exporting import Exporter, exporters
from incidents.filters import EventFilterSet
from incidents.selection import Selection

register = template.Library()
ABOUT_THE_PAGE = frozenset({"page", "per_page", "cursor"})


@dataclass(frozen=True)
class File:
    """A format of a question, and its address."""

    exporter: Exporter
    url: str


@register.simple_tag
def files_of(selection: Selection) -> list[File]:
    """Each format of all events of a question; none where the question cannot be answered."""
    if not selection.is_valid:
        return []
    kept = EventFilterSet.base_filters.keys() - ABOUT_THE_PAGE
    pairs = [pair for pair in selection.address.pairs if pair[0] in kept]
    return [File(one, _address(one, pairs)) for one in exporters().values()]


def _address(exporter: Exporter, pairs: list[tuple[str, str]]) -> str:
    query = [*(pair for pair in pairs if pair[0] not in exporter.links_ask), *exporter.links_ask.items()]
    path = f"/events.{exporter.extension}"
    return f"{path}?{urlencode(query)}" if query else path
