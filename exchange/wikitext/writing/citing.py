"""Citing: sources and notes as `<ref>`, written out where they are first cited, and the list of those never cited."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from exchange.wikitext.writing.words import parameter

PARAMETERS = (
    ("title", "title"),
    ("url", "url"),
    ("publisher", "publisher"),
    ("date", "date"),
    ("archived_url", "archive-url"),
    ("accessed", "access-date"),
    ("publication_kind", "kind"),
)
"""Keys of a source, and what `{{cite web}}` calls them; `kind` and `key` are our own."""


class Citing:
    """What can be cited, and what has been."""

    def __init__(self, sources: Sequence[Mapping[str, Any]]) -> None:
        self._sources = {source["key"]: source for source in sources}
        self._notes: dict[str, Callable[[], str]] = {}
        self._cited: set[str] = set()

    def add_note(self, key: str, write: Callable[[], str]) -> None:
        """Let a note be cited, which hides a source of the same key."""
        self._notes.setdefault(key, write)

    def cite(self, key: str) -> str:
        """A reference; what it says stands in the first one."""
        name = key.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        if key in self._cited or (key not in self._notes and key not in self._sources):
            return f'<ref name="{name}" />'
        self._cited.add(key)
        said = self._notes[key]() if key in self._notes else cited(self._sources[key])
        return f'<ref name="{name}">{said}</ref>'

    @property
    def has_cited(self) -> bool:
        """Whether there is any reference to be listed."""
        return bool(self._cited)

    def rest(self) -> Iterator[str]:
        """Sources that nothing cites."""
        yield from (cited(row) for key, row in self._sources.items() if key not in self._cited or key in self._notes)

    def uncited_notes(self) -> Iterator[str]:
        """References to notes that nothing cites."""
        yield from (self.cite(key) for key in self._notes if key not in self._cited)


def cited(source: Mapping[str, Any]) -> str:
    """A source as `{{cite web}}`."""
    given = [(name, source.get(key) or "") for key, name in PARAMETERS]
    given += [("author", "; ".join(source.get("authors") or [])), ("key", source["key"])]
    return f"{{{{cite web{''.join(f' |{name}={parameter(text)}' for name, text in given if text)}}}}}"
