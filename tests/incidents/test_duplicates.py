"""Events that may be about the same incident as one that somebody is about to write."""

import pytest

from incidents.duplicates import likely
from incidents.models import Event
from tests.factories import make_event
from wiki.deleting import delete_page
from wiki.editing import cleaned

pytestmark = pytest.mark.django_db
REPORT = "https://example.org/report"


def proposed(**data):
    """Titles of the events that are proposed for a draft."""
    return [entry.title for entry in likely(cleaned(Event(), {"title": "A draft", **data}))]


def test_an_event_that_cites_the_same_publication_is_proposed_whatever_it_is_called(editor, steward):
    sources = [{"key": "a", "title": "A report", "url": REPORT}]
    make_event(editor, title="Something else", date_text="1999", sources=sources)
    delete_page(make_event(editor, title="Deleted", sources=sources), by=steward, reason="Trial")
    make_event(editor, title="Unlike", sources=[{"key": "a", "title": "Another report"}])
    again = [{"key": "b", "title": "It", "url": "http://www.example.org/report/?utm_source=x#part"}]
    assert proposed(date_text="2020", sources=again) == ["Something else"]
    assert proposed(sources=[{"key": "b", "title": "Another report"}]) == []


def test_titles_that_share_half_their_words_are_alike(editor):
    make_event(editor, title="Clinic loses patient files")
    make_event(editor, title="Bank loses customer files")
    make_event(editor, title="Of it")
    assert proposed(title="Patient files of a clinic") == ["Clinic loses patient files"]
    assert proposed(title="Of it or by me") == []


def test_the_short_title_counts_too(editor):
    make_event(editor, title="An incident of 2020", short_title="Leaky Databases")
    assert proposed(title="A draft", short_title="The leaky database") == ["An incident of 2020"]


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("ÜBERWACHUNG", "Die Überwachung"),
        ("ÉCOLE PIRATÉE", "École piratée"),
        ("Libraries exposed", "Library exposed"),
        ("Data-brokers sued", "The data broker’s suit: brokers sued"),
        ("Утечка данных клиники", "УТЕЧКА ДАННЫХ"),
    ],
)
def test_case_and_plural_make_no_difference_on_any_database(editor, kept, typed):
    make_event(editor, title=kept)
    assert proposed(title=typed) == [kept]


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("ÉCOLE PIRATÉE", "école piratée"),
        ("école piratée", "ÉCOLE PIRATÉE"),
        ("Die Überwachung", "ÜBERWACHUNG"),
        ("Утечка Данных", "УТЕЧКА ДАННЫХ"),
    ],
)
def test_nor_does_case_in_a_short_title(editor, kept, typed):
    make_event(editor, title="An incident of 2020", short_title=kept)
    assert proposed(short_title=typed) == ["An incident of 2020"]


def test_only_events_of_about_the_same_time_are_alike(editor):
    make_event(editor, title="Clinic loses patient files", date_edtf="2020-12")
    dates = {"2020": True, "2020-12": True, "": True, "2019/2021": True, "2019": False, "2021-05": False}
    found = {date: bool(proposed(title="Clinic loses patient files", date_edtf=date)) for date in dates}
    assert found == dates


def test_an_event_without_a_date_may_be_of_any_time(editor):
    make_event(editor, title="Clinic loses patient files", date_text="", date_edtf="")
    assert proposed(title="Clinic loses patient files", date_edtf="1999")


def test_whatever_is_typed_finds_nothing_it_does_not_say(editor):
    make_event(editor, title="Clinic loses patient files")
    make_event(editor, title="Another", short_title="Clinic loses more")
    for title in (
        "%%%% ____",
        ".* .+ [a-z]{4} (((( ))))",
        "a|b|clin.c",
        "\\\\\\\\",
        "'; DROP TABLE x; --",
        "💥💥💥💥",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
        "a" * 255,
    ):
        assert proposed(title=title) == [], title


def test_the_form_shows_them_once_before_the_event_is_made(editor_client, editor):
    make_event(editor, title="Clinic loses patient files")
    draft = {"title": "Clinic loses patient files", "body": "", "edit_summary": ""}
    page = editor_client.post("/events/new/", draft)
    assert page.status_code == 200
    assert 'href="/events/clinic-loses-patient-files/"' in page.content.decode()
    assert Event.objects.count() == 1
