"""The five vocabularies: trees that hold together, and flags and matches that mean something."""

import re
from collections import defaultdict

import pytest

from tests.fixtures_content.reading import SCHEMES, terms
from wiki.names import fold, stem

SIZES = {"harm": 20, "information": 158, "actor": 53, "group": 50, "consequence": 40}
SPECIAL_TOPS = {
    "medical-and-health",
    "sexual",
    "biometric",
    "race",
    "ethnic-origin",
    "religion",
    "religious-belief",
    "philosophical-belief",
    "political-affiliation",
}
CLOSE = {
    ("harm", "secondary-use"): ["https://w3id.org/dpv#SecondaryUse"],
    ("consequence", "economic"): ["https://w3id.org/dpv/risk#FinancialImpact"],
    ("consequence", "reputational"): ["https://w3id.org/dpv/risk#ReputationalLoss"],
    ("consequence", "relationship"): ["https://w3id.org/dpv/risk#TrustLoss"],
}
# The Privacy Wiki's "Medical Patient" is a high-risk group, "medical patients" is another name of Patient.
SAME_BUT_FOR_THE_PLURAL = {"medical patient": {"patient", "sensitive-health-condition"}}


@pytest.mark.parametrize(("kind", "size"), SIZES.items())
def test_no_term_is_missing(kind, size):
    assert len(terms(kind)) == size


@pytest.mark.parametrize("kind", SCHEMES)
def test_what_a_term_refers_to_stands_above_it(kind):
    above = {None}
    for term in terms(kind):
        assert {term["parent"], term["superseded_by"]} <= above, term["slug"]
        above.add(term["slug"])


@pytest.mark.parametrize("kind", SCHEMES)
def test_siblings_are_numbered_from_nought_without_a_gap(kind):
    places = defaultdict(list)
    for term in terms(kind):
        places[term["parent"]].append(term["position"])
    assert all(sorted(positions) == list(range(len(positions))) for positions in places.values())


@pytest.mark.parametrize("kind", SCHEMES)
def test_each_term_is_defined_and_says_where_it_is_from(kind):
    for term in terms(kind):
        assert term["definition"].endswith(".")
        assert len(term["source"]) > len("Solove 2006")


@pytest.mark.parametrize("kind", SCHEMES)
@pytest.mark.parametrize(("folding", "known"), [(fold, {}), (stem, SAME_BUT_FOR_THE_PLURAL)])
def test_a_name_means_one_term_of_its_scheme(kind, folding, known):
    meant = defaultdict(set)
    for term in terms(kind):
        for name in (term["title"], *term["alt_labels"]):
            meant[folding(name)].add(term["slug"])
    twice = {name: slugs for name, slugs in meant.items() if len(slugs) > 1}
    assert twice == (known if kind == "group" else {})


@pytest.mark.parametrize("kind", SCHEMES)
def test_top_terms_have_a_scope_note(kind):
    assert all(term["scope_note"] for term in terms(kind) if term["parent"] is None)


@pytest.mark.parametrize("kind", SCHEMES)
def test_matches_are_addresses_of_the_data_privacy_vocabulary(kind):
    for term in terms(kind):
        for match in (*term["exact_matches"], *term["close_matches"]):
            assert re.fullmatch(r"https://w3id\.org/dpv(/pd|/risk)?#\w+", match)
        assert term["close_matches"] == CLOSE.get((kind, term["slug"]), [])


def test_each_information_type_has_one_exact_match():
    assert all(len(term["exact_matches"]) == 1 for term in terms("information"))


def test_special_categories_are_those_of_article_9_and_all_below_them():
    special = set()
    for term in terms("information"):
        if term["slug"] in SPECIAL_TOPS or term["parent"] in special:
            special.add(term["slug"])
    assert {term["slug"] for term in terms("information") if term["special_category"]} == special
    assert {"fingerprint", "dna-code", "mental-health", "sexual-history"} <= special
    assert not any(term["special_category"] for kind in SCHEMES if kind != "information" for term in terms(kind))


def test_blackmail_alone_is_superseded():
    superseded = {term["slug"]: term["superseded_by"] for kind in SCHEMES for term in terms(kind)}
    assert {slug: by for slug, by in superseded.items() if by} == {"blackmail": "decisional-interference"}


def sixteen():
    return [term for term in terms("harm") if term["parent"]]


def test_each_harm_is_explained_and_no_two_pages_open_alike():
    openings = set()
    for term in terms("harm"):
        assert 250 <= len(term["body"].split()) <= 450, term["slug"]
        assert term["scope_note"]
        openings.add(" ".join(re.findall(r"\w+", term["body"])[:2]).casefold())
    assert len(openings) == SIZES["harm"]


@pytest.mark.parametrize("term", sixteen(), ids=lambda term: term["slug"])
def test_a_harm_is_told_from_two_neighbours_and_led_through_on_an_event(term):
    links = re.findall(r"\[\[([^\]|]+)", term["body"])
    assert len({link for link in links if link.startswith("harm:")} - {f"harm:{term['title']}"}) >= 2
    assert any(not re.match(r"(harm|law|consequence|help|org):", link) for link in links)


@pytest.mark.parametrize("term", sixteen(), ids=lambda term: term["slug"])
def test_a_harm_says_what_solove_thought_and_who_has_written_since(term):
    assert "Solove" in term["body"]
    years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", term["body"])}
    assert "Privacy Wiki" in term["body"] or max(years) > 2006


@pytest.mark.parametrize("slug", ["secondary-use", "disclosure", "decisional-interference", "blackmail"])
def test_where_the_privacy_wiki_departs_from_solove_the_page_says_so(slug):
    body = next(term["body"] for term in sixteen() if term["slug"] == slug)
    assert "Privacy Wiki" in body
    assert "Solove" in body
