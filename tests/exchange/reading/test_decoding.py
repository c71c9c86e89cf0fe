"""Lines of any encoding: nothing is lost, nothing long is held, and where a file breaks off is told."""

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.reading import Fault
from exchange.reading.decoding import CHUNK, LONGEST, lines_of

SWISS = "Zürich’s “Bär” – 5 €"


def texts(content):
    return [line if isinstance(line, Fault) else line[1] for line in lines_of(io.BytesIO(content))]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (SWISS.encode(), SWISS),
        (SWISS.encode("utf-8-sig"), SWISS),
        (SWISS.encode("cp1252"), SWISS),
        ("Zürich".encode("latin-1"), "Zürich"),
        (b"\x81\x8d", "\x81\x8d"),
        (SWISS.encode("utf-16"), SWISS),
        (b"\xfe\xff" + SWISS.encode("utf-16-be"), SWISS),
        ("Bär ".encode() + "Bär".encode("cp1252"), "Bär Bär"),
        (b"", None),
    ],
    ids=["utf-8", "mark", "windows", "latin", "undefined", "utf-16", "utf-16-be", "mixed in a line", "empty"],
)
def test_a_line_reads_as_it_was_meant(content, text):
    assert texts(content) == ([] if text is None else [text])


def test_lines_may_be_mixed():
    content = b"\n".join([SWISS.encode(), SWISS.encode("cp1252"), SWISS.encode()])
    assert [text.rstrip("\n") for text in texts(content)] == [SWISS] * 3


@given(st.binary(max_size=500).filter(lambda content: content[:2] not in (b"\xff\xfe", b"\xfe\xff")))
def test_no_line_is_lost(content):
    assert sum(text.count("\n") for text in texts(content)) == content.count(b"\n")


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=50), max_size=5))
def test_utf_8_reads_back(lines):
    content = "".join(f"{line}\n" for line in lines)
    assert "".join(texts(content.encode())) == content.removeprefix("\ufeff") or content.startswith(("\ufeff", "ÿþ"))


def test_a_line_that_falls_over_the_end_of_a_chunk_is_one():
    long = "x" * (CHUNK - 1) + "é" + "y" * CHUNK
    assert texts(f"{long}\nz\n".encode()) == [f"{long}\n", "z\n"]


class Endless(io.RawIOBase):
    """A line that never ends, up to a size."""

    def __init__(self, size):
        self.left = size

    def read1(self, size):
        count = min(size, self.left)
        self.left -= count
        return b"x" * count


def test_a_line_that_is_too_long_is_a_fault_and_is_never_held():
    tracemalloc.start()
    (fault,) = lines_of(Endless(3 * LONGEST))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (fault.line, "longer than 64 MB" in fault.reason) == (1, True)
    assert most < 2.2 * LONGEST


def test_after_a_line_that_is_too_long_the_next_is_read():
    content = b"x" * (LONGEST + 1) + b"\nshort\n"
    fault, line = lines_of(io.BytesIO(content))
    assert (fault.line, line) == (1, (2, "short\n"))
