"""The guide: the pages that are promised, of a length that gets read, true to the site that they speak of."""

import re
from pathlib import Path

import pytest
from django.urls import resolve

from tests.fixtures_content.reading import objects

ROOT = Path(__file__).resolve().parents[2]
PAGES = objects("guide.jsonl")
GUIDE = {page["slug"]: page for page in PAGES}
CODE = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("wiki/**/*.py"), *ROOT.glob("incidents/**/*.py")]
# What the guide says is to be read on the screen, and where it says so.
LABELS = {
    "Report an error in this page": ("where-to-begin", "if-you-are-named-here"),
    "Permanent link": ("citing",),
    "Code a passage": ("coding-a-harm",),
    "Begin an event": ("writing-an-event",),
    "Is it one of these?": ("writing-an-event",),
    "if empty": ("writing-an-event",),
    "What you changed, and why": ("writing-an-event",),
    "Cite": ("writing-an-event",),
    "Preview": ("writing-an-event",),
    "Save": ("writing-an-event",),
    "not known": ("writing-an-event",),
    "History": ("where-to-begin", "citing", "teaching-with-cases"),
    "Talk": ("coding-a-harm", "reading-an-infobox", "what-belongs-here"),
    "Tangible harms": ("coding-a-harm",),
    "Add to a list": ("teaching-with-cases",),
    "Update the pin": ("teaching-with-cases",),
    "Copy to my lists": ("teaching-with-cases",),
}


def test_the_promised_pages_stand_in_the_order_in_which_they_are_listed():
    assert [page["slug"] for page in PAGES] == [
        "where-to-begin",
        "reading-an-infobox",
        "coding-a-harm",
        "writing-an-event",
        "citing",
        "teaching-with-cases",
        "what-belongs-here",
        "if-you-are-named-here",
    ]


@pytest.mark.parametrize("slug", GUIDE)
def test_a_page_is_neither_a_stub_nor_a_treatise(slug):
    assert 250 <= len(GUIDE[slug]["body"].split()) <= 650


def test_each_page_begins_with_a_sentence_of_its_own():
    openings = {" ".join(page["body"].split()[:3]) for page in PAGES}
    assert len(openings) == len(PAGES)
    assert not any(page["body"].startswith(("#", "-", "|")) for page in PAGES)


@pytest.mark.parametrize("slug", sorted(set(GUIDE) - {"where-to-begin"}))
def test_the_first_page_leads_to_each_other(slug):
    assert f"[[help:{GUIDE[slug]['title']}]]" in GUIDE["where-to-begin"]["body"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["slug"])
def test_each_address_on_this_site_is_one(page):
    for address in re.findall(r"\]\((/[^)]*)\)", page["body"]):
        assert resolve(address)


@pytest.mark.parametrize(("label", "slugs"), LABELS.items())
def test_what_the_guide_says_is_on_the_screen_is_there(label, slugs):
    assert all(f"*{label}*" in GUIDE[slug]["body"] for slug in slugs)
    assert any(f"{before}{label}" in path.read_text(encoding="utf-8") for path in CODE for before in '">')


def test_the_rows_of_the_infobox_are_explained_under_their_labels():
    told = GUIDE["reading-an-infobox"]["body"]
    rows = re.findall(r"^\| ([^|]+) \|", told, re.MULTILINE)[1:]
    model = (ROOT / "incidents/models/infobox.py").read_text(encoding="utf-8")
    assert len(rows) == 9
    assert all(f'_("{row}")' in model for row in rows)


def test_the_guide_decides_between_all_the_harms_that_are_easily_confused():
    table = GUIDE["coding-a-harm"]["body"].casefold()
    assert "[[harm:insecurity]] and [[harm:disclosure]]" in table
    harms = {term["title"].casefold() for term in objects("taxonomies/harms.jsonl") if term["parent"]}
    assert {harm for harm in harms if f"[[harm:{harm}]]" not in table} == set()
