"""Dumps are read as they come, with flat memory, and their faults are told with the line."""

import gzip
import io
import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.mediawiki.dump import LONGEST_TEXT, End, Page, Revision, Site, read
from exchange.reading import Fault, Reading
from exchange.reading.unpacking import unpacked
from tests.exchange.importers.reading import FILES

FILE = FILES / "mediawiki.xml"
HEAD = '<mediawiki xml:lang="en">\n<siteinfo><sitename>W</sitename></siteinfo>\n'
PAGE = (
    "<page>\n<title>{title}</title>\n<ns>0</ns>\n<id>{id}</id>\n<revision>\n"
    "<timestamp>2020-01-01T00:00:00Z</timestamp>\n<contributor><username>Ann</username></contributor>\n"
    "<text>{text}</text>\n</revision>\n</page>\n"
)


def parts(content):
    stream = io.BytesIO(content if isinstance(content, bytes) else content.encode())
    return list(read(Reading(name="x", stream=stream, author="").lines()))


def dump(*pages, end="</mediawiki>\n"):
    return HEAD + "".join(PAGE.format(title=f"P{n}", id=n, text=text) for n, text in enumerate(pages)) + end


def test_site_pages_and_revisions_in_turn():
    site, page, revision, end = parts(dump("one &amp; two\nthree"))
    assert isinstance(site, Site)
    assert site.name == "W"
    assert (page.title, page.identifier, page.line) == ("P0", "0", 3)
    assert (revision.text, revision.values["username"], revision.line) == ("one & two\nthree", "Ann", 7)
    assert isinstance(end, End)


def faults(found):
    return [(one.line, one.reason) for one in found if isinstance(one, Fault)]


def titles(found):
    """Titles of the pages that were read to their end."""
    pages = [one for one in found if isinstance(one, Page | End | Fault)]
    return [a.title for a, b in itertools.pairwise(pages) if isinstance(a, Page) and isinstance(b, End)]


def test_a_document_type_is_refused_before_anything_expands():
    bomb = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n' + dump("&b;")
    (fault,) = parts(bomb)
    assert fault.line == 1
    assert "document type" in fault.reason


def test_entities_that_nothing_declares_are_a_fault_of_their_page_alone():
    found = parts(dump("one", "&lol;", "three"))
    assert titles(found) == ["P0", "P2"]
    assert [line for line, _reason in faults(found)] == [20]
    assert "P1" in faults(found)[0][1]


def test_broken_xml_costs_its_page_alone():
    found = parts(dump("one", "a <b c", "three"))
    assert titles(found) == ["P0", "P2"]
    assert len(faults(found)) == 1


def test_a_file_that_breaks_off_is_told_and_what_was_before_is_in():
    whole = dump("one", "two")
    found = parts(whole[: whole.index("two")])
    assert titles(found) == ["P0"]
    assert len(faults(found)) == 1
    assert "P1" in faults(found)[0][1]


def test_a_gzip_that_breaks_off_is_told(tmp_path):
    path, noise = tmp_path / "x.xml.gz", random.Random(7)
    path.write_bytes(gzip.compress(dump(*(noise.randbytes(10_000).hex() for _ in range(60))).encode())[:-20])
    with path.open("rb") as file:
        found = list(read(Reading(name="x", stream=unpacked(file), author="").lines()))
    assert titles(found)[0] == "P0"
    assert len(faults(found)) == 1


def test_a_text_that_is_too_long_is_passed_over_and_the_next_is_read():
    found = parts(dump("x" * (LONGEST_TEXT + 1), "two"))
    long, short = (one for one in found if isinstance(one, Revision))
    assert (long.text, long.is_too_long) == (None, True)
    assert short.text == "two"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(encoding):
    found = parts(dump("Zürich “x”").encode(encoding))
    assert next(one for one in found if isinstance(one, Revision)).text == "Zürich “x”"


def test_control_characters_become_replacement_characters():
    found = parts(dump("a\x08b"))
    assert next(one for one in found if isinstance(one, Revision)).text == "a\N{REPLACEMENT CHARACTER}b"


def test_what_is_no_xml_at_all_is_one_fault():
    assert len(faults(parts("id,name\n1,x\n" * 50))) == 1


def test_an_empty_file_has_nothing():
    assert parts("") == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7000), st.binary(max_size=6)), max_size=6))
def test_a_damaged_dump_is_read_as_far_as_it_can_be(damages):
    content = bytearray(FILE.read_bytes())
    for place, damage in damages:
        content[place : place + len(damage)] = damage
    found = parts(bytes(content))
    assert found
    assert len(titles(found)) + sum(isinstance(one, Fault) for one in found) > 0
