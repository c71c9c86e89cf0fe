"""The interface of importers: what each gives of a file, and how each is found. docs/importing.md has it in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from common.registry import plugins
from exchange import importers as folder
from exchange.reading import Fault, Reading
from exchange.reports import Outcome
from wiki.fields import Words
from wiki.models import WikiPage
from wiki.recording import PastRevision

__all__ = ["Fault", "Importer", "Incoming", "Item", "Reading", "Sequel", "Skipped", "importers"]


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One page of a file: the line where it stood, its kind, its revisions in order of arrival.

    `told` says that the file has the moment of each revision: then revisions are told apart by moment and author, and
    else by what they say. A page is known again by its `origin`, the name of the base that it comes from and its
    identifier there, as the record's own origin has them; or by its slug where it has none. `partial` records change
    only the keys that they have. `notes` are for the report: what of the line could not be made sense of.
    """

    line: int
    model: type[WikiPage]
    title: str
    revisions: Sequence[PastRevision]
    origin: tuple[str, str] | None = None
    slug: str = ""
    told: bool = False
    partial: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Skipped:
    """A record that is no page here, such as an incident without personal data: its line, why, and what it is."""

    line: int
    reason: str
    title: str = ""


@dataclass(frozen=True)
class Sequel:
    """Something that follows from a record that is no page, such as an old address or a discussion: its line and title.

    `do` is called once the pages that came before are in, in a transaction; it gives what became of it, and why.
    """

    line: int
    title: str
    do: Callable[[], tuple[Outcome, str]]


Item = Incoming | Skipped | Sequel | Fault


@dataclass(frozen=True, kw_only=True)
class Importer:
    """A format: how the command names it, what it is, whose name signs its revisions, and how a file is read.

    `read` goes through the file once and holds one record at a time. `suffixes` are the names' ends of the files that
    a folder or an archive is searched for. `foreign` records may be about events that are here: likely duplicates are
    proposed, not added. `maps_columns` says that a reviewer may say which column means what.
    """

    name: str
    label: Words
    note: Words
    author: str
    read: Callable[[Reading], Iterable[Item]]
    suffixes: tuple[str, ...]
    foreign: bool = True
    maps_columns: bool = False


@cache
def importers() -> dict[str, Importer]:
    """Every importer by its name, in the order of names."""
    return {one.name: one for one in plugins(folder, "IMPORTER", Importer)}
