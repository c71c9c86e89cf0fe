"""What every format of citations keeps to, found by walking the registry."""

import pytest

from exchange.citing.cited import BASE
from exchange.citing.formats import citation_formats
from exchange.page_formats import page_formats
from tests.exchange.citing.things import cited

FORMATS = list(citation_formats().values())
each = pytest.mark.parametrize("citation_format", FORMATS, ids=lambda one: one.key)


def test_they_are_there_in_the_order_of_lists():
    prose = ["apa", "mla", "chicago-notes", "chicago-author-date", "harvard", "ieee", "vancouver", "oscola", "bluebook"]
    assert list(citation_formats()) == [*prose, "bibtex", "biblatex", "ris", "csl-json", "wikipedia", "link"]


def test_places_in_the_list_are_given_once():
    assert len({one.rank for one in FORMATS}) == len({one.label for one in FORMATS}) == len(FORMATS)


@each
def test_it_has_title_site_year_and_the_address_of_the_revision(citation_format):
    text = citation_format.citation(cited()).text
    for part in ("45 Million Medical Files Leaked", "Privacy Casebook", "2026", cited().url):
        assert part in text


@each
def test_it_cites_the_base_too(citation_format):
    base = cited(type=BASE, title="Privacy Casebook", container="", number="", url="http://localhost:8000/")
    text = citation_format.citation(base).text
    assert "Privacy Casebook" in text
    assert "http://localhost:8000/" in text


@each
def test_a_format_of_files_is_one_of_pages(citation_format):
    assert not citation_format.extension or citation_format.extension in page_formats()
