"""Writing a set of dumps: every form of the whole base, compressed, with checksums and a description.

It is written beside its place and moved there when it is whole; `latest` leads to it from then on.
"""

import fcntl
import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.utils import timezone

from exchange.dump_describing import checksums, described, readme
from exchange.dump_sets import CHECKSUMS, DESCRIPTION, LATEST, MOMENT, README, DumpSet, dump_set, dump_sets
from exchange.dumping import Dump, dumps
from exchange.responding import in_pieces

PARTIAL = ".partial"
LOCK = ".lock"
LEVEL = 6


class UnderWay(Exception):
    """Another process is writing a set into the same folder."""


@dataclass(frozen=True)
class Written:
    """A file of a set: its form, its name, its size compressed, and its SHA-256."""

    dump: Dump
    name: str
    size: int
    sha256: str


def write_set(folder: Path, *, kept: int, tell: Callable[[Written], None] = lambda _: None) -> DumpSet:
    """Write a set into a folder of sets, and take away all but the newest `kept`.

    `tell` hears of each file once it is written. Raises UnderWay.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        _clear(folder)
        try:
            made = _fill(folder, timezone.now(), tell)
        finally:
            _clear(folder)
        _lead_to(folder, made.name)
        for old in dump_sets(folder)[kept:]:
            shutil.rmtree(old.folder)
    return made


def _clear(folder: Path) -> None:
    """Take away what was not finished."""
    for partial in folder.glob(f"*{PARTIAL}"):
        shutil.rmtree(partial)


def _fill(folder: Path, moment: datetime, tell: Callable[[Written], None]) -> DumpSet:
    name = f"{moment:{MOMENT}}"
    partial = folder / f"{name}{PARTIAL}"
    partial.mkdir()
    files = []
    for dump in dumps().values():
        files.append(written(partial, dump))
        tell(files[-1])
    package = described(name, moment, files)
    texts = {
        DESCRIPTION: json.dumps(package, ensure_ascii=False, indent=2) + "\n",
        README: readme(package),
    }
    for file_name, text in texts.items():
        (partial / file_name).write_text(text, encoding="utf-8")
    (partial / CHECKSUMS).write_text(checksums(files, texts), encoding="utf-8")
    partial.rename(folder / name)
    made = dump_set(folder, name)
    if made is None:
        raise FileNotFoundError(folder / name)
    return made


def written(folder: Path, dump: Dump) -> Written:
    """One form, compressed as it is made. The same content gives the same file: no name and no time are in it."""
    path = folder / f"{dump.file_name}.gz"
    with path.open("wb") as raw:
        hashing = _Hashing(raw)
        with gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=hashing, mtime=0) as zipped:
            _copy(dump.write(), zipped)
        raw.flush()
        os.fsync(raw.fileno())
    return Written(dump, path.name, path.stat().st_size, hashing.digest.hexdigest())


def _copy(pieces: Iterable[bytes], to: Any) -> None:
    for piece in in_pieces(pieces):
        to.write(piece)


class _Hashing:
    """A file that is written and summed up in one go."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()


def _lead_to(folder: Path, name: str) -> None:
    """A link called `latest`, for those who serve the folder by other means; it is never missing for a moment."""
    link = folder / f".{LATEST}"
    link.unlink(missing_ok=True)
    link.symlink_to(name, target_is_directory=True)
    link.replace(folder / LATEST)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UnderWay(folder) from None
        yield
