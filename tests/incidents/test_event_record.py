"""Whatever an event's record says, its rows say too, and both ways back give the record again."""

import json
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings

from exchange.importing import importers
from exchange.reports import Outcome
from exchange.running import import_path
from incidents.models import Event, Source
from taxonomy.models import Harm
from tests.factories import make_event, make_page
from tests.incidents.records import FULL, OTHER, make_vocabulary
from tests.incidents.strategies import EVENTS
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import create_page, save_page
from wiki.fields import RecordErrors
from wiki.models import Change
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.signature import Signature
from wiki.verifying import verify

pytestmark = pytest.mark.django_db
FEWER = settings(max_examples=settings().max_examples // 2, suppress_health_check=list(HealthCheck))
KINDS_OF_EMPTY = {"location": "unknown", "harms": "none", "people": "na", "consequences": "unset", "laws": "unknown"}


@pytest.fixture
def vocabulary(editor):
    make_vocabulary()
    return editor


def imported(record):
    """What the import of a file with this one line reports."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "one.jsonl")
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        return import_path(path, importers()["jsonl"])


def undone(test):
    """Nothing of an example is there for the next: for Django they are all one test."""

    @wraps(test)
    def alone(*args, **kwargs):
        with transaction.atomic():
            test(*args, **kwargs)
            transaction.set_rollback(True)

    return alone


def stored(event):
    return history.latest(event).record


def faults():
    return [fault.message for batch in verify(Event) for fault in batch.faults]


@FEWER
@example(data=FULL)
@example(data=OTHER)
@example(data={"title": "Nothing else", "states": KINDS_OF_EMPTY})
@given(data=EVENTS)
@undone
def test_a_record_becomes_rows_and_the_rows_the_record(vocabulary, data):
    saved = create_page(Event(), data, by=vocabulary)
    record = stored(saved.page)
    assert Event.objects.get(pk=saved.page.pk).to_record() == record
    assert list(record) == ["kind", "slug", *(field.key for field in Event.record_fields), "states"]


@FEWER
@given(data=EVENTS)
@undone
def test_saving_a_record_as_it_is_stored_changes_nothing(vocabulary, data):
    page = create_page(Event(), data, by=vocabulary).page
    assert save_page(page, stored(page), by=vocabulary, base=1).change is None


@FEWER
@given(before=EVENTS, after=EVENTS)
@undone
def test_an_edit_leaves_the_rows_that_the_record_says(vocabulary, before, after):
    page = create_page(Event(), before, by=vocabulary).page
    saved = save_page(page, {**stored(page), **after}, by=vocabulary, base=1)
    assert Event.objects.get(pk=page.pk).to_record() == stored(saved.page)


@FEWER
@given(data=EVENTS)
@undone
def test_its_line_brings_the_same_record_again(vocabulary, data):
    """A line of JSON names sources and organisations by their pages, so that the copy shares them."""
    record = stored(create_page(Event(), data, by=vocabulary).page)
    line = {**record, "slug": "a-copy", "origin": record["origin"] and {**record["origin"], "id": "another"}}
    report = imported(line)
    assert (report.counts, report.rows) == ({Outcome.CREATED: 1}, [])
    copy = Event.objects.get(slug="a-copy")
    assert {**stored(copy), "slug": record["slug"], "origin": record["origin"]} == record
    assert copy.to_record() == stored(copy)


@FEWER
@given(data=EVENTS)
@undone
def test_importing_its_own_line_changes_nothing(vocabulary, data):
    page = create_page(Event(), data, by=vocabulary).page
    assert imported(stored(page)).counts == {Outcome.UNCHANGED: 1}
    assert Change.objects.of("event", page.pk).count() == 1


@FEWER
@given(first=EVENTS, second=EVENTS)
@undone
def test_a_recorded_history_has_the_rows_of_its_latest_record(vocabulary, first, second):
    moments = [Change.objects.latest("moment").moment] * 2
    revisions = [
        PastRevision(record=record, signature=Signature(moment=moment, name="Upwork"))
        for record, moment in zip((first, second), moments, strict=True)
    ]
    (page,) = record_history(Event, [PageHistory(revisions=revisions)])
    assert Event.objects.get(pk=page.pk).to_record() == stored(page)
    assert faults() == []


@pytest.mark.parametrize("key", KINDS_OF_EMPTY)
@pytest.mark.parametrize("state", ["unset", "unknown", "none", "na"])
def test_each_row_tells_four_kinds_of_empty_apart(vocabulary, key, state):
    event = make_event(vocabulary, states={key: state})
    expected = {} if state == "unset" else {key: state}
    assert stored(event)["states"] == Event.objects.get().to_record()["states"] == expected


def test_a_value_is_no_kind_of_empty(vocabulary):
    event = make_event(vocabulary, location="Bern", states={"location": "unknown", "harms": "none"})
    assert stored(event)["states"] == {"harms": "none"}


def test_a_key_that_stands_for_two_sources_is_refused(vocabulary):
    two = [{"key": "a", "title": "X"}, {"key": "a", "title": "Y"}]
    with pytest.raises(RecordErrors, match="The key “a” stands for two sources"):
        make_event(vocabulary, sources=two)
    assert len(stored(make_event(vocabulary, sources=[two[0], two[0]]))["sources"]) == 1


def test_an_organisation_that_was_deleted_is_not_made_again_by_being_named(vocabulary, steward):
    event = make_event(vocabulary, organisations=[{"name": "CybelAngel", "role": "actor"}])
    organisation = event.involvements.get().organisation
    delete_page(organisation, by=steward, reason="Libel")
    saved = save_page(
        event, {"title": "Anew", "organisations": [{"name": "CybelAngel", "role": "actor"}]}, by=vocabulary, base=1
    )
    assert stored(saved.page)["organisations"][0]["organisation"] is None
    assert type(organisation).objects.count() == 1


def test_a_source_that_was_deleted_stays_cited_as_it_was(vocabulary, steward):
    cited = {"key": "a", "title": "Exposed", "url": "https://example.org/exposed", "date": "2020"}
    event = make_event(vocabulary, sources=[cited])
    before = stored(event)["sources"]
    delete_page(Source.objects.get(), by=steward, reason="A double")
    saved = save_page(event, {**stored(event), "body": "More."}, by=vocabulary, base=1)
    assert stored(saved.page)["sources"] == Event.objects.get().to_record()["sources"] == before
    assert Source.objects.count() == 1
    assert faults() == []


def test_an_event_finds_the_source_that_has_its_page_by_address(vocabulary):
    source = make_page(vocabulary, Source, title="Exposed", url="https://www.example.org/exposed/?utm_source=x")
    event = make_event(vocabulary, sources=[{"key": "a", "title": "Other words", "url": "http://example.org/exposed"}])
    assert stored(event)["sources"][0]["source"] == source.slug
    assert stored(event)["sources"][0]["title"] == "Exposed"


def test_a_passage_of_the_lead_alone_is_linked_to_its_term(vocabulary):
    event = make_event(vocabulary, summary="Files lay [open]{harm=insecurity}.")
    code = event.passages.get().codes.get()
    assert code.term_id == Harm.objects.get(slug="insecurity").pk
