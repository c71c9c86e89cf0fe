"""What is cited: a revision of a page, or the base as a whole."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from exchange.records import page_url
from wiki.editions import Edition

KEY_LENGTH = 60
PAGE, BASE, LIST = "entry-encyclopedia", "dataset", "webpage"
"""Types of CSL: an article of a work of reference, a data set, and for reading lists a page of the web."""


@dataclass(frozen=True)
class Author:
    """A contributor as citations name them: whole, for nobody can tell which part of a name is the family's."""

    name: str
    orcid: str = ""

    @property
    def orcid_url(self) -> str:
        """The address of the ORCID iD; empty without one."""
        return f"https://orcid.org/{self.orcid}" if self.orcid else ""


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A thing that is cited. `number` is the revision's, empty for the base; `accessed` is the day it was read."""

    key: str
    type: str
    title: str
    container: str
    url: str
    number: str
    issued: date
    authors: tuple[Author, ...]
    accessed: date | None = None


def revision(kind: str, edition: Edition, authors: Sequence[Author], accessed: date | None = None) -> Cited:
    """A revision of a page: the address leads to it as it was, whatever the page says later."""
    return Cited(
        key=_key(kind, edition),
        type=PAGE,
        title=one_line(edition.record["title"]),
        container=settings.SITE_NAME,
        url=f"{page_url(kind, edition.slug)}revisions/{edition.number}/",
        number=str(edition.number),
        issued=edition.moment.date(),
        authors=tuple(authors) or (everybody(),),
        accessed=accessed,
    )


def base(issued: date, accessed: date | None = None) -> Cited:
    """The whole base as it was on a day."""
    return Cited(
        key=f"base-{issued:%Y-%m-%d}",
        type=BASE,
        title=settings.SITE_NAME,
        container="",
        url=f"{settings.BASE_URL}/",
        number="",
        issued=issued,
        authors=(everybody(),),
        accessed=accessed,
    )


def everybody() -> Author:
    """All contributors as one body."""
    return Author(_("%(site)s contributors") % {"site": settings.SITE_NAME})


def one_line(text: str) -> str:
    """A text with each run of spaces, and of whatever else some reader takes for the end of a line, as one space."""
    return " ".join(text.split())


def _key(kind: str, edition: Edition) -> str:
    """A name of letters, digits and hyphens of ASCII, for LaTeX takes no other; no two pages have the same."""
    plain = unicodedata.normalize("NFKD", edition.slug).encode("ascii", "ignore").decode()[:KEY_LENGTH].strip("-")
    if plain != edition.slug:
        plain = f"{plain}-{hashlib.sha256(edition.slug.encode()).hexdigest()[:8]}".lstrip("-")
    return f"{kind}-{plain}-{edition.number}"
