"""Files of pages: plain or compressed, alone or in a folder."""

import bz2
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from exchange.importers import jsonl
from exchange.importing import Report, import_pages

OPENERS: dict[str, Any] = {".gz": gzip.open, ".bz2": bz2.open}


def files_in(path: Path) -> list[Path]:
    """The file, or all files of pages in the folder and below it; FileNotFoundError where there is neither."""
    if path.is_dir():
        return sorted(found for found in path.rglob("*") if ".jsonl" in found.suffixes)
    if not path.exists():
        raise FileNotFoundError(f"{path} does not exist.")
    return [path]


def import_file(path: Path, *, author: str, dry_run: bool = False, strict: bool = False) -> Report:
    """Import the pages of one file; `author` signs revisions whose author is not told. Raises as import_pages does."""
    with _opened(path) as lines:
        return import_pages(jsonl.read(lines, author), dry_run=dry_run, strict=strict)


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    with OPENERS.get(path.suffix, open)(path, "rt", encoding="utf-8-sig") as lines:
        yield lines
