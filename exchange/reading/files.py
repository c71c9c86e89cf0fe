"""Files: one, all of a folder, or all of an archive, each as a stream of its unpacked bytes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from exchange.reading.archives import members
from exchange.reading.decoding import Bytes, Line, lines_of, trouble
from exchange.reading.faults import Fault
from exchange.reading.unpacking import UNREADABLE, unpacked
from wiki.signature import Signature

PACKED = (".gz", ".bz2")
TAR_MARK = slice(257, 262)


class NoFile(Exception):
    """There is nothing at a path."""


@dataclass(kw_only=True)
class Reading:
    """A file that is being read: its name, its unpacked bytes, and whose name at which moment signs what it brings.

    `columns` says which column of a table stands for which key of ours, where somebody said so.
    """

    name: str
    stream: Bytes
    author: str
    moment: datetime = field(default_factory=timezone.now)
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The file's name without folders and ends: `data/0008dadb.json.gz` is `0008dadb`."""
        return _bare(self.name.rpartition("/")[2]).rpartition(".")[0]

    def lines(self) -> Iterator[Line | Fault]:
        """Its lines as text, with their numbers; what cannot be read as faults."""
        return lines_of(self.stream)

    def signature(self, summary: str = "") -> Signature:
        """The signature of a revision whose author and moment the file does not tell."""
        return Signature(moment=self.moment, name=self.author, summary=summary, tags=("import",))


@dataclass
class Place:
    """How far the reading of files has come, in bytes as they lie on the disk."""

    before: int = 0
    file: IO[bytes] | None = None

    @property
    def bytes(self) -> int:
        """Those of the files that are done, and of the one that is open."""
        return self.before + (self.file.tell() if self.file and not self.file.closed else 0)


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How the files at a path are read: which, in whose name, with which columns."""

    suffixes: tuple[str, ...]
    author: str
    columns: Mapping[str, str] = field(default_factory=dict)
    moment: datetime = field(default_factory=timezone.now)
    place: Place = field(default_factory=Place)


def readings(path: Path, manner: Manner) -> Iterator[Reading | tuple[str, Fault]]:
    """Each file in turn, open until the next one is asked for; a file that cannot be opened as a fault with its name.

    Raises NoFile where there is nothing.
    """
    place = manner.place
    for one in files_at(path, manner.suffixes):
        try:
            with one.open("rb") as place.file:
                yield from _members(str(one), place.file, manner)
        except UNREADABLE as error:
            yield str(one), Fault(0, trouble(error))
        place.file = None
        place.before += one.stat().st_size


def files_at(path: Path, suffixes: Sequence[str]) -> list[Path]:
    """The file, or all files of a folder and below it with one of these ends, packed or not."""
    if path.is_dir():
        return sorted(one for one in path.rglob("*") if one.is_file() and _is_wanted(one.name, suffixes))
    if not path.exists():
        raise NoFile(_("%(path)s does not exist.") % {"path": path})
    return [path]


def _bare(name: str) -> str:
    """A name without the end that says how it is packed."""
    lower = name.lower()
    return next((name[: -len(end)] for end in PACKED if lower.endswith(end)), name)


def _is_wanted(name: str, suffixes: Sequence[str]) -> bool:
    return _bare(name).lower().endswith((*suffixes, ".tar", ".tgz"))


def _members(name: str, file: IO[bytes], manner: Manner) -> Iterator[Reading | tuple[str, Fault]]:
    stream = unpacked(file)
    start = stream.peek(TAR_MARK.stop)
    if start[TAR_MARK] != b"ustar":
        yield _reading(name, stream, manner)
        return
    for member, content in members(stream):
        if _is_wanted(member, manner.suffixes):
            yield _reading(f"{name}/{member}", content, manner)


def _reading(name: str, stream: Bytes, manner: Manner) -> Reading:
    return Reading(name=name, stream=stream, author=manner.author, moment=manner.moment, columns=manner.columns)
