"""Links, codes and footnotes of the fixtures' prose lead somewhere."""

import re

import pytest

from tests.fixtures_content.reading import SCHEMES, events, names, pages, prose, terms
from wiki.names import fold

KINDS = (*SCHEMES, "law", "org", "source", "help", "event")
# Events that harm and law pages tell of and that have no page yet.
AWAITED = (
    "Arar Commission findings on false intelligence labels",
    "Bankruptcy map websites in Japan",
    "Beijing Internet Court AI-generated voice case",
    "BetterHelp's sharing of counselling clients' data",
    "CNIL cookie consent sanctions on Google and Facebook",
    "Copley Advertising clinic geofencing",
    "Dudgeon v. the United Kingdom",
    "Escola Base case",
    "Galella v. Onassis",
    "Google Autocomplete judgment of the German Federal Court of Justice",
    "Google Spain v AEPD and Costeja González (2014)",
    "Hachette Filipacchi Associés v France – Paris Match photograph of a murdered prefect",
    "Italian tax returns published online, 2008",
    "Jones v. Tsige (bank records snooping)",
    "P. and S. v. Poland",
    "Peck v United Kingdom – council CCTV footage given to the media",
    "Roberson v. Rochester Folding Box Company (flour poster portrait)",
    "Rolling Stone (Uganda) outing list, 2010",
    "South Korean motel spy-camera livestreams, 2019",
    "TIM telemarketing sanction",
    "TransUnion terrorist-list alerts (TransUnion LLC v. Ramirez)",
    "UCSF patient records threat by an offshore transcriber, 2003",
    "Vastaamo psychotherapy records extortion",
    "Virgin Mobile Australia Flickr advertising campaign",
)
_LINK = re.compile(r"\[\[([^\]|\n]+)(?:\|[^\]\n]+)?\]\]")
_CODED = re.compile(r"\]\{([^}\n]+)\}")
_CODE = re.compile(r"([a-z]+)=([\w-]+)")
_FOOTNOTE = re.compile(r"\[\^([\w-]+)\](?!:)")


def known_names():
    known = {(page["kind"], fold(name)) for page in pages() for name in names(page)}
    return known | {("event", fold(title)) for title in AWAITED}


def links():
    for page in pages():
        for target in _LINK.findall(prose(page)):
            prefix, _colon, name = target.partition(":")
            yield (page["slug"], prefix, name) if prefix in KINDS else (page["slug"], "event", target)


def test_each_link_names_a_page():
    known = known_names()
    assert [link for link in links() if (link[1], fold(link[2])) not in known] == []


def test_no_awaited_event_is_awaited_in_vain():
    linked = {fold(name) for _slug, kind, name in links() if kind == "event"}
    assert {title for title in AWAITED if fold(title) not in linked} == set()


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
