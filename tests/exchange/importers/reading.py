"""Reading texts and the small files of each format with an importer, without storing anything."""

from io import BytesIO
from pathlib import Path

from exchange.importing import Incoming, Skipped, importers
from exchange.reading import Fault, Reading

FILES = Path(__file__).parent / "files"


def items(name, content, *, file=""):
    """What an importer makes of a text."""
    importer = importers()[name]
    stream = BytesIO(content.encode() if isinstance(content, str) else content)
    return list(importer.read(Reading(name=file or f"{name}.test", stream=stream, author="Tester")))


def events(name, content, **kwargs):
    """The records of its events."""
    return [item.revisions[-1].record for item in items(name, content, **kwargs) if isinstance(item, Incoming)]


def skipped(name, content, **kwargs):
    """The reasons of what it skips, by line."""
    return {item.line: item.reason for item in items(name, content, **kwargs) if isinstance(item, Skipped)}


def faults(name, content, **kwargs):
    """The reasons of what it cannot read, by line."""
    return {item.line: item.reason for item in items(name, content, **kwargs) if isinstance(item, Fault)}


def notes(name, content, **kwargs):
    """What it tells of lines that it took."""
    return {item.line: list(item.notes) for item in items(name, content, **kwargs) if isinstance(item, Incoming)}


def sample(name):
    """The small file of a format."""
    return next(FILES.glob(f"{name}.*")).read_text(encoding="utf-8")


def terms(record, row):
    """The slugs in a row."""
    return [value["term"] for value in record.get(row, [])]
