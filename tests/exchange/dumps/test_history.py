"""The history out and in again: a base that is filled from a dump says the same, byte by byte."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as site
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.dumps import history as dump
from exchange.importing import importers
from exchange.reports import Outcome
from exchange.running import import_path
from incidents.models import Event, Organisation, Source
from incidents.search import install
from taxonomy.models import Country, Harm
from tests.factories import NOON, make_event, make_page, past
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.kinds import all_kinds
from wiki.models import Change, Guide
from wiki.moving import move_page
from wiki.recording import PageHistory, record_history

pytestmark = pytest.mark.django_db


def written():
    return b"".join(dump.write())


def told():
    return [json.loads(line) for line in written().splitlines()]


def emptied():
    """The base without a page; what refers to what is only looked at once all of it is gone."""
    for model in apps.get_models():
        is_kept = "stamp" in model._meta.db_table or model is Country
        if model._meta.app_label in {"wiki", "taxonomy", "incidents", "exchange", "reversion"} and not is_kept:
            with connection.cursor() as cursor:
                cursor.execute(f'DELETE FROM "{model._meta.db_table}"')
    install()  # which takes out the texts of events that are no more, as after flush


def filled(content, tmp_path):
    path = tmp_path / "history.jsonl"
    path.write_bytes(content)
    report = import_path(path, importers()["jsonl"])
    assert not report.faults
    return report


@pytest.fixture
def base(editor, steward):
    """Pages of all kinds; terms renamed, one under another that came later, a page moved, one deleted, an import."""
    make_vocabulary()
    event = make_event(editor, **FULL)
    save_page(event, OTHER, by=editor, base=1, summary="Mended  twice", minor=True)
    harm = Harm.objects.get(title="Insecurity")
    top = make_page(editor, Harm, title="Information Processing")
    renamed = {**history.latest(harm).record, "title": "Lack of Security", "parent": {"slug": top.slug}}
    save_page(harm, renamed, by=editor, base=1)
    move_page(
        make_event(editor, title="Former", harms=["Insecurity"]), title="Today", slug="today", by=editor, reason="So"
    )
    delete_page(make_event(editor, title="Spam"), by=steward, reason="Spam")
    delete_page(Organisation.objects.get(title="Some Hospital"), by=steward, reason="Doubtful")
    make_page(editor, Guide, title="Citing")
    older = past("Old", NOON - timedelta(days=900), name="Upwork", body="Before.")
    record_history(Event, [PageHistory(revisions=[past("Old one"), older])])
    return event


def test_it_holds_every_revision_of_every_live_page_with_those_that_are_named_first(base):
    pages = told()
    kinds = [page["kind"] for page in pages]
    assert set(kinds) == set(all_kinds())
    assert kinds == sorted(kinds, key=[model.kind for model in dump.ORDER].index)
    assert sum(len(page["revisions"]) for page in pages) == Change.objects.count() - 2
    slugs = [page["slug"] for page in pages]
    assert slugs.index("information-processing") < slugs.index("insecurity")
    assert "spam" not in slugs
    event = next(page for page in pages if page["slug"] == base.slug)
    assert [one["title"] for one in event["revisions"]] == [FULL["title"], OTHER["title"]]
    assert event["revisions"][1]["revision"]["author"] == "Edith"
    assert [one["revision"]["minor"] for one in event["revisions"]] == [False, True]


def test_out_in_and_out_again_is_the_same(base, tmp_path):
    first = written()
    emptied()
    assert not written()
    filled(first, tmp_path)
    assert written() == first
    old = history.stored(Event.objects.get(slug=base.slug), 1).record
    assert old["harms"] == [{"text": "Insecurity", "term": "insecurity", "label": "Insecurity"}]
    imported = Event.objects.get(slug="old-one")
    assert (imported.title, imported.latest_number) == ("Old one", 1)


def test_a_second_time_changes_nothing(base, tmp_path):
    emptied_and_filled = written()
    emptied()
    filled(emptied_and_filled, tmp_path)
    report = filled(emptied_and_filled, tmp_path)
    assert written() == emptied_and_filled
    assert set(report.counts) == {Outcome.UNCHANGED}


def test_links_between_pages_are_there_again(base, tmp_path):
    first = written()
    emptied()
    filled(first, tmp_path)
    assert Harm.objects.get(slug="insecurity").parent.slug == "information-processing"
    assert [row.term.slug for row in Event.objects.get(slug="today").harm_values.all()] == ["insecurity"]
    call_command("verify", stdout=StringIO())


def test_a_long_history_has_several_lines(base, tmp_path, monkeypatch):
    whole = told()
    monkeypatch.setattr(dump, "LONGEST", 10)
    first = written()
    assert len(first.splitlines()) == sum(len(page["revisions"]) for page in whole)
    emptied()
    filled(first, tmp_path)
    assert written() == first
    monkeypatch.undo()
    assert told() == whole


def test_a_page_that_only_shares_the_slug_is_not_taken_for_the_one_that_was_meant(base, editor, tmp_path):
    slug = Source.objects.get(title="Full Body Exposure").slug
    events = b"".join(line for line in written().splitlines(keepends=True) if line.startswith(b'{"kind":"event"'))
    emptied()
    make_vocabulary()
    record_history(Source, [PageHistory(revisions=[past("Another report")], slug=slug)])
    filled(events, tmp_path)
    row = history.stored(Event.objects.get(slug=base.slug), 1).record["sources"][0]
    assert row["source"] != slug
    assert Source.objects.get(slug=row["source"]).title == "Full Body Exposure"


def test_it_asks_as_often_for_twenty_events_as_for_ten(editor):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert written()
        return len(captured)

    for count in range(10):
        make_event(editor, title=f"Leak {count}")
    with_ten = queries()
    for count in range(10, 20):
        make_event(editor, title=f"Leak {count}")
    assert queries() == with_ten


@pytest.mark.slow
def test_the_fixtures_go_out_and_in_again(tmp_path):
    for name in ("taxonomies", "laws.jsonl", "organisations.jsonl", "events", "guide.jsonl"):
        import_path(Path(site.BASE_DIR) / "fixtures" / name, importers()["jsonl"], author="Casebook")
    first = written()
    emptied()
    filled(first, tmp_path)
    assert written() == first


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co")), min_size=1, max_size=40).filter(
    lambda text: text.strip() and any(c.isalnum() for c in text)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=4))
def test_any_title_and_text_comes_back(tmp_path, revisions):
    emptied()
    made = [
        past(title, NOON + timedelta(seconds=n), name=name, summary=text, body=f"{text}\n\n{title}", harms=[text])
        for n, (title, text, name) in enumerate(revisions)
    ]
    try:
        record_history(Event, [PageHistory(revisions=made)])
    except Exception:  # noqa: BLE001 (what no record may hold is refused on the way in)
        return
    first = written()
    emptied()
    filled(first, tmp_path)
    assert written() == first
