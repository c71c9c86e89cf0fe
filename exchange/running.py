"""Running an importer over the files at a path."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from exchange.importing import Importer
from exchange.reading import Reading, readings
from exchange.reading.files import Manner, Place, files_at
from exchange.reports import Report
from exchange.taking import Aim, Located, import_pages

SQLITE_CACHE = -16_000
"""As SQLite counts it: negative numbers are kilobytes."""


def import_path(
    path: Path,
    importer: Importer,
    *,
    author: str = "",
    columns: Mapping[str, str] | None = None,
    aim: Aim | None = None,
    report: Report | None = None,
    place: Place | None = None,
) -> Report:
    """Import all files at a path as one run; `place` tells meanwhile how far it has come.

    Raises exchange.reading.NoFile, and exchange.taking.Faulty where the aim is strict.
    """
    manner = Manner(
        suffixes=importer.suffixes, author=author or importer.author, columns=columns or {}, place=place or Place()
    )
    with rare_collection(), small_cache():
        return import_pages(items(path, importer, manner), importer, aim or Aim(), report)


@contextmanager
def rare_collection() -> Iterator[None]:
    """Have Python look for cycles seldom: a batch holds a hundred thousand objects and no cycle, and it would look
    through all of them again and again, for a tenth of the time of an import."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def small_cache() -> Iterator[None]:
    """Have SQLite keep 16 MB of the base by itself, not 64: it reads from the mapped file, and a batch changes less."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        (before,) = cursor.fetchone()
        cursor.execute(f"PRAGMA cache_size = {SQLITE_CACHE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {before}")


def items(path: Path, importer: Importer, manner: Manner) -> Iterator[Located]:
    """What the importer makes of each file, with the file's name."""
    for one in readings(path, manner):
        if isinstance(one, Reading):
            yield from ((one.name, item) for item in importer.read(one))
        else:
            yield one


def size_of(path: Path, importer: Importer) -> int:
    """The bytes of the files at a path, as they lie on the disk."""
    return sum(one.stat().st_size for one in files_at(path, importer.suffixes))
