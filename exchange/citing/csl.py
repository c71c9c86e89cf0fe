"""CSL-JSON: what is cited in the words of the Citation Style Language."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from exchange.citing.cited import BASE, Cited

Item = dict[str, Any]


def item(cited: Cited) -> Item:
    """An item as engines take it; contributors are whole names, never cut in two."""
    return {name: value for name, value in _parts(cited) if value}


def item_with_orcid(cited: Cited) -> Item:
    """The same with the ORCID iDs of contributors, for which CSL has no word of its own."""
    orcid = {author.name: author.orcid_url for author in cited.authors if author.orcid}
    return {**item(cited), "custom": {"orcid": orcid}} if orcid else item(cited)


def _parts(cited: Cited) -> Iterator[tuple[str, Any]]:
    yield "id", cited.key
    yield "type", cited.type
    yield "title", cited.title
    yield "container-title", cited.container
    yield "publisher", (cited.container or cited.title) if cited.type == BASE else ""
    yield "author", [{"literal": author.name} for author in cited.authors]
    yield "issued", _date(cited.issued)
    yield "accessed", cited.accessed and _date(cited.accessed)
    yield "version", cited.number
    yield "URL", cited.url
    yield "language", "en"


def _date(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
