"""Unpacking: gzip and bzip2, told by their first bytes, with a limit on how far a file may swell."""

import bz2
import gzip
import io
import os
import tarfile
import zlib
from collections.abc import Callable
from typing import IO, Any

from django.utils.translation import gettext as _

BUFFER = 1 << 18
FLOOR = 200_000_000
MOST_SWELLING = 400
STEP = 1 << 12
"""Bytes unpacked at once, which is what is lost before a place where a packed file is damaged."""
MAGIC: tuple[tuple[bytes, Callable[[IO[bytes]], Any]], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
)
UNREADABLE = (OSError, EOFError, zlib.error, tarfile.TarError)


class Swollen(OSError):
    """A file that unpacks to far more than real data would: a zip bomb."""


class Unpacked(io.RawIOBase):
    """The bytes of a packed file; `Swollen` once there are more than 200 MB and 400 times the file's size of them."""

    def __init__(self, packed: Any, size: int) -> None:
        self._packed = packed
        self._most = max(FLOOR, size * MOST_SWELLING)
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._packed.read1(min(len(buffer), STEP))
        self._read += len(data)
        if self._read > self._most:
            raise Swollen(_("It unpacks to more than %(times)d times its size.") % {"times": MOST_SWELLING})
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._packed.close()
        super().close()


def unpacked(file: IO[bytes]) -> io.BufferedReader:
    """A file's bytes, unpacked where its first bytes say that it is packed; the name says nothing."""
    start = file.read(3)
    file.seek(0)
    opener = next((opener for magic, opener in MAGIC if start.startswith(magic)), None)
    packed = opener(file) if opener else file
    return io.BufferedReader(Unpacked(packed, os.fstat(file.fileno()).st_size), BUFFER)
