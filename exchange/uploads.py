"""Uploads: files that reviewers sent to be imported. Each waits in a folder of its own below VAR_DIR, a day at most."""

import fcntl
import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

KEPT_SECONDS = 24 * 3600
NAME_LENGTH = 100
_TOKEN = re.compile(r"\A[0-9a-f]{32}\Z")
_UNSAFE = re.compile(r"[^A-Za-z0-9._+%-]")
_ABOUT, _FILE, _REPORT, _LOCK = "about.json", "file", "report.csv", ".lock"


class Busy(Exception):
    """Another import runs."""


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that waits: whose it is (a user's number), of which format, how it was called, which columns mean what.

    `deed` is what was last done with it: nothing yet, `try` or `import`, after which the file is gone.
    """

    token: str
    by: int
    format: str
    name: str
    columns: Mapping[str, str] = field(default_factory=dict)
    deed: str = ""

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return _base() / self.token

    @property
    def file(self) -> Path:
        """The file under a name made harmless; importers of one record a file know the record by it."""
        return self.folder / _FILE / self.name

    @property
    def report(self) -> Path:
        """What became of each row, as CSV, once something was done with it."""
        return self.folder / _REPORT


def keep(file: UploadedFile, *, importer: str, by: int) -> Upload:
    """Store what was sent, under a word that nobody guesses."""
    upload = Upload(token=secrets.token_hex(16), by=by, format=importer, name=_harmless(file.name or ""))
    upload.file.parent.mkdir(parents=True, mode=0o700)
    with upload.file.open("wb") as stored:
        for chunk in file.chunks():
            stored.write(chunk)
    return _written(upload)


def find(token: str, *, by: int) -> Upload | None:
    """An upload of this user; None where there is none, or it is another's."""
    if not _TOKEN.match(token):
        return None
    try:
        upload = Upload(**json.loads((_base() / token / _ABOUT).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    return upload if upload.by == by else None


def waiting(*, by: int) -> list[Upload]:
    """The uploads of a user that are not imported yet."""
    found = (find(folder.name, by=by) for folder in _folders())
    return [upload for upload in found if upload and upload.deed != "import"]


def with_columns(upload: Upload, columns: Mapping[str, str]) -> Upload:
    """Say which of its columns mean what; what was tried before counts no more."""
    upload.report.unlink(missing_ok=True)
    return _written(replace(upload, columns=dict(columns), deed=""))


def done(upload: Upload, deed: str) -> Upload:
    """Note what was done; the file of an import is removed at once, its report stays until the day is over."""
    if deed == "import":
        shutil.rmtree(upload.file.parent, ignore_errors=True)
    return _written(replace(upload, deed=deed))


def remove(upload: Upload) -> None:
    """Remove all of it."""
    shutil.rmtree(upload.folder, ignore_errors=True)


def remove_old() -> None:
    """Remove whatever is older than a day."""
    for folder in _folders():
        if folder.stat().st_mtime < time.time() - KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def alone() -> Iterator[None]:
    """Let one import run at a time, since two could make an event of the same record; raises Busy."""
    _base().mkdir(parents=True, exist_ok=True, mode=0o700)
    with (_base() / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        yield


def _written(upload: Upload) -> Upload:
    (upload.folder / _ABOUT).write_text(json.dumps(asdict(upload)), encoding="utf-8")
    return upload


def _base() -> Path:
    return Path(settings.VAR_DIR) / "uploads"


def _folders() -> list[Path]:
    return [one for one in _base().glob("*") if one.is_dir() and _TOKEN.match(one.name)]


def _harmless(name: str) -> str:
    """The name without folders and letters that mean something to a shell or a disk."""
    return _UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2])[-NAME_LENGTH:].lstrip(".-") or "upload"
