"""Wikipedia: the template {{cite web}} of its English edition."""

from collections.abc import Iterator

from exchange.citing.cited import Cited
from exchange.citing.formats import CitationFormat
from exchange.citing.wording import day

_SPECIAL = {
    ord("&"): "&amp;",
    **{ord(character): f"&#{ord(character)};" for character in "<>[]{}|'~"},
}
"""What wikitext reads as markup, as entities."""


def write(cited: Cited) -> str:
    """The template on one line."""
    parts = " ".join(f"|{name}={value}" for name, value in _parameters(cited) if value)
    return f"{{{{cite web {parts}}}}}"


def _parameters(cited: Cited) -> Iterator[tuple[str, str]]:
    for number, author in enumerate(cited.authors, 1):
        yield f"author{number}", _plain(author.name)
    yield "title", _plain(cited.title)
    yield "url", cited.url
    yield "website", _plain(cited.container)
    yield "date", day(cited.issued)
    yield "version", cited.number and f"Revision {cited.number}"
    yield "access-date", day(cited.accessed) if cited.accessed else ""


def _plain(text: str) -> str:
    return text.translate(_SPECIAL)


CITATION = CitationFormat(key="wikipedia", rank=24, label="Wikipedia", write=write)
