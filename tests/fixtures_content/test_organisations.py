"""The organisations of the fixtures: one page for each body, whatever events call it."""

import pytest

from tests.fixtures_content.reading import events, names, objects
from wiki.names import fold, stem

ORGANISATIONS = objects("organisations.jsonl")
NAMED = [(row["name"], page["slug"]) for page in events() for row in page["organisations"]]


def test_a_name_means_one_organisation():
    said = [stem(name) for page in ORGANISATIONS for name in names(page)]
    assert len(set(said)) == len(said)


def test_bodies_that_differ_in_spelling_only_are_one():
    spellings = {}
    for name, _slug in NAMED:
        spellings.setdefault(stem(name).removeprefix("the "), set()).add(fold(name))
    assert {name: found for name, found in spellings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("page", ORGANISATIONS, ids=lambda page: page["slug"])
def test_each_has_a_part_in_an_event_and_a_paragraph(page):
    known = {fold(name) for name in names(page)}
    assert any(fold(name) in known for name, _slug in NAMED)
    assert 10 <= len(page["body"].split()) <= 90
    assert page["website"] == "" or page["website"].startswith("https://")


def test_those_with_a_part_in_several_events_are_described():
    known = {fold(name) for page in ORGANISATIONS for name in names(page)}
    parts = {}
    for name, slug in NAMED:
        parts.setdefault(fold(name), set()).add(slug)
    assert {name for name, slugs in parts.items() if len(slugs) > 1} - known == set()


def test_no_two_begin_alike():
    assert len({" ".join(page["body"].split()[:4]) for page in ORGANISATIONS}) == len(ORGANISATIONS)
