"""Links to the files of a question, for menus and for programs that look for them in a page's head."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template

from exchange.exporting import Exporter, exporters, question_of
from incidents.selection import Selection

register = template.Library()


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
    pairs = question_of(selection)
    return [File(one, _address(one, pairs)) for one in exporters().values()]


def _address(exporter: Exporter, pairs: list[tuple[str, str]]) -> str:
    query = [*(pair for pair in pairs if pair[0] not in exporter.links_ask), *exporter.links_ask.items()]
    path = f"/events.{exporter.extension}"
    return f"{path}?{urlencode(query)}" if query else path
