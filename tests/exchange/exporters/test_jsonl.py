"""JSON Lines: what goes out can come in again."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from reversion.models import Revision, Version

from incidents.models import Event, Organisation, Source
from incidents.models.facts import FactStamp
from tests.exchange.asking import content, lines
from tests.factories import make_event
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Change, FormerSlug, Link, Name, Rendering

pytestmark = pytest.mark.django_db
GOING = (Event, Organisation, Source)


def records():
    """Every event's latest record without the numbers of sources, and its signature."""
    found = {}
    for event in Event.objects.live():
        stored = history.latest(event)
        for row in stored.record["sources"]:
            del row["source"]
        change = stored.change
        found[event.slug] = stored.record, change.moment, change.user_name.removeprefix("imported>"), change.summary
    return found


def empty_the_base():
    """Nothing but vocabularies and laws is left."""
    kinds = [model.kind for model in GOING]
    changes = Change.objects.filter(kind__in=kinds)
    revisions = list(changes.values_list("revision_id", flat=True))
    Rendering.objects.filter(change__in=changes).delete()
    changes.delete()
    Version.objects.filter(revision_id__in=revisions).delete()
    Revision.objects.filter(pk__in=revisions).delete()
    for register in (Name, Link, FormerSlug):
        register.objects.filter(kind__in=kinds).delete()
    for model in GOING:
        model.objects.all().delete()
    FactStamp.begin_epoch()


def imported(text, path):
    path.write_text(text, encoding="utf-8")
    said = StringIO()
    call_command("import_events", "jsonl", str(path), stdout=said, stderr=said)
    return said.getvalue()


def test_every_event_of_the_fixtures_comes_back_into_an_empty_base(client, tmp_path):
    call_command("load_fixtures", verbosity=0)
    before, text = records(), content(client, "/events.jsonl")
    assert len(text.splitlines()) == len(before) > 60
    empty_the_base()
    # An event names organisations; what else they are called stands on pages of their own.
    call_command("import_events", "jsonl", str(settings.BASE_DIR / "fixtures/organisations.jsonl"), stdout=StringIO())
    told = imported(text, tmp_path / "e.jsonl")
    assert f"{len(before)} created, 0 updated, 0 unchanged, 0 skipped, 0 doubtful, 0 faulty" in told
    assert records() == before
    assert lines(client)


@pytest.mark.parametrize("data", [FULL, OTHER])
def test_every_key_comes_back(client, editor, tmp_path, data):
    make_vocabulary()
    event = make_event(editor, **data)
    save_page(event, {**data, "title": "Another title"}, by=editor, base=1, summary="Renamed", minor=True)
    before, text = records(), content(client, "/events.jsonl")
    empty_the_base()
    imported(text, tmp_path / "events.jsonl")
    assert records() == before


def test_a_second_import_into_the_same_base_changes_nothing(client, editor, tmp_path):
    make_vocabulary()
    make_event(editor, **FULL)
    text = content(client, "/events.jsonl")
    empty_the_base()
    imported(text, tmp_path / "events.jsonl")
    again = content(client, "/events.jsonl")
    assert "0 created, 0 updated, 1 unchanged" in imported(again, tmp_path / "events.jsonl")


def test_deleted_events_do_not_go_out(client, editor, steward):
    delete_page(make_event(editor), by=steward, reason="Spam")
    assert lines(client) == []
