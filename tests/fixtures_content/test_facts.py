"""The events against the notes that they were written from, which are kept beside the project and not in it."""

import json
import re
from difflib import SequenceMatcher

import pytest

from tests.fixtures_content.prose import plain, sentences
from tests.fixtures_content.reading import ROOT, events, texts

NOTES = ROOT.parents[1] / "shared" / "reference" / "landmarks.jsonl"
ALIKE = 0.9
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _notes():
    if not NOTES.is_file():
        return {}
    return {note["title"]: note for note in map(json.loads, NOTES.read_text(encoding="utf-8").splitlines())}


FACTS = _notes()
PAGES = [page for page in events() if page["title"] in FACTS]
pytestmark = pytest.mark.skipif(not FACTS, reason="the notes on the events are not beside the project")
each_event = pytest.mark.parametrize("page", PAGES, ids=lambda page: page["slug"])


def numbers(text):
    return {number.replace(",", "").rstrip(".") for number in _NUMBER.findall(text)}


def known(note):
    """Every number of the facts that were seen in a source, and of the details of the event."""
    seen = {**note, "facts": [fact for fact in note["facts"] if fact["seen"]]}
    return numbers(" ".join([*texts(seen), str(note["people"])]))


def told(page):
    rows = [page["summary"], page["body"], page["short_title"], page["date_text"]]
    rows += [law["outcome"] for law in page["laws"]]
    return numbers(re.sub(r"\[\[[^\]|]+|\[\^[\w-]+\]", "", "\n".join([*rows, *texts(page["breakdown"])])))


def test_each_landmark_has_a_page():
    assert set(FACTS) == {page["title"] for page in PAGES}


@each_event
def test_no_number_is_told_that_the_facts_do_not_hold(page):
    assert told(page) - known(FACTS[page["title"]]) == set()


@each_event
def test_no_source_is_cited_that_was_not_seen(page):
    seen = {source["url"] for source in FACTS[page["title"]]["sources"] if source["seen"]}
    assert {source["url"] for source in page["sources"]} == seen


@each_event
def test_the_number_of_people_is_that_of_the_facts(page):
    people = FACTS[page["title"]]["people"]
    if people["kind"] == "unknown":
        assert page["states"]["people"] == "unknown"
    else:
        assert (page["people"]["kind"], page["people"]["unit"]) == (people["kind"].replace(" ", "-"), people["unit"])
        assert page["people"]["low"] == people["low"]


@each_event
def test_a_page_has_its_own_words_and_not_those_of_the_notes(page):
    notes = [sentence.split() for fact in FACTS[page["title"]]["facts"] for sentence in sentences(fact["text"])]
    own = [sentence.split() for sentence in sentences(page["body"])]
    repeated = [one for one in own if any(SequenceMatcher(None, one, note).ratio() >= ALIKE for note in notes)]
    assert len(repeated) <= len(own) / 3
    assert plain(page["summary"]) not in {fact["text"] for fact in FACTS[page["title"]]["facts"]}
