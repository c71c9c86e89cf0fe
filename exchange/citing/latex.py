"""BibTeX and BibLaTeX: entries in UTF-8 in which nothing that anyone typed is taken for a command."""

import re
from collections.abc import Iterable, Iterator

from exchange.citing.cited import BASE, LIST, PAGE, Author, Cited
from exchange.citing.wording import orcid_note

TYPES = {PAGE: "inreference", BASE: "dataset", LIST: "online"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_TABLE = str.maketrans(_SPECIAL)
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`!?])(?=`)|(?<=[<,])(?=[<,])|(?<=>)(?=>)")
"""Between what LaTeX would draw as one letter: dashes, quotes, `!` and `?` turned over."""


def bibtex(cited: Cited) -> str:
    """An entry for BibTeX, which knows neither articles of a work of reference nor days."""
    return _entry("misc", cited.key, _bibtex(cited))


def biblatex(cited: Cited) -> str:
    """An entry for BibLaTeX."""
    return _entry(TYPES[cited.type], cited.key, _biblatex(cited))


def escaped(text: str) -> str:
    """A text as LaTeX shows it."""
    return _LIGATURE.sub("{}", text.translate(_TABLE))


def _bibtex(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "author", _names(cited.authors)
    yield "title", f"{{{escaped(cited.title)}}}"
    yield "howpublished", escaped(cited.container)
    yield "year", str(cited.issued.year)
    yield "month", MONTHS[cited.issued.month - 1]
    yield "url", cited.url
    read = f"Accessed {cited.accessed:%Y-%m-%d}" if cited.accessed else ""
    yield "note", escaped(". ".join(part for part in (_version(cited), read, orcid_note(cited)) if part))


def _biblatex(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "author", _names(cited.authors)
    yield "title", f"{{{escaped(cited.title)}}}"
    yield "organization" if cited.type == LIST else "booktitle", _whole(cited.container)
    yield "date", f"{cited.issued:%Y-%m-%d}"
    yield "version", cited.number
    yield "url", cited.url
    yield "urldate", f"{cited.accessed:%Y-%m-%d}" if cited.accessed else ""
    yield "note", escaped(orcid_note(cited))


def _whole(text: str) -> str:
    """A text in braces, so that its capitals stay; nothing where there is nothing."""
    return f"{{{escaped(text)}}}" if text else ""


def _version(cited: Cited) -> str:
    return f"Revision {cited.number} of {cited.issued:%Y-%m-%d}" if cited.number else f"As of {cited.issued:%Y-%m-%d}"


def _names(authors: Iterable[Author]) -> str:
    """Each name in braces, so that none is cut in two, nor an "and" in it taken for the next one."""
    return " and ".join(f"{{{escaped(author.name)}}}" for author in authors)


def _entry(sort: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields if value]
    return "\n".join([f"@{sort}{{{key},", *lines, "}"]) + "\n"
