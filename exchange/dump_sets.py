"""Sets of dumps: folders named by the moment at which they were begun, each with a description of its files."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

DESCRIPTION = "datapackage.json"
CHECKSUMS = "SHA256SUMS"
README = "README.md"
LATEST = "latest"
MOMENT = "%Y-%m-%d-%H%M%S"
NAME = re.compile(r"\d{4}-\d\d-\d\d-\d{6}\Z")
MEDIA_TYPES = {".gz": "application/gzip", ".json": "application/json", ".md": "text/markdown; charset=utf-8"}
PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class DumpSet:
    """A set that is whole: its name, its folder, and what its description says."""

    name: str
    folder: Path
    description: dict[str, Any]

    @property
    def moment(self) -> datetime:
        """When it was begun."""
        return datetime.strptime(self.name, MOMENT).replace(tzinfo=UTC)

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"/dumps/{self.name}/"

    @property
    def resources(self) -> list[dict[str, Any]]:
        """Its files as the description has them: `path`, `title`, `description`, `bytes`, `hash` and more."""
        found: list[dict[str, Any]] = self.description["resources"]
        return found

    @property
    def size(self) -> int:
        """The bytes of all of them."""
        return sum(one["bytes"] for one in self.resources)

    def file(self, name: str) -> Path | None:
        """The file of that name, where the set has one."""
        names = {one["path"] for one in self.resources} | {DESCRIPTION, CHECKSUMS, README}
        return self.folder / name if name in names else None


def folder_of_sets() -> Path:
    """Where the sets lie that the site serves."""
    return Path(settings.DUMPS_DIR)


def dump_sets(folder: Path) -> list[DumpSet]:
    """The sets of a folder, the newest first."""
    names = sorted((one.name for one in folder.iterdir()), reverse=True) if folder.is_dir() else []
    return [found for name in names if (found := dump_set(folder, name))]


def dump_set(folder: Path, name: str) -> DumpSet | None:
    """The set of that name."""
    if not NAME.match(name):
        return None
    try:
        description = json.loads((folder / name / DESCRIPTION).read_bytes())
    except FileNotFoundError:
        return None
    return DumpSet(name, folder / name, description)


def latest_set(folder: Path) -> DumpSet | None:
    """The newest set."""
    return next(iter(dump_sets(folder)), None)


def media_type_of(path: Path) -> str:
    """The type under which a file of a set is sent."""
    return MEDIA_TYPES.get(path.suffix, PLAIN)
