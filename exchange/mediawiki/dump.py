"""Dumps: the XML of Special:Export and dumpBackup, revision by revision, with flat memory.

expat is fed line by line. A document type is refused, so nothing in a dump expands; a text over 2 MB is passed over
while it is read; where the XML is broken, reading goes on at the next page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from exchange.reading import Fault

LONGEST_TEXT = 2_000_000
"""Characters of a revision's text; MediaWiki itself takes no more than 2 MB."""
LONGEST_VALUE = 5_000
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PAGE = re.compile(r"<page(?:\s[^<>]*)?>")
_VALUES = {
    ("siteinfo", "sitename"),
    ("siteinfo", "base"),
    ("namespaces", "namespace"),
    ("page", "title"),
    ("page", "ns"),
    ("page", "id"),
    ("revision", "id"),
    ("revision", "timestamp"),
    ("revision", "comment"),
    ("revision", "model"),
    ("revision", "text"),
    ("contributor", "username"),
    ("contributor", "ip"),
}
"""Elements whose text counts, by what they stand in."""


@dataclass
class Site:
    """The wiki that a dump is of: its name, the address of its main page, its namespaces' numbers by name."""

    name: str = ""
    base: str = ""
    namespaces: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Revision:
    """A revision as the dump has it. No `text`: deleted, or longer than can be read; no `contributor`: suppressed."""

    line: int
    values: dict[str, str]
    minor: bool
    text: str | None
    is_too_long: bool
    is_deleted: frozenset[str]


@dataclass
class Page:
    """A page's header: where it begins, its title, namespace and identifier, and where it leads if it is a redirect."""

    line: int
    title: str = ""
    namespace: int = 0
    identifier: str = ""
    redirect: str = ""


class End:
    """A page has been read to its end."""


class Refused(Exception):
    """A dump that is not read at all."""


Part = Site | Page | Revision | End | Fault


def read(lines: Iterable[tuple[int, str] | Fault]) -> Iterator[Part]:
    """The site, each page, its revisions and its end, in the order of the dump.

    A fault inside a page means that the page has no end: what followed in it is lost.
    """
    reader = _Reader()
    number = 0
    for item in lines:
        if isinstance(item, Fault):
            yield from reader.broken(item.line, item.reason)
            continue
        number, line = item
        try:
            yield from reader.take(number, line)
        except Refused as refusal:
            yield Fault(number, str(refusal))
            return
    yield from reader.finish(number)


class _Reader:
    """Feeds expat, and begins anew behind a fault."""

    def __init__(self) -> None:
        self.handler = _Handler()
        self.is_lost = False
        self.started = False

    def take(self, number: int, line: str) -> Iterator[Part]:
        line = _UNFIT.sub("\N{REPLACEMENT CHARACTER}", line)
        if self.is_lost:
            page = _PAGE.search(line)
            if not page:
                return
            self._restart()
            line = line[page.start() :]
        self.handler.line = number
        self.started = self.started or bool(line.strip())
        try:
            self.handler.parser.Parse(line)
        except expat.ExpatError as error:
            yield from self.broken(number, _("This is not well-formed XML: %(error)s") % {"error": _said(error)})
            return
        yield from self.handler.taken()

    def _restart(self) -> None:
        site = self.handler.site
        self.handler = _Handler(site)
        self.handler.parser.Parse("<mediawiki>")
        self.is_lost = False

    def broken(self, number: int, reason: str) -> Iterator[Part]:
        """What was read before a fault, and the fault."""
        yield from self.handler.taken()
        if not self.is_lost:
            yield Fault(number, self._with_page(reason))
        self.is_lost = True

    def finish(self, number: int) -> Iterator[Part]:
        """The end of the file: a fault where the dump is not at its end."""
        if not self.is_lost and self.started and not self.handler.is_complete:
            yield from self.broken(number, _("The file ends in the middle: the rest is missing."))

    def _with_page(self, reason: str) -> str:
        page = self.handler.page
        return f"{reason} ({page.title})" if page and page.title else reason


def _said(error: expat.ExpatError) -> str:
    return expat.ErrorString(error.code)


class _Handler:
    """What expat finds, until it is asked for."""

    def __init__(self, site: Site | None = None) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.site = site or Site()
        self.line = 0
        self.path: list[str] = []
        self.found: list[Part] = []
        self.page: Page | None = None
        self.announced: Page | None = None
        self.is_complete = False
        self.pieces: list[str] | None = None
        self.length = 0
        self.key = ""
        self._begin_revision()

    def taken(self) -> list[Part]:
        """What was found since it was last asked."""
        found, self.found = self.found, []
        return found

    def _doctype(self, *_declared: Any) -> None:
        raise Refused(
            _("A document type is declared here, by which a small file can become a huge one: it is not read.")
        )

    def _begin_revision(self) -> None:
        self.values: dict[str, str] = {}
        self.minor = self.is_too_long = False
        self.text: str | None = None
        self.deleted: set[str] = set()
        self.start = self.line

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        parent = self.path[-1] if self.path else ""
        self.path.append(name)
        if name == "page":
            self.page = Page(self.line)
        elif name == "revision":
            self._begin_revision()
        elif name == "redirect" and self.page and parent == "page":
            self.page.redirect = attributes.get("title", "")
        elif name == "minor" and parent == "revision":
            self.minor = True
        if attributes.get("deleted"):
            self.deleted.add(name)
        if (parent, name) in _VALUES:
            self.pieces, self.length = [], 0
            self.key = attributes.get("key", "")

    def _characters(self, data: str) -> None:
        if self.pieces is None:
            return
        self.length += len(data)
        longest = LONGEST_TEXT if self.path[-1] == "text" else LONGEST_VALUE
        if self.length <= longest:
            self.pieces.append(data)
        else:
            self.pieces.clear()

    def _end(self, _name: str) -> None:
        name = self.path.pop()
        parent = self.path[-1] if self.path else ""
        if self.pieces is not None and (parent, name) in _VALUES:
            self._value(parent, name, "".join(self.pieces))
            self.pieces = None
        if name == "siteinfo":
            self.found.append(self.site)
        elif name == "revision":
            self._revision()
        elif name == "page":
            self._announce()
            self.found.append(End())
            self.page = None
        self.is_complete = not self.path

    def _value(self, parent: str, name: str, text: str) -> None:
        match parent, name:
            case "siteinfo", "sitename":
                self.site.name = text.strip()
            case "siteinfo", "base":
                self.site.base = text.strip()
            case "namespaces", _:
                self.site.namespaces[text.strip()] = int(self.key) if self.key.lstrip("-").isdigit() else 0
            case "page", _:
                self._of_page(name, text.strip())
            case "revision", "text":
                self.is_too_long = self.length > LONGEST_TEXT
                self.text = None if self.is_too_long else text
            case _:
                self.values[name] = text.strip()

    def _of_page(self, name: str, text: str) -> None:
        if not self.page:
            return
        if name == "title":
            self.page.title = " ".join(text.replace("_", " ").split())
        elif name == "id":
            self.page.identifier = text
        elif text.lstrip("-").isdigit() and len(text) < 10:
            self.page.namespace = int(text)

    def _announce(self) -> None:
        """Tell of the page once its header is known: before its first revision, or at its end."""
        if self.page and self.page is not self.announced:
            self.announced = self.page
            self.found.append(self.page)

    def _revision(self) -> None:
        self._announce()
        text = None if "text" in self.deleted else self.text
        self.found.append(
            Revision(self.start, self.values, self.minor, text, self.is_too_long, frozenset(self.deleted))
        )
