"""Citations of a list, and of all that is in one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import orjson
from django.conf import settings

from exchange.citing.cited import LIST, Author, Cited, one_line, revision
from exchange.citing.contributors import contributors_until
from exchange.citing.csl import item_with_orcid
from exchange.citing.formats import CitationFormat, citation_formats
from exchange.citing.latex import bibtex
from exchange.citing.ris import ris
from incidents.models import Event
from library.lists.reading import Shelf
from library.models import ReadingList


@dataclass(frozen=True)
class ListFile:
    """A file of the citations of all events of a list."""

    label: str
    content_type: str
    write: Callable[[Sequence[Cited]], str]

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.content_type.partition(";")[0]


def _csl(cited: Sequence[Cited]) -> str:
    return orjson.dumps([item_with_orcid(one) for one in cited], option=orjson.OPT_INDENT_2).decode()


FILES = {
    "bib": ListFile("BibTeX", "application/x-bibtex; charset=utf-8", lambda some: "\n".join(map(bibtex, some))),
    "ris": ListFile("RIS", "application/x-research-info-systems; charset=utf-8", lambda some: "".join(map(ris, some))),
    "csl.json": ListFile("CSL-JSON", "application/vnd.citationstyles.csl+json", _csl),
}
"""Files by their ending."""


def cited_list(one: ReadingList, accessed: date | None = None) -> Cited:
    """A list, dated by the day when something was last done to it."""
    return Cited(
        key=f"list-{one.key}",
        type=LIST,
        title=one_line(one.title),
        container=settings.SITE_NAME,
        url=f"{settings.BASE_URL}{one.get_absolute_url()}",
        number="",
        issued=one.changed_at.date(),
        authors=(Author(one_line(one.owner.display_name), one.owner.orcid),),
        accessed=accessed,
    )


def cited_events(shelf: Shelf, accessed: date | None = None) -> list[Cited]:
    """The revisions of its events, in its order; one query."""
    authors = contributors_until(Event.kind, shelf.editions)
    return [revision(Event.kind, edition, authors.get(pk, ()), accessed) for pk, edition in shelf.editions.items()]


def prose_styles() -> dict[str, CitationFormat]:
    """The styles in which a handout can have its citations."""
    return {key: one for key, one in citation_formats().items() if one.is_prose}
