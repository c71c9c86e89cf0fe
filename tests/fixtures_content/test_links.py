"""Links, codes and footnotes of the fixtures' prose lead somewhere."""

import re

import pytest

from tests.fixtures_content.reading import SCHEMES, events, names, pages, prose, terms
from wiki.names import fold

KINDS = (*SCHEMES, "law", "org", "source", "help", "event")
_LINK = re.compile(r"\[\[([^\]|\n]+)(?:\|[^\]\n]+)?\]\]")
_CODED = re.compile(r"\]\{([^}\n]+)\}")
_CODE = re.compile(r"([a-z]+)=([\w-]+)")
_FOOTNOTE = re.compile(r"\[\^([\w-]+)\](?!:)")


def known_names():
    known = {(page["kind"], fold(name)) for page in pages() for name in names(page)}
    named = {("org", fold(row["name"])) for page in events() for row in page["organisations"]}
    return known | named


def links():
    for page in pages():
        for target in _LINK.findall(prose(page)):
            prefix, _colon, name = target.partition(":")
            yield (page["slug"], prefix, name) if prefix in KINDS else (page["slug"], "event", target)


def test_each_link_names_a_page():
    known = known_names()
    assert [link for link in links() if (link[1], fold(link[2])) not in known] == []


def test_each_double_bracket_is_a_link():
    for page in pages():
        assert prose(page).count("[[") == len(_LINK.findall(prose(page))), page["slug"]


@pytest.mark.parametrize("page", events(), ids=lambda page: page["slug"])
def test_codes_name_terms(page):
    slugs = {kind: {term["slug"] for term in terms(kind)} for kind in SCHEMES}
    for codes in _CODED.findall(page["body"]):
        assert _CODE.findall(codes)
        assert all(slug in slugs[kind] for kind, slug in _CODE.findall(codes))


@pytest.mark.parametrize("page", events(), ids=lambda page: page["slug"])
def test_each_footnote_has_a_source_and_each_source_a_footnote(page):
    assert set(_FOOTNOTE.findall(page["body"])) == {source["key"] for source in page["sources"]}


@pytest.mark.parametrize("page", events(), ids=lambda page: page["slug"])
def test_each_event_is_dated_with_a_basis_and_has_a_passage_for_its_first_harm(page):
    assert page["date_edtf"]
    assert page["date_basis"] in ("occurred", "disclosed", "reported", "decided")
    assert f"harm={page['harms'][0]['term']}" in page["body"]
