"""Decoding: UTF-8 with single bytes of Windows-1252 or Latin-1 in between, or UTF-16 where its mark says so."""

import codecs
from collections.abc import Iterator
from typing import Protocol

from django.utils.translation import gettext as _

from exchange.reading.faults import Fault
from exchange.reading.unpacking import UNREADABLE, Swollen

LONGEST = 64_000_000
CHUNK = 1 << 18
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
Line = tuple[int, str]


class Bytes(Protocol):
    """What bytes come from, as many at a time as there are: where a file breaks off, those before the break."""

    def read1(self, size: int, /) -> bytes: ...


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8, as Windows-1252 has them, or as Latin-1 where that has none."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(_letter(byte) for byte in wrong), error.end


def _letter(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


codecs.register_error("as-windows", _as_windows)


def lines_of(stream: Bytes) -> Iterator[Line | Fault]:
    """Every line with its number from 1 and its end; a line over 64 MB is a fault, and is never held whole.

    Where the file breaks off or cannot be unpacked, the last item is the fault that says so.
    """
    number = 0
    try:
        for number, raw in enumerate(_raw_lines(stream), 1):
            if raw is None:
                yield Fault(number, _("The line is longer than %(limit)d MB.") % {"limit": LONGEST // 1_000_000})
            else:
                yield number, raw.decode("utf-8", "as-windows")
    except UNREADABLE as error:
        yield Fault(number + 1, trouble(error))


def trouble(error: Exception) -> str:
    """What is wrong with a file, for people."""
    if isinstance(error, Swollen):
        return str(error)
    if isinstance(error, EOFError):
        return _("The file ends in the middle: the rest is missing.")
    return _("The file cannot be read: %(error)s") % {"error": error}


def _raw_lines(stream: Bytes) -> Iterator[bytes | None]:
    """Lines as bytes of UTF-8, None for those that are too long."""
    rest, overflowing = bytearray(), False
    for chunk in _utf8(stream):
        start = 0
        while (end := chunk.find(b"\n", start)) >= 0:
            rest += chunk[start : end + 1]
            yield None if overflowing or len(rest) > LONGEST else bytes(rest)
            rest, overflowing, start = bytearray(), False, end + 1
        rest += chunk[start:]
        if len(rest) > LONGEST:
            rest, overflowing = bytearray(), True
    if rest or overflowing:
        yield None if overflowing else bytes(rest)


def _utf8(stream: Bytes) -> Iterator[bytes]:
    first = stream.read1(CHUNK)
    if first.startswith(UTF16):
        decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
        while first:
            yield decoder.decode(first).encode("utf-8", "replace")
            first = stream.read1(CHUNK)
        return
    yield first.removeprefix(codecs.BOM_UTF8)
    while chunk := stream.read1(CHUNK):
        yield chunk
