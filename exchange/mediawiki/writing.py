"""Writing a dump: every revision of events, terms and laws as importDump.php takes them, with what was said of them."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings

from exchange.mediawiki.signing import SUPPRESSED
from exchange.mediawiki.speaking import spoken
from exchange.wikitext.writing import event_page, law_page, page_title, plain_page
from incidents.models import Event
from taxonomy.models import Law
from taxonomy.schemes import SCHEMES
from wiki.editions import Edition
from wiki.histories import Told, histories
from wiki.models import Comment, FormerSlug, WikiPage
from wiki.models.signed import IMPORTED
from wiki.names import fold
from wiki.record import Record

NAMESPACES = {
    -2: "Media",
    -1: "Special",
    0: "",
    1: "Talk",
    2: "User",
    3: "User talk",
    4: "Project",
    5: "Project talk",
    6: "File",
    7: "File talk",
    8: "MediaWiki",
    9: "MediaWiki talk",
    10: "Template",
    11: "Template talk",
    12: "Help",
    13: "Help talk",
    14: "Category",
    15: "Category talk",
}
WRITERS: dict[str, Callable[[Record, str], str]] = {"event": event_page, "law": law_page}
KINDS: tuple[type[WikiPage], ...] = (*SCHEMES.values(), Law, Event)
MODEL = "      <model>wikitext</model>\n      <format>text/x-wiki</format>\n"
FORMER = 10**9
"""Above the number of any page: redirects count from here."""


def write() -> Iterator[bytes]:
    """The dump, page by page."""
    yield _head().encode()
    pages = _Pages()
    for model in KINDS:
        yield from pages.of_kind(model)
    yield b"</mediawiki>\n"


def _head() -> str:
    names = "".join(
        f"      <namespace key={quoteattr(str(number))} case='first-letter'>{name}</namespace>\n"
        for number, name in NAMESPACES.items()
    )
    return (
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">\n'
        f"  <siteinfo>\n    <sitename>{escape(settings.SITE_NAME)}</sitename>\n"
        f"    <base>{escape(settings.BASE_URL)}/wiki/Main_Page</base>\n"
        f"    <case>first-letter</case>\n    <namespaces>\n{names}    </namespaces>\n  </siteinfo>\n"
    )


class _Pages:
    """Pages of all kinds in turn; it sees that no two have one title."""

    def __init__(self) -> None:
        self.titles: set[str] = set()
        self.revisions = 0

    def of_kind(self, model: type[WikiPage]) -> Iterator[bytes]:
        """Every page of a kind: its history, its old addresses, its discussion."""
        beside = _Beside(model.kind)
        for pk, told in groupby(histories(model), key=lambda one: one.pk):
            yield from self._page(model, pk, told, beside)

    def _page(self, model: type[WikiPage], pk: int, told: Iterator[Told], beside: "_Beside") -> Iterator[bytes]:
        first = next(told)
        title = self._free(first.title, first.edition.slug)
        yield _opening(title, _identifier(model, pk))
        yield self._revision(model, first.edition)
        for one in told:
            yield self._revision(model, one.edition)
        yield b"  </page>\n"
        yield from self._former(beside.former.get(pk, []), first.edition, title)
        if pk in beside.discussed:
            yield from self._talk(model, pk, title)

    def _free(self, title: str, slug: str) -> str:
        wanted = page_title(title)
        if fold(wanted) in self.titles:
            wanted = page_title(f"{wanted[:150]} ({slug})")
        self.titles.add(fold(wanted))
        return wanted

    def _revision(self, model: type[WikiPage], edition: Edition) -> bytes:
        text = WRITERS.get(model.kind, plain_page)(edition.record, settings.BASE_URL)
        return self._written(edition.moment, edition.author, edition.summary, text, minor=edition.minor)

    def _written(self, moment: datetime, author: str, summary: str, text: str, *, minor: bool = False) -> bytes:
        self.revisions += 1
        text = text.rstrip()
        data = text.encode()
        digest = _base36(int(hashlib.sha1(data, usedforsecurity=False).hexdigest(), 16))
        head = f"      <id>{self.revisions}</id>\n      <timestamp>{moment:%Y-%m-%dT%H:%M:%SZ}</timestamp>\n"
        mark = "      <minor />\n" if minor else ""
        comment = f"      <comment>{escape(summary)}</comment>\n"
        content = f'      <text bytes="{len(data)}" sha1="{digest}" xml:space="preserve">{escape(text)}</text>\n'
        return (
            f"    <revision>\n{head}      {_contributor(author)}\n{mark}{comment}{MODEL}{content}"
            f"      <sha1>{digest}</sha1>\n    </revision>\n"
        ).encode()

    def _former(self, rows: Sequence[FormerSlug], edition: Edition, title: str) -> Iterator[bytes]:
        """Old addresses as redirects: their words are all that is left of the titles they were made of."""
        for row in rows:
            old = page_title(row.slug.replace("-", " "))
            if fold(old) in self.titles:
                continue
            self.titles.add(fold(old))
            yield _opening(old, FORMER + row.pk, redirect=title)
            yield self._written(edition.moment, settings.SITE_NAME, "", f"#REDIRECT [[{title}]]") + b"  </page>\n"

    def _talk(self, model: type[WikiPage], pk: int, title: str) -> Iterator[bytes]:
        """The discussion as a talk page, a revision for each comment."""
        yield _opening(f"Talk:{title}", _identifier(model, pk) + 1, namespace=1)
        for one in spoken(model.kind, pk, settings.BASE_URL):
            yield self._written(one.moment, one.author, one.summary, one.text)
        yield b"  </page>\n"


class _Beside:
    """What stands beside pages of a kind: old addresses, and which of them have been talked about."""

    def __init__(self, kind: str) -> None:
        self.former: dict[int, list[FormerSlug]] = {}
        for row in FormerSlug.objects.filter(kind=kind).order_by("pk"):
            self.former.setdefault(row.page_id, []).append(row)
        shown = Comment.objects.filter(thread__kind=kind, hidden_at=None)
        self.discussed = set(shown.values_list("thread__page_id", flat=True).distinct())


def _identifier(model: type[WikiPage], pk: int) -> int:
    """The number of a page, the same in every dump; the next one is that of its talk page."""
    return (pk * len(KINDS) + KINDS.index(model)) * 2


def _opening(title: str, identifier: int, *, namespace: int = 0, redirect: str = "") -> bytes:
    leads = f"    <redirect title={quoteattr(redirect)} />\n" if redirect else ""
    head = f"  <page>\n    <title>{escape(title)}</title>\n    <ns>{namespace}</ns>\n    <id>{identifier}</id>\n"
    return f"{head}{leads}".encode()


def _contributor(author: str) -> str:
    name = author.removeprefix(IMPORTED)
    if name == SUPPRESSED:
        return '<contributor deleted="deleted" />'
    return f"<contributor><username>{escape(name)}</username></contributor>"


def _base36(number: int) -> str:
    """MediaWiki writes hashes in base 36, 31 digits of it."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits.rjust(31, "0")
