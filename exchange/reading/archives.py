"""Archives: the files in a tar, one after another, each as far as it goes."""

import io
import tarfile
from collections.abc import Iterator
from typing import Any

from exchange.reading.decoding import Bytes
from exchange.reading.unpacking import UNREADABLE


def members(stream: Bytes) -> Iterator[tuple[str, io.BufferedReader]]:
    """Each file by its name, to be read before the next is asked for; where the archive breaks off, so does the file.

    Raises what is wrong between files, once all before it has been given.
    """
    source = _Source(stream)
    with tarfile.open(fileobj=source, mode="r|") as archive:  # type: ignore[call-overload]  # it asks for `read` alone
        for member in archive:
            if member.isfile():
                yield member.name, io.BufferedReader(_Member(source, archive.fileobj, member))
            if source.is_told:
                return
    if source.trouble:
        raise source.trouble


class _Source:
    """An archive's bytes for tarfile, which would drop what it has read when an error comes: the bytes end instead."""

    def __init__(self, stream: Bytes) -> None:
        self.trouble: Exception | None = None
        self.is_told = False
        self._stream = stream

    def read(self, size: int) -> bytes:
        try:
            return self._stream.read1(size)
        except UNREADABLE as error:
            self.trouble = error
            return b""


class _Member(io.RawIOBase):
    """The bytes of one file of an archive; tarfile's own reader keeps those before a break to itself."""

    def __init__(self, source: _Source, archive: Any, member: tarfile.TarInfo) -> None:
        self._source = source
        self._archive = archive
        self._left = member.size
        archive.seek(member.offset_data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._archive.read(min(len(buffer), self._left))
        if self._left and not data:
            self._source.is_told = True
            raise self._source.trouble or EOFError
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)
