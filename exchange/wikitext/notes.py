"""References: `<ref>` becomes a note of the body, or a source where it is about one address."""

import re
from typing import Any

from exchange.wikitext.inline import Inline
from exchange.wikitext.marks import ATOM
from exchange.wikitext.page import Page
from wiki.fields import Address, FieldError

KEY_LENGTH = 100
MOST_SOURCES = 200
"""What an event can hold; references beyond that are notes."""
_NAME = re.compile(
    r"(?P<attribute>name|group)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s/>\"']+))"
)
_NO_KEY = re.compile(r"[\s\[\]\x00-\x1f]+")
_LINK_WORDS = re.compile(r"(?i)[\s,;:.(\[-]*+(?:(?:archived )?(?:link|here|source|pdf|online|web|url))?[\s)\].]*\Z")
_EDGES = " ,;:.–—-"


_URL = Address(key="url", label="")


def web_address(text: str) -> str:
    """The address, where a source may have it; else nothing."""
    try:
        return str(_URL.clean(text))
    except FieldError:
        return ""


class Notes:
    """Reads `<ref>`."""

    def __init__(self, page: Page, inline: Inline) -> None:
        self.page = page
        self.inline = inline

    def read(self, text: str, attributes: str) -> str:
        """A citation of what the reference says, which is kept under its name."""
        marked = self.inline.marked(text)
        key = self._key(attributes)
        source = self.publication(text) if self.has_room else None
        if source:
            return self.cite(self._place(key, source))
        if not key or key in self.page.sources:
            key = self._free_key(key)
        if marked.strip() or key not in self.page.notes:
            self.page.notes[key] = self.inline.markdown(marked)
        return self.cite(key)

    def again(self, attributes: str) -> str:
        """A reference to what was or will be said under its name."""
        key = self._key(attributes)
        return self.cite(self.page.renamed.get(key, key)) if key else ""

    def publication(self, text: str) -> dict[str, Any] | None:
        """The source that a line of a list is; None where it is more than one publication, or none."""
        return self.page.citation(text) or self._source(self.inline.marked(text))

    @property
    def has_room(self) -> bool:
        """Whether the event can hold another source."""
        return len(self.page.sources) < MOST_SOURCES

    def enter(self, row: dict[str, Any]) -> None:
        """Enter a source that no reference cites."""
        self._place("", row)

    def cite(self, key: str) -> str:
        """A citation."""
        self.page.cited.setdefault(key)
        return self.page.atoms.add(f"[^{key}]", "", letter="r")

    def _place(self, key: str, row: dict[str, Any]) -> str:
        """Enter a source under a key; one with the same address is the same source."""
        key = key or _NO_KEY.sub("-", str(row.pop("key", ""))).strip("-")[:KEY_LENGTH]
        row.pop("key", None)
        known = self.page.addresses.get(row["url"]) if row.get("url") else None
        if known:
            self.page.renamed.setdefault(key, known)
            return known
        if not key or key in self.page.sources or key in self.page.notes:
            key = self._free_key(key)
        self.page.sources[key] = row
        self.page.addresses.setdefault(row.get("url") or key, key)
        return key

    def _source(self, marked: str) -> dict[str, Any] | None:
        """The source that a reference is where it names one address, and says no more than a title."""
        atoms = [atom for _letter, atom in self._atoms(marked) if atom.address]
        address = web_address(atoms[0].address) if len(atoms) == 1 else ""
        title = self._title(marked) if address else None
        return {"title": title, "url": address} if title is not None else None

    def _atoms(self, marked: str) -> list[tuple[str, Any]]:
        return [(match[1], self.page.atoms.held[int(match[2])]) for match in ATOM.finditer(marked)]

    def _title(self, marked: str) -> str | None:
        """What stands around the address; its own words where they are more than `link`. None where it is too long."""
        address = next(atom for _letter, atom in self._atoms(marked) if atom.address)
        around = " ".join(ATOM.sub(lambda match: "" if self._is(match, address) else match.group(), marked).split())
        around = self.page.atoms.plain(around).strip(_EDGES)
        own = "" if address.plain == address.address or _LINK_WORDS.fullmatch(address.plain) else address.plain
        title = f"{own}. {around}" if own and around else own or around
        return title if len(title) <= 255 else None

    def _is(self, match: re.Match[str], atom: Any) -> bool:
        return self.page.atoms.held[int(match[2])] is atom

    def _key(self, attributes: str) -> str:
        found = {
            match["attribute"]: match["double"] or match["single"] or match["bare"] or ""
            for match in _NAME.finditer(attributes)
        }
        name, group = found.get("name", ""), found.get("group", "")
        return _NO_KEY.sub("-", f"{group}-{name}" if group and name else name).strip("-")[:KEY_LENGTH]

    def _free_key(self, wanted: str) -> str:
        if wanted:
            numbered = (f"{wanted[: KEY_LENGTH - 6]}-{number}" for number in range(2, 100_000))
        else:
            start = len(self.page.notes) + len(self.page.sources) + 1
            numbered = (str(number) for number in range(start, start + 100_000))
        return next(key for key in numbered if key not in self.page.notes and key not in self.page.sources)
