"""Templates: the infobox, citations of publications, a few that mean characters; all others stay visible as code."""

import re
from collections.abc import Mapping
from typing import Any

from exchange.wikitext.inline import Inline
from exchange.wikitext.marks import QUOTE, QUOTE_END
from exchange.wikitext.notes import web_address
from exchange.wikitext.page import Page
from incidents import dates
from wiki.names import fold

LAWS = frozenset({"law", "infobox law"})
INFOBOXES = LAWS | {"event", "infobox event", "privacy event"}
_CITES = re.compile(r"(?:cite(?:\b.*)?|citation|source)\Z")
_SILENT = frozenset({"reflist", "references", "notelist", "clear", "-", "toc", "notoc"})
_CHARACTERS = {"!": "|", "=": "=", "ndash": "–", "mdash": "—", "spaced ndash": " – ", "nbsp": " ", "'": "'"}
_QUOTES = frozenset({"quote", "quotation", "blockquote", "cquote", "quote box"})
_SETTINGS = ("defaultsort:", "displaytitle:", "#set:", "#subobject:")
LONG, MOST_AUTHORS = 255, 100
KINDS = frozenset(
    ["newspaper", "court", "regulator", "parliament", "study", "book", "company", "encyclopaedia", "dataset", "other"]
)
"""Kinds of publication, as a source has them."""
PUBLICATION = {
    "title": ("title", "chapter"),
    "publisher": ("publisher", "work", "website", "newspaper", "journal", "magazine", "agency"),
    "url": ("url", "link"),
    "archived_url": ("archive-url", "archiveurl"),
    "date": ("date", "year"),
    "accessed": ("access-date", "accessdate", "accessed"),
    "publication_kind": ("kind",),
}
"""Parameters of `{{cite …}}` that say something of a source, the first filled one of each row."""


class Templates:
    """Reads `{{…}}`."""

    def __init__(self, page: Page, inline: Inline) -> None:
        self.page = page
        self.inline = inline

    def read(self, texts: list[str], raw: str, *, is_outermost: bool) -> str:
        """A template with its parts between bars; `raw` is what was written."""
        name = fold(texts[0]).removeprefix("template:").strip()
        if is_outermost and self.page.infobox is None and name in INFOBOXES:
            self.page.template, self.page.infobox = name, _parameters(texts[1:])
            return ""
        if name in _SILENT or name.startswith("#"):
            return "" if name in _SILENT else self.page.drop(raw) if name.startswith(_SETTINGS) else self.page.code(raw)
        if name.startswith(_SETTINGS):
            return self.page.drop(raw)
        return self._other(name, texts, raw)

    def _other(self, name: str, texts: list[str], raw: str) -> str:
        if name in _CHARACTERS:
            return _CHARACTERS[name]
        if name in ("pagename", "fullpagename"):
            return self.page.title
        if name in _QUOTES:
            return self._quotation(_parameters(texts[1:]))
        if _CITES.match(name):
            row = self._publication(_parameters(texts[1:]))
            if row:
                return self.page.cite_in_text(row, self.page.code(raw))
        return self.page.code(raw)

    def _quotation(self, given: Mapping[str, str]) -> str:
        """A quotation with whoever said it, where it says so."""
        text = given.get("text") or given.get("quote") or given.get("1", "")
        said = given.get("author") or given.get("sign") or given.get("source") or given.get("2", "")
        return f"\n{QUOTE}\n{text}{f' — {said}' if said else ''}\n{QUOTE_END}\n"

    def _publication(self, given: Mapping[str, str]) -> dict[str, Any] | None:
        """The source that a citation describes; None where it says neither title nor address."""
        row: dict[str, Any] = {key: self._first(given, names) for key, names in PUBLICATION.items()}
        row["authors"] = self._authors(given)
        for key in ("date", "accessed"):
            row[key] = row[key] if dates.is_valid(row[key]) else dates.propose(row[key])
        for key in ("url", "archived_url"):
            written = next((given[name].strip() for name in PUBLICATION[key] if given.get(name)), "")
            row[key] = web_address(written) or web_address(row[key])
        row["key"] = self._first(given, ("key",))
        row |= {key: row[key][:LONG] for key in ("title", "publisher")}
        row["authors"] = [author[:LONG] for author in row["authors"]][:MOST_AUTHORS]
        row["publication_kind"] = row["publication_kind"] if row["publication_kind"] in KINDS else ""
        return row if row["title"] or row["url"] else None

    def _first(self, given: Mapping[str, str], names: tuple[str, ...]) -> str:
        return next((text for name in names if (text := self.inline.plain(given.get(name, "")))), "")

    def _authors(self, given: Mapping[str, str]) -> list[str]:
        authors = [part.strip() for part in self._first(given, ("author", "authors")).split(";")]
        for number in ("", *map(str, range(1, 10))):
            last, first = (self._first(given, (f"{name}{number}",)) for name in ("last", "first"))
            authors.append(f"{first} {last}".strip())
            authors.append(self._first(given, (f"author{number}",)) if number else "")
        return [author for author in authors if author]


def _parameters(texts: list[str]) -> dict[str, str]:
    """Named parameters by their folded names, others by their numbers; the last of a name counts."""
    given: dict[str, str] = {}
    number = 0
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or "\x0e" in name:
            number += 1
            name, value = str(number), text
        given[fold(name)] = value.strip()
    return given
