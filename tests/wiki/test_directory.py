import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taxonomy.models import AffectedGroup, Harm
from tests.factories import make_page, make_pages
from wiki.deleting import delete_page
from wiki.directory import Directory, FullDirectory
from wiki.moving import move_page
from wiki.references import Entry, Wanted

pytestmark = pytest.mark.django_db


def loaded(*wanted, kind=Directory):
    directory = kind()
    directory.load(wanted)
    return directory


def by_name(kind, text):
    entry = loaded(Wanted(kind, text=text)).by_name(kind, text)
    return entry and entry.slug


def test_a_page_is_found_by_its_slug_and_of_its_kind_alone():
    (harm,) = make_pages(Harm, "Insecurity")
    directory = loaded(Wanted("harm", slug="insecurity"), Wanted("group", slug="insecurity"))
    assert directory.by_slug("harm", "insecurity") == Entry("harm", harm.pk, "insecurity", "Insecurity")
    assert directory.page_id("harm", "insecurity") == harm.pk
    assert directory.by_slug("group", "insecurity") is None


@pytest.mark.parametrize("text", ["Patient", "patients", " PATIENT ", "the ill", "The ill."])
def test_a_written_value_finds_its_term_by_any_name(editor, text):
    make_page(editor, AffectedGroup, title="Patient", alt_labels=["The ill"])
    assert by_name("group", text) == "patient"
    assert by_name("harm", text) is None


def test_a_title_to_the_letter_comes_before_other_names(editor):
    make_page(editor, AffectedGroup, title="Users", alt_labels=["Patient"])
    make_page(editor, AffectedGroup, title="Patients")
    make_page(editor, AffectedGroup, title="Patient")
    assert by_name("group", "Patient") == "patient"
    assert by_name("group", "Patients") == "patients"


def test_a_former_title_and_a_former_slug_still_lead_there(editor):
    harm = make_page(editor, Harm, title="Insecurity")
    move_page(harm, title="Unsafety", slug="unsafety", by=editor, reason="Trial")
    assert by_name("harm", "Insecurity") == "unsafety"
    assert loaded(Wanted("harm", slug="insecurity")).by_slug("harm", "insecurity").slug == "unsafety"


def test_a_deleted_page_is_found_by_nobody_but_has_its_key(editor, steward):
    harm = make_page(editor, Harm, title="Insecurity")
    delete_page(harm, by=steward, reason="Trial")
    directory = loaded(Wanted("harm", slug="insecurity"))
    assert directory.by_slug("harm", "insecurity") is None
    assert directory.page_id("harm", "insecurity") == harm.pk
    assert by_name("harm", "Insecurity") is None
    full = loaded(Wanted("harm", slug="insecurity"), kind=FullDirectory)
    assert full.by_slug("harm", "insecurity").page_id == harm.pk


def test_what_was_never_there_is_nothing():
    directory = loaded(Wanted("harm", slug="nothing"), Wanted("harm", text="nothing"), Wanted("no kind", slug="x"))
    assert directory.by_slug("harm", "nothing") is directory.by_name("harm", "nothing") is None
    assert directory.page_id("harm", "nothing") is directory.by_slug("no kind", "x") is None


def test_looking_up_costs_the_same_for_many_as_for_one_and_nothing_twice():
    make_pages(Harm, *(f"Harm {number}" for number in range(300)))
    costs = []
    for count in (1, 300):
        directory, wanted = Directory(), [Wanted("harm", slug=f"harm-{n}") for n in range(count)]
        wanted += [Wanted("harm", text=f"Harm {n}") for n in range(count)]
        with CaptureQueriesContext(connection) as captured:
            directory.load(wanted)
        costs.append(len(captured))
        with CaptureQueriesContext(connection) as captured:
            directory.load(wanted)
        assert len(captured) == 0
    assert costs[0] == costs[1]
