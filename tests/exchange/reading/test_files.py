"""Files: packed, in folders, in archives, broken off, or bombs: each is read as far as it goes, by its first bytes."""

import bz2
import gzip
import io
import tarfile
import tracemalloc
import zlib

import pytest

from exchange.reading import NoFile, Reading, readings
from exchange.reading.files import Manner, Place
from exchange.reading.unpacking import STEP

TEXT = b"one\ntwo\n"


def lines(path, suffixes=(".txt",), place=None):
    """The lines of each file by its name, or its fault; whatever is wrong within as text too."""
    found = {}
    for one in readings(path, Manner(suffixes=suffixes, author="Tester", place=place or Place())):
        if isinstance(one, Reading):
            found[one.name] = [line[1] if isinstance(line, tuple) else line.reason for line in one.lines()]
        else:
            found[one[0]] = one[1].reason
    return found


def archive(**members):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as tar:
        for name, content in members.items():
            info = tarfile.TarInfo(name.replace("_", "."))
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return stream.getvalue()


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress], ids=["plain", "gzip", "bzip2"])
@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.txt.bz2", "a"])
def test_a_file_is_known_by_its_first_bytes_whatever_it_is_called(tmp_path, pack, name):
    (tmp_path / name).write_bytes(pack(TEXT))
    assert lines(tmp_path / name) == {str(tmp_path / name): ["one\n", "two\n"]}


def test_two_packed_files_behind_each_other_are_one(tmp_path):
    (tmp_path / "a.txt").write_bytes(gzip.compress(b"one\n") + gzip.compress(b"two\n"))
    assert list(lines(tmp_path / "a.txt").values()) == [["one\n", "two\n"]]


def test_a_folder_gives_the_files_of_the_format_in_order_of_names(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/z.txt", "a.TXT", "c.txt.gz", "d.md", "e.txt.orig"):
        (tmp_path / name).write_bytes(TEXT)
    assert [name.removeprefix(f"{tmp_path}/") for name in lines(tmp_path)] == ["a.TXT", "b/z.txt", "c.txt.gz"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress], ids=["plain", "gzip", "bzip2"])
def test_an_archive_gives_its_members(tmp_path, pack):
    path = tmp_path / "all.tar"
    path.write_bytes(pack(archive(a_txt=TEXT, b_md=TEXT, c_txt=b"three")))
    assert lines(path) == {f"{path}/a.txt": ["one\n", "two\n"], f"{path}/c.txt": ["three"]}


NUMBERS = b"".join(b"%d %d\n" % (n, n * 7919 % 10007) for n in range(100_000))
BREAK = "The file ends in the middle: the rest is missing."


def whole_lines(unpacker, packed):
    """How many whole lines there are before the break, as the library gives them byte by byte."""
    unpacker = unpacker()
    return sum(unpacker.decompress(packed[at : at + 1]).count(b"\n") for at in range(len(packed)))


def gunzip():
    return zlib.decompressobj(zlib.MAX_WBITS | 16)


def bzip2(content):
    """In the smallest blocks: what a broken block held cannot be unpacked."""
    return bz2.compress(content, 1)


PACKERS = [(gzip.compress, gunzip), (bzip2, bz2.BZ2Decompressor)]


@pytest.mark.parametrize(("pack", "unpacker"), PACKERS, ids=["gzip", "bzip2"])
@pytest.mark.parametrize("cut", [60_000, 3_001, 9])
def test_a_packed_file_that_breaks_off_gives_every_line_before_and_the_place(tmp_path, pack, unpacker, cut):
    packed = pack(NUMBERS)[:-cut]
    (tmp_path / "a.txt").write_bytes(packed)
    for reading in readings(tmp_path, Manner(suffixes=(".txt",), author="Tester")):
        *found, fault = reading.lines()
    assert len(found) == whole_lines(unpacker, packed)
    assert (fault.line, fault.reason) == (len(found) + 1, BREAK)


def test_a_damaged_file_gives_what_was_before(tmp_path):
    packed = gzip.compress(NUMBERS)
    sound = packed[: len(packed) // 2]
    (tmp_path / "a.txt").write_bytes(sound + bytes(range(256)) * 40)
    (found,) = lines(tmp_path / "a.txt").values()
    assert "cannot be read" in found[-1]
    assert len(found) >= whole_lines(gunzip, sound) - STEP // 6


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_an_archive_that_breaks_off_is_read_to_the_last_line(tmp_path, pack):
    path = tmp_path / "all.tar"
    whole = archive(a_txt=TEXT, c_txt=NUMBERS)
    path.write_bytes(pack(whole)[: len(pack(whole)) // 2])
    found = lines(path)
    assert found[f"{path}/a.txt"] == ["one\n", "two\n"]
    *numbers, fault = found[f"{path}/c.txt"]
    assert numbers == [f"{line}\n" for line in NUMBERS.decode().split("\n")][: len(numbers)]
    assert len(numbers) > 45_000
    assert fault == BREAK


def test_small_files_before_the_break_of_an_archive_are_all_there(tmp_path):
    path = tmp_path / "all.tar"
    whole = archive(**{f"n{n:02}_txt": b"%d\n" % n * 100 for n in range(40)})
    path.write_bytes(whole[: 20 * 1024 + 700])
    found = lines(path)
    assert [found.get(f"{path}/n{n:02}.txt") for n in range(20)] == [[f"{n}\n"] * 100 for n in range(20)]
    assert found[f"{path}/n20.txt"][-1] == BREAK
    assert len(found) == 21


@pytest.mark.parametrize("content", [b"\x1f\x8b nothing", b"BZh nothing", b"\x1f\x8b"])
def test_what_only_looks_packed_is_told(tmp_path, content):
    (tmp_path / "a.txt").write_bytes(content)
    assert any(word in str(lines(tmp_path / "a.txt")) for word in ("cannot be read", "ends in the middle"))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress], ids=["gzip", "bzip2"])
def test_a_bomb_is_put_out_and_takes_no_memory(tmp_path, monkeypatch, pack):
    monkeypatch.setattr("exchange.reading.unpacking.FLOOR", 2_000_000)
    monkeypatch.setattr("exchange.reading.decoding.LONGEST", 1_000_000)
    (tmp_path / "a.txt").write_bytes(pack(b"\0" * 20_000_000))
    tracemalloc.start()
    (found,) = lines(tmp_path).values()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "more than 400 times its size" in found[-1]
    assert most < 10_000_000


def test_a_path_that_is_not_there_is_no_file(tmp_path):
    with pytest.raises(NoFile, match="does not exist"):
        lines(tmp_path / "nothing")


def test_how_far_it_has_come_is_known_meanwhile(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(TEXT)
    place, seen = Place(), []
    for one in readings(tmp_path, Manner(suffixes=(".txt",), author="Tester", place=place)):
        list(one.lines())
        seen.append(place.bytes)
    assert seen == [8, 16]
    assert place.bytes == 16


@pytest.mark.parametrize(("name", "stem"), [("x/a.json", "a"), ("x/a.b.JSON.gz", "a.b"), ("t.tar/a.json", "a")])
def test_the_stem_of_a_name_is_without_its_ends(name, stem):
    assert Reading(name=name, stream=io.BytesIO(), author="Tester").stem == stem
