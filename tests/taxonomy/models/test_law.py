"""Laws: their rows say what their record says, through edits, and lists name them briefly."""

import pytest

from taxonomy.models import Harm, Law
from tests.factories import make_page, make_pages
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.fields import RecordErrors
from wiki.verifying import verify

FULL = {
    "title": "California Consumer Privacy Act",
    "short_title": "CCPA",
    "alt_titles": ["AB 375"],
    "jurisdiction": "US",
    "region": "California",
    "year": 2018,
    "url": "https://example.org/ccpa",
    "harms": ["insecurity", "Rudeness"],
    "body": "Text.",
}


@pytest.fixture
def law(editor):
    make_pages(Harm, "Insecurity", "Exclusion")
    return make_page(editor, Law, **FULL)


def stored(law):
    return history.latest(law).record


def faults():
    return [fault.message for batch in verify(Law) for fault in batch.faults]


def test_its_rows_say_what_its_record_says(law):
    assert Law.objects.get().to_record() == stored(law)
    assert stored(law)["harms"] == [
        {"text": "insecurity", "term": "insecurity", "label": "Insecurity"},
        {"text": "Rudeness", "term": None, "label": None},
    ]
    assert stored(law)["jurisdiction"] == {"code": "US", "name": "United States"}


@pytest.mark.parametrize(
    "change",
    [
        {"harms": ["Exclusion", "insecurity"]},
        {"harms": []},
        {"jurisdiction": None, "year": None, "region": ""},
        {"alt_titles": ["AB 375", "Title 1.81.5"], "short_title": ""},
    ],
    ids=lambda change: ", ".join(change),
)
def test_an_edit_changes_rows_and_record_alike(editor, law, change):
    law = save_page(law, {**stored(law), **change}, by=editor, base=1).page
    assert Law.objects.get().to_record() == stored(law)
    assert faults() == []


def test_a_deleted_harm_stays_where_a_law_names_it(editor, steward, law):
    delete_page(Harm.objects.get(slug="insecurity"), by=steward, reason="Trial")
    law = save_page(law, {**stored(law), "year": 2020}, by=editor, base=1).page
    assert [row["text"] for row in stored(law)["harms"]] == ["insecurity", "Rudeness"]
    assert Law.objects.get().to_record() == stored(law)


def test_it_is_found_by_any_of_its_names_and_called_by_the_short_one(editor, law):
    assert set(law.alternative_names(stored(law))) == {"CCPA", "AB 375"}
    assert law.name == "CCPA"
    assert Law(title="Some act").name == "Some act"


@pytest.mark.parametrize(
    ("law", "note"),
    [
        (Law(title="Some act", year=1999), "1999"),
        (Law(title="Act of 1999", year=1999, region="Texas"), "Texas"),
        (Law(title="Some act", short_title="SA 1999", year=1999), "SA 1999"),
        (Law(title="Some act", short_title="SA", region="Texas", year=1999), "SA, Texas, 1999"),
        (Law(title="Some act"), ""),
    ],
)
def test_a_note_says_what_the_title_does_not(law, note):
    assert law.note == note


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"year": 0}, "year"),
        ({"year": 10_000}, "year"),
        ({"year": "MMXVIII"}, "year"),
        ({"jurisdiction": "Atlantis"}, "jurisdiction"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"harms": [{"text": "x", "term": "No Slug"}]}, "harms"),
        ({"title": " "}, "title"),
    ],
)
def test_what_no_law_can_say_is_told_at_its_field(editor, data, key):
    with pytest.raises(RecordErrors) as wrong:
        make_page(editor, Law, **{**FULL, **data})
    assert [error.key for error in wrong.value.errors] == [key]
