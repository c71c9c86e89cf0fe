"""The laws: harms and jurisdictions that exist, addresses that are addresses, a paragraph each on what they require."""

import re

from tests.fixtures_content.reading import objects, terms

LAWS = objects("laws.jsonl")
COUNTRIES = {country["code"]: country["name"] for country in objects("countries.jsonl")}


def test_there_are_forty_five_laws_of_twenty_three_jurisdictions():
    assert len(LAWS) == 45
    assert len({law["jurisdiction"]["code"] for law in LAWS}) == 23


def test_each_jurisdiction_is_in_the_table_under_the_name_given():
    assert all(law["jurisdiction"]["name"] == COUNTRIES[law["jurisdiction"]["code"]] for law in LAWS)


def test_each_law_addresses_harms_of_the_taxonomy_under_their_labels():
    labels = {term["slug"]: term["title"] for term in terms("harm") if term["parent"]}
    for law in LAWS:
        assert law["harms"]
        assert all(value["label"] == value["text"] == labels[value["term"]] for value in law["harms"])


def test_each_harm_is_addressed_by_a_law():
    addressed = {value["term"] for law in LAWS for value in law["harms"]}
    assert addressed == {term["slug"] for term in terms("harm") if term["parent"]}


def test_the_union_and_the_council_have_laws_beside_the_countries():
    assert {"EU", "COE"} <= {law["jurisdiction"]["code"] for law in LAWS}


def test_a_year_is_one_of_those_that_the_title_may_tell():
    for law in LAWS:
        assert 1900 < law["year"] <= int(law["revision"]["moment"][:4])
        told = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", law["title"])}
        assert not told or law["year"] in told, law["slug"]


def test_each_law_leads_to_its_text_or_to_an_account_of_it():
    for law in LAWS:
        assert law["url"] == "" or law["url"].startswith(("https://", "http://"))
        assert law["url"] or re.search(r"\]\(https?://", law["body"]), law["slug"]


def test_each_law_is_described_and_no_two_begin_alike():
    for law in LAWS:
        assert 40 <= len(law["body"].split()) <= 120, law["slug"]
        assert "\n\n" not in law["body"]
    assert len({" ".join(law["body"].split()[:2]) for law in LAWS}) == len(LAWS)


def test_no_two_laws_share_a_name():
    names = [name.casefold() for law in LAWS for name in {law["title"], law["short_title"], *law["alt_titles"]}]
    assert len(names) == len(set(names))
