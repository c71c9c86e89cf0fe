"""What every importer promises: it can be repeated, a dry run stores nothing, nor a strict one that meets a fault."""

import gzip
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.importing import Incoming, Skipped, importers
from exchange.reading import Fault, Reading
from exchange.reports import Outcome
from exchange.running import import_path
from exchange.taking import Aim, Faulty
from incidents.models import Event
from tests.exchange.importers.reading import FILES
from tests.wiki.tables import everything
from wiki import history
from wiki.editing import save_page

NAMES = list(importers())
BULK = sorted(set(NAMES) - {"jsonl", "csv", "mediawiki"})
NOTHING = {Outcome.CREATED: 0, Outcome.UPDATED: 0}
each = pytest.mark.parametrize("name", NAMES)


def path_of(name):
    return next(FILES.glob(f"{name}.*"))


def run(name, path=None, **aim):
    return import_path(path or path_of(name), importers()[name], aim=Aim(**aim))


def stored():
    """All rows, but for the counters that any save may move."""
    return {table: rows for table, rows in everything().items() if table.__name__ not in ("LinkStamp", "FactStamp")}


@each
def test_it_says_what_it_is(name):
    importer = importers()[name]
    assert importer.name == name
    assert str(importer.label)
    assert str(importer.note)
    assert importer.author
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in importer.suffixes)
    assert path_of(name).name.endswith(importer.suffixes)


@pytest.mark.django_db
@each
def test_a_second_run_changes_nothing(name):
    first = run(name)
    assert first.counts[Outcome.CREATED]
    before = everything()
    second = run(name)
    assert {outcome: second.counts[outcome] for outcome in NOTHING} == NOTHING
    assert second.counts.total() == first.counts.total()
    assert everything() == before


@pytest.mark.django_db
@each
def test_a_dry_run_tells_the_same_and_stores_nothing(name):
    before = stored()
    dry = run(name, dry=True)
    assert stored() == before
    assert run(name).counts == dry.counts


@pytest.mark.django_db
@each
def test_a_file_that_breaks_off_is_taken_as_far_as_it_goes_or_not_at_all(name, tmp_path):
    path = tmp_path / f"{name}{importers()[name].suffixes[0]}.gz"
    path.write_bytes(gzip.compress(path_of(name).read_bytes(), mtime=0)[:-6])
    before = stored()
    with pytest.raises(Faulty) as stopped:
        run(name, path, strict=True)
    assert stopped.value.report.faults
    assert stored() == before
    assert run(name, path).faults


@pytest.mark.django_db
@each
def test_a_folder_is_the_same_as_its_files(name, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / path_of(name).name).write_bytes(path_of(name).read_bytes())
    (tmp_path / "notes.txt").write_text("{")
    assert run(name, tmp_path).counts == run(name, dry=True).counts or run(name).counts[Outcome.CREATED] == 0


@pytest.mark.django_db
@pytest.mark.parametrize("name", BULK)
def test_an_event_keeps_where_it_is_from_and_that_a_machine_coded_it(name):
    run(name)
    importer = importers()[name]
    for event in Event.objects.all():
        stored_revision = history.latest(event)
        record, change = stored_revision.record, stored_revision.change
        assert record["coded"] == "machine"
        assert all(record["origin"][key] for key in ("source", "id", "url", "licence"))
        assert record["sources"][-1]["publication_kind"] == "dataset"
        assert record["sources"][-1]["publisher"]
        assert (change.author, change.author_name, change.tag_list) == (None, importer.author, ["import"])
        assert f"[^{record['sources'][-1]['key']}]" in record["summary"] + record["body"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", BULK)
def test_what_an_editor_changed_is_left_as_it_is(name, editor):
    run(name)
    event = Event.objects.order_by("pk").first()
    save_page(event, {**history.latest(event).record, "body": "Mine.", "coded": "editor"}, by=editor, base=1)
    before = everything()
    assert run(name).counts[Outcome.UPDATED] == 0
    assert everything() == before


@pytest.mark.django_db
@each
@given(content=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)), cut=st.integers(0, 3_000))
@settings(deadline=None)
def test_whatever_a_file_holds_it_gives_items_with_their_lines(name, content, cut):
    whole = path_of(name).read_bytes()
    for text in (content, whole[:cut] + content + whole[cut:]):
        found = list(importers()[name].read(Reading(name="x", stream=BytesIO(text), author="Tester")))
        assert all(isinstance(one, Incoming | Skipped | Fault) or hasattr(one, "do") for one in found)
