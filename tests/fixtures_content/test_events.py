"""All events: records that are whole, text that tells each fact with its source, and no page that is like another."""

import re
from collections import Counter

import pytest

from incidents.dates.notation import is_valid
from incidents.models.source import PublicationKind
from tests.fixtures_content.prose import FOOTNOTE, PASSAGE, headings, opening, paragraphs, sentences, words
from tests.fixtures_content.reading import events, objects, terms

EVENTS = events()
each_event = pytest.mark.parametrize("page", EVENTS, ids=lambda page: page["slug"])
TERM_ROWS = {
    "harms": "harm",
    "information_types": "information",
    "threat_actors": "actor",
    "affected_groups": "group",
    "high_risk_groups": "group",
    "consequences": "consequence",
}
ROWS = (
    "short_title",
    "location",
    "date_text",
    "date_edtf",
    "date_basis",
    *TERM_ROWS,
    "people",
    "laws",
    "breakdown",
    "summary",
    "sources",
)
# The page that came from the Privacy Wiki shows what a row looks like that nobody has looked into.
NOT_LOOKED_INTO = {"45-million-medical-files-leaked": {"laws"}}
ROLES = ("actor", "victim organisation", "regulator or court", "reporter")
LABELS = {kind: {term["slug"]: term["title"] for term in terms(kind)} for kind in set(TERM_ROWS.values())}
HARMS = {term["slug"] for term in terms("harm") if term["parent"]}
COUNTRIES = {country["code"]: country["name"] for country in objects("countries.jsonl")}


def test_there_are_sixty_seven_and_each_harm_comes_first_in_four():
    first = Counter(page["harms"][0]["term"] for page in EVENTS)
    assert len(EVENTS) == 67
    assert set(first) == HARMS
    assert min(first.values()) >= 4


@each_event
def test_each_row_has_a_value_or_says_why_not(page):
    silent = {row for row in ROWS if not page[row] and row not in page["states"]}
    assert silent == NOT_LOOKED_INTO.get(page["slug"], set())
    assert not any(page[row] for row in page["states"])
    assert set(page["states"].values()) <= {"unknown", "none", "na"}


@each_event
def test_each_value_is_a_term_under_its_label(page):
    for row, kind in TERM_ROWS.items():
        slugs = [value["term"] for value in page[row]]
        assert len(set(slugs)) == len(slugs)
        assert all(value["label"] == LABELS[kind][value["term"]] for value in page[row])


@each_event
def test_the_first_harm_is_one_of_the_sixteen_and_coded_harms_are_in_the_box(page):
    coded = set(re.findall(r"harm=([\w-]+)", page["body"]))
    boxed = [value["term"] for value in page["harms"]]
    assert set(boxed) <= HARMS
    assert boxed[0] in coded <= set(boxed)


@each_event
def test_the_date_is_edtf_and_its_years_stand_in_the_date_as_written(page):
    assert is_valid(page["date_edtf"])
    assert set(re.findall(r"\d{4}", page["date_edtf"])) <= set(re.findall(r"\d{4}", page["date_text"]))
    assert page["date_basis"] not in page["date_text"]


@each_event
def test_countries_are_in_the_table(page):
    assert page["countries"]
    assert all(country["name"] == COUNTRIES[country["code"]] for country in page["countries"])
    assert page["is_global"] or not re.search("worldwide|global", page["location"], re.IGNORECASE)


@each_event
def test_each_organisation_has_one_part(page):
    names = [row["name"] for row in page["organisations"]]
    assert len(set(names)) == len(names)
    assert all(row["role"] in ROLES for row in page["organisations"])


@each_event
def test_a_law_has_an_outcome_and_its_source_and_is_no_judgment(page):
    keys = {source["key"] for source in page["sources"]}
    for law in page["laws"]:
        assert law["outcome"]
        assert law["source"] in keys
        assert not re.search(r"\bv\.? ", law["text"])


@each_event
def test_a_source_can_be_found_again(page):
    keys = [source["key"] for source in page["sources"]]
    assert len(set(keys)) == len(keys)
    for source in page["sources"]:
        assert source["title"]
        assert source["publisher"]
        assert source["url"] or source["date"]
        assert source["date"] == "" or is_valid(source["date"])
        assert source["publication_kind"] in PublicationKind.values


@each_event
def test_the_lead_is_a_sentence_or_two_with_a_source(page):
    assert 12 <= len(page["summary"].split()) <= 60
    assert set(FOOTNOTE.findall(page["summary"])) <= {source["key"] for source in page["sources"]}
    assert FOOTNOTE.search(page["summary"]) or page["origin"]


@each_event
def test_the_description_is_of_a_length_for_a_class(page):
    assert 150 <= len(words(page)) <= 400


@each_event
def test_a_paragraph_with_a_number_or_a_passage_has_a_footnote(page):
    for paragraph in paragraphs(page):
        told = re.search(r"\d", re.sub(r"\[\[[^\]]+\]\]", "", paragraph)) or PASSAGE.search(paragraph)
        assert FOOTNOTE.search(paragraph) or not told, paragraph


def test_no_two_leads_begin_alike():
    openings = Counter(opening(page["summary"], 4) for page in EVENTS)
    assert [words for words, count in openings.items() if count > 1] == []


def test_no_two_descriptions_begin_alike():
    openings = Counter(opening(paragraphs(page)[0], 3) for page in EVENTS)
    assert [words for words, count in openings.items() if count > 1] == []


def test_no_sentence_stands_on_two_pages():
    said = Counter(sentence.casefold() for page in EVENTS for sentence in set(sentences(page["body"])))
    assert [sentence for sentence, count in said.items() if count > 1] == []


def test_a_heading_seldom_serves_twice():
    used = Counter(heading for page in EVENTS for heading in headings(page))
    assert {heading: count for heading, count in used.items() if count > 2} == {}
