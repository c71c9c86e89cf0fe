"""Pages that an event names before they exist, organisations and sources, are made with it."""

import pytest

from incidents.models import Event, Organisation, Source
from tests.factories import make_event, make_page, make_pages, past
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Change
from wiki.moving import move_page
from wiki.recording import PageHistory, record_history

pytestmark = pytest.mark.django_db
URL = "https://example.org/report"


def organisations(*names):
    return [{"name": name, "role": "actor"} for name in names]


def source(key="a", **more):
    return {"key": key, "title": "A report", **more}


def stored(event):
    return history.latest(event).record


def titles(model):
    return sorted(model.objects.live().values_list("title", flat=True))


def test_what_an_event_names_is_made_once_and_signed_by_who_named_it(editor):
    event = make_event(editor, organisations=organisations("Acme", "ACME", "Beta"), sources=[source(), source("b")])
    assert titles(Organisation) == ["Acme", "Beta"]
    assert titles(Source) == ["A report"]
    assert {row["organisation"] for row in stored(event)["organisations"]} == {"acme", "beta"}
    assert {row["source"] for row in stored(event)["sources"]} == {"a-report"}
    assert set(Change.objects.values_list("kind", "revision__user")) == {
        ("event", editor.pk),
        ("org", editor.pk),
        ("source", editor.pk),
    }


def test_many_events_of_one_import_share_what_they_name(db):
    revisions = [
        past(f"Leak {number}", organisations=organisations("Acme"), sources=[source(url=f"{URL}?utm_source={number}")])
        for number in range(3)
    ]
    record_history(Event, [PageHistory(revisions=[revision]) for revision in revisions])
    assert (titles(Organisation), titles(Source)) == (["Acme"], ["A report"])
    assert Organisation.objects.get().involvements.count() == Source.objects.get().citations.count() == 3


def test_a_known_name_finds_its_page_by_any_name_of_it(editor):
    make_page(editor, Organisation, title="Acme", other_names=["Acme Labs"])
    event = make_event(editor, organisations=organisations("acme  labs", "Acmes"))
    assert [row["organisation"] for row in stored(event)["organisations"]] == ["acme", "acme"]
    assert [row["name"] for row in stored(event)["organisations"]] == ["acme labs", "Acmes"]
    assert titles(Organisation) == ["Acme"]


def test_an_organisation_said_to_have_no_page_gets_none(editor):
    event = make_event(editor, organisations=[{"name": "Nobody", "role": "actor", "organisation": None}])
    assert stored(event)["organisations"][0]["organisation"] is None
    assert not Organisation.objects.exists()


def test_naming_a_deleted_organisation_does_not_bring_it_back(editor, steward):
    make_event(editor, title="One", organisations=organisations("Acme"))
    delete_page(Organisation.objects.get(), by=steward, reason="Trial")
    event = make_event(editor, title="Two", organisations=organisations("Acme", "Beta"))
    assert titles(Organisation) == ["Beta"]
    assert [row["organisation"] for row in stored(event)["organisations"]] == [None, "beta"]


def test_a_publication_is_known_by_its_address_whatever_it_is_called(editor):
    make_event(editor, title="One", sources=[source(url=URL, publisher="Press")])
    event = make_event(editor, title="Two", sources=[{"key": "b", "title": "Other words", "url": f"{URL}/#part"}])
    assert titles(Source) == ["A report"]
    (row,) = stored(event)["sources"]
    assert (row["source"], row["title"], row["publisher"]) == ("a-report", "A report", "Press")


def test_without_an_address_it_is_known_by_title_publisher_and_date(editor):
    make_event(editor, title="One", sources=[source(publisher="Press", date="2020")])
    same, later, elsewhere = (
        source("a", publisher="PRESS", date="2020"),
        source("b", publisher="Press", date="2021"),
        source("c", date="2020"),
    )
    make_event(editor, title="Two", sources=[same, later, elsewhere])
    assert titles(Source) == ["A report"] * 3
    assert sorted(Source.objects.values_list("slug", flat=True)) == ["a-report", "a-report-2", "a-report-3"]


def test_of_two_described_alike_a_row_without_an_address_means_the_one_without(editor):
    both = [source(url=URL), source("b")]
    first = make_event(editor, title="One", sources=both)
    again = make_event(editor, title="Two", sources=both)
    assert stored(again)["sources"] == stored(first)["sources"]
    assert list(Source.objects.order_by("pk").values_list("url", flat=True)) == [URL, ""]


def test_an_address_alone_is_its_own_title(editor):
    event = make_event(editor, sources=[{"key": "a", "url": URL}])
    assert stored(event)["sources"][0]["title"] == Source.objects.get().title == URL


def test_a_source_named_by_its_page_is_that_page_even_after_a_move(editor):
    (page,) = make_pages(Source, "A report")
    move_page(page, title="A report", slug="moved", by=editor, reason="Trial")
    event = make_event(editor, sources=[{"key": "a", "source": "a-report", "title": "Something else"}])
    assert stored(event)["sources"][0]["source"] == "moved"
    assert stored(event)["sources"][0]["title"] == "A report"
    assert titles(Source) == ["A report"]


def test_a_deleted_source_stays_as_it_was_written_and_no_other_is_made(editor, steward):
    event = make_event(editor, title="One", sources=[source(url=URL)])
    delete_page(Source.objects.get(), by=steward, reason="Trial")
    save_page(event, {**stored(event), "body": "More."}, by=editor, base=1)
    assert Source.objects.count() == 1
    assert stored(Event.objects.get())["sources"][0]["title"] == "A report"


def test_a_preview_makes_nothing(editor_client, editor):
    form = {"title": "A leak", "body": "", "organisations-0-name": "Acme", "organisations-0-role": "actor"}
    page = editor_client.post("/events/new/", {**form, "preview": "1"})
    assert page.status_code == 200
    assert not Organisation.objects.exists()
    assert not Event.objects.exists()
