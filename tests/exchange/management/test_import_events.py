"""`import_events jsonl`: told line by line; nothing twice, nothing by halves, nothing overwritten."""

import bz2
import csv
import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from incidents.models import Event
from tests.exchange.importers.reading import FILES
from tests.incidents.records import FULL, OTHER, make_vocabulary
from tests.wiki.tables import everything, everything_by_name
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Guide
from wiki.moving import move_page

pytestmark = pytest.mark.django_db
LEAK = {"title": "A leak", "location": "Bern", "body": "One."}
TOLD = {"moment": "2020-12-23T10:51:00Z", "author": "Upwork", "summary": "Begun", "minor": True}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "events.jsonl"


def written(path, *lines):
    """A file of records, or of lines that are none."""
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def run(path, **options):
    said = StringIO()
    call_command("import_events", "jsonl", str(path), stdout=said, stderr=said, **options)
    return said.getvalue()


def refused(path, **options):
    """What a run says that fails."""
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("import_events", "jsonl", str(path), stdout=said, stderr=said, **options)
    return said.getvalue()


def record(slug="a-leak", model=Event):
    return history.latest(model.objects.get(slug=slug)).record


def test_each_line_becomes_a_page_signed_as_it_says(path):
    assert "2 created" in run(written(path, {**LEAK, "revision": TOLD}, "", {"kind": "help", "title": "Citing"}))
    change = history.latest(Event.objects.get()).change
    assert (change.author, change.author_name, change.summary, change.minor) == (None, "Upwork", "Begun", True)
    assert change.moment == datetime(2020, 12, 23, 10, 51, tzinfo=UTC)
    assert change.tag_list == ["import"]
    assert record()["location"] == "Bern"
    assert Guide.objects.get().slug == "citing"


def test_a_whole_history_arrives_with_the_newest_as_the_latest(path):
    revisions = [
        {**LEAK, "location": location, "revision": {**TOLD, "moment": moment}}
        for location, moment in (("Basel", "2021-01-01"), ("Bern", "2020-01-01"), ("Zug", "2022-01-01"))
    ]
    run(written(path, {"title": "A leak", "revisions": revisions}))
    event = Event.objects.get()
    assert (record()["location"], event.latest_number, event.revision_count) == ("Zug", 3, 3)
    assert [change.number for change in history.changes_of(event)] == [3, 1, 2]


def test_what_has_no_author_is_signed_as_the_command_says(path):
    run(written(path, LEAK), author="The archive")
    assert history.latest(Event.objects.get()).change.author_name == "The archive"


@pytest.mark.parametrize("told", [{}, {"revision": TOLD}], ids=["without a moment", "with one"])
def test_a_second_run_changes_nothing(path, told):
    make_vocabulary()
    written(path, {**FULL, **told}, {**OTHER, **told}, {"kind": "source", "title": "A report", **told})
    assert "3 created" in run(path)
    before = everything()
    assert "0 created, 0 updated, 3 unchanged" in run(path)
    assert everything() == before


def test_what_is_new_in_the_file_is_added_to_what_is_there(path):
    run(written(path, {**LEAK, "revision": TOLD}))
    newer = {**LEAK, "location": "Basel", "revision": {**TOLD, "moment": "2021-01-01"}}
    assert "1 updated" in run(written(path, {"title": "A leak", "revisions": [{**LEAK, "revision": TOLD}, newer]}))
    assert (record()["location"], Event.objects.get().revision_count) == ("Basel", 2)


def test_a_dry_run_tells_what_it_would_do_and_does_nothing(path):
    make_vocabulary()
    before = everything()
    assert "2 created" in run(written(path, FULL, LEAK), dry_run=True)
    assert everything() == before


BAD = [
    ("{", "This is not JSON"),
    ("[" * 100_000, "This is not JSON"),
    ("[]", "one JSON object"),
    ({"kind": "nothing", "title": "x"}, "“nothing” is no kind of page"),
    ({"kind": ["event"], "title": "x"}, "is no kind of page"),
    ({"title": ""}, "A page needs a title"),
    ({"title": ["x"]}, "A page needs a title"),
    ({"title": "x" * 256}, "title: This is 256 characters long"),
    ({"title": "a\u0000b"}, "title: U+0000"),
    ({"title": "a\ud800b"}, "half a character"),
    ({"title": "x", "slug": "a\u0000b"}, "cannot be the address of a page"),
    ({"title": "x", "slug": "A/B"}, "cannot be the address of a page"),
    ({"title": "x", "slug": 7}, "A page needs a title"),
    ({"title": "x", "revisions": []}, "“revisions” has to be a list of records"),
    ({"title": "x", "revisions": [7]}, "“revisions” has to be a list of records"),
    ({"title": "x", "revision": 7}, "“revision” has to be an object"),
    ({"title": "x", "revision": {"moment": "yesterday"}}, "“yesterday” is not a moment"),
    ({"title": "x", "revision": {"moment": "2020-13-01"}}, "“2020-13-01” is not a moment"),
    ({"title": "x", "revision": {"moment": "9999-12-31T23:59:59-14:00"}}, "is not a moment"),
    ({"title": "x", "revision": {"moment": "0001-01-01T00:00:00+14:00"}}, "is not a moment"),
    ({"title": "x", "revision": {"summary": "a\u0001b"}}, "U+0001"),
    ({"title": "x", "revision": {"author": "a\u202eb"}}, "U+202E"),
    ({"title": "x", "harms": "Insecurity"}, "harms: This has to be a list"),
    ({"title": "x", "harms": [["Insecurity"]]}, "harms[0]: This has to be text"),
    ({"title": "x", "people": {"kind": "some", "low": 1}}, "people: “some” is not one of"),
    ({"title": "x", "date_edtf": "yesterday"}, "date_edtf: "),
    ({"title": "x", "countries": ["XX"]}, "countries[0]: “XX” is not the code of a country"),
    ({"title": "x", "sources": [{"key": "a", "url": "javascript:alert(1)"}]}, "sources[0].url: "),
    ({"title": "x", "states": {"harms": "perhaps"}}, "harms: “perhaps” is none of"),
    ({"title": "x", "organisations": [{"name": "x", "role": "friend"}]}, "organisations[0].role: "),
]


@pytest.mark.parametrize(("line", "why"), BAD)
def test_a_bad_line_is_told_by_its_number_and_the_others_are_taken(path, line, why):
    bad = line if isinstance(line, str) else json.dumps(line)
    said = refused(written(path, LEAK, "", bad, {"title": "Another leak"}))
    assert f"{path}:3: " in said
    assert why in said
    assert "2 created, 0 updated, 0 unchanged, 0 skipped, 0 doubtful, 1 faulty" in said
    assert set(Event.objects.values_list("slug", flat=True)) == {"a-leak", "another-leak"}


def test_a_strict_run_stores_nothing_where_any_line_is_bad(path):
    before = everything()
    said = refused(written(path, LEAK, {"title": "x", "countries": ["XX"]}, "{"), strict=True)
    assert "Nothing was stored." in said
    assert f"{path}:2: " in said
    assert f"{path}:3: " in said
    assert everything() == before
    assert "1 created" in run(written(path, LEAK), strict=True)


def test_what_an_editor_changed_is_left_as_it_is(path, editor):
    run(written(path, LEAK))
    event = Event.objects.get()
    save_page(event, {**record(), "location": "Basel"}, by=editor, base=1)
    before = everything()
    said = run(written(path, {**LEAK, "body": "Of the file."}))
    assert "A leak was edited here since; the file’s text was left aside." in said
    assert "1 doubtful" in said
    assert everything() == before


def test_older_revisions_join_the_past_of_a_page_that_an_editor_changed(path, editor):
    run(written(path, {**LEAK, "revision": TOLD}))
    save_page(Event.objects.get(), {**record(), "location": "Basel"}, by=editor, base=1)
    older = {**LEAK, "location": "Zug", "revision": {**TOLD, "moment": "2019-01-01"}}
    assert "1 updated" in run(written(path, {"title": "A leak", "revisions": [older, {**LEAK, "revision": TOLD}]}))
    assert record()["location"] == "Basel"
    assert Event.objects.get().revision_count == 3


def test_a_page_that_was_moved_or_deleted_is_known_by_its_old_address(path, editor, steward):
    run(written(path, LEAK, {"title": "Spam"}))
    move_page(Event.objects.get(slug="a-leak"), title="The leak", slug="the-leak", by=editor, reason="Trial")
    delete_page(Event.objects.get(slug="spam"), by=steward, reason="Spam")
    said = run(written(path, {**LEAK, "body": "Two."}, {"title": "Spam"}))
    assert "Spam was deleted here." in said
    assert "A leak was edited here since" in said
    assert Event.objects.count() == 2


def test_pages_may_name_those_before_them_in_the_file(path):
    lines = [
        {"kind": "harm", "title": "Information processing"},
        {"kind": "harm", "title": "Insecurity", "parent": "information-processing"},
        {"title": "A leak", "harms": ["insecurity"]},
    ]
    run(written(path, *lines))
    assert record()["harms"][0]["term"] == "insecurity"
    assert (
        record("insecurity", Event._meta.get_field("harms").related_model)["parent"]["title"]
        == "Information processing"
    )


def test_a_page_twice_in_a_file_is_one_page(path):
    run(
        written(
            path, {**LEAK, "revision": TOLD}, {**LEAK, "body": "Two.", "revision": {**TOLD, "moment": "2021-01-01"}}
        )
    )
    assert (Event.objects.count(), record()["body"]) == (1, "Two.")


def test_compressed_files_and_folders(tmp_path):
    (tmp_path / "a").mkdir()
    for name, pack in (("b.jsonl.gz", gzip.compress), ("a/c.jsonl.bz2", bz2.compress), ("d.jsonl", bytes)):
        (tmp_path / name).write_bytes(pack(json.dumps({"title": f"Leak {name}"}).encode()))
    (tmp_path / "e.txt").write_text("{")
    run(tmp_path)
    assert Event.objects.count() == 3


UNREADABLE = [
    ("a.jsonl.gz", b"\x1f\x8bno gzip at all", "cannot be read"),
    ("a.jsonl.gz", gzip.compress(b"x" * 1000, mtime=0)[:20], "ends in the middle"),
    ("a.jsonl.bz2", b"BZhx", "cannot be read"),
    ("a.jsonl.gz", b"not packed at all", "not JSON"),
    ("a.jsonl", b"\xff\xfe{}", "not JSON"),
]


@pytest.mark.parametrize(("name", "content", "why"), UNREADABLE)
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, content, why):
    (tmp_path / name).write_bytes(content)
    said = refused(tmp_path / name)
    assert f"{tmp_path / name}:" in said
    assert why in said


def test_a_path_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="does not exist"):
        run(tmp_path / "nothing.jsonl")


def test_a_byte_order_mark_is_no_part_of_the_first_line(path):
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(LEAK).encode())
    assert "1 created" in run(path)


@pytest.mark.parametrize("size", [1, 3])
def test_however_lines_fall_into_batches_the_rows_are_the_same(path, size, monkeypatch):
    make_vocabulary()
    written(path, *({**FULL, "title": f"Leak {n}", "revision": TOLD} for n in range(5)))
    with transaction.atomic():
        run(path)
        at_once = everything_by_name()
        transaction.set_rollback(True)
    monkeypatch.setattr("exchange.batching.BATCH", size)
    run(path)
    assert everything_by_name() == at_once


def test_a_run_that_is_killed_leaves_no_half_event(tmp_path):
    """Killed at whatever moment, all that is there agrees, and a second run completes it."""
    if connection.vendor != "sqlite":
        pytest.skip("the killed process brings a database file of its own")
    path = tmp_path / "events.jsonl"
    written(path, *({**FULL, "title": f"Leak {n}", "harms": [f"Harm {n}"]} for n in range(700)))
    env = {**os.environ, "VAR_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/killed.sqlite3"}
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]

    def command(*words, **options):
        return subprocess.run([*manage, *words], env=env, capture_output=True, text=True, check=True, **options).stdout

    command("migrate", "--verbosity", "0")
    running = subprocess.Popen([*manage, "import_events", "jsonl", str(path)], env=env, stdout=subprocess.DEVNULL)
    while running.poll() is None and _events_in(tmp_path) < 200:
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.wait()
    stored = _events_in(tmp_path)
    assert 200 <= stored < 700
    assert "All agree" in command("verify")
    assert f"{700 - stored} created, 0 updated, {stored} unchanged" in command("import_events", "jsonl", str(path))


def _events_in(folder):
    with sqlite3.connect(f"file:{folder}/killed.sqlite3?mode=ro", uri=True) as database:
        return database.execute("select count(*) from incidents_event").fetchone()[0]


def test_what_became_of_each_row_is_written_as_csv(path, tmp_path):
    report = tmp_path / "report.csv"
    refused(written(path, LEAK, "{", {"title": "=1+1"}), report=report)
    rows = list(csv.DictReader(report.read_text(encoding="utf-8").splitlines()))
    assert [(row["line"], row["outcome"], row["address"]) for row in rows] == [
        ("2", "faulty", ""),
        ("1", "created", "/events/a-leak/"),
        ("3", "created", "/events/1-1/"),
    ]
    assert (rows[0]["file"], rows[2]["title"]) == (str(path), "'=1+1")
    assert "This is not JSON" in rows[0]["reason"]


def test_what_is_skipped_is_told_by_its_reason(tmp_path):
    said = StringIO()
    call_command("import_events", "hibp", str(FILES / "hibp.json"), stdout=said, stderr=said)
    assert f"1 skipped ({FILES / 'hibp.json'}:4): A list of addresses for spam" in said.getvalue()
    assert "2 created, 0 updated, 0 unchanged, 1 skipped, 0 doubtful, 0 faulty." in said.getvalue()


def test_a_report_that_cannot_be_written_is_told_before_anything_is_stored(path, tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        run(written(path, LEAK), report=tmp_path / "nowhere" / "report.csv")
    assert not Event.objects.exists()


def test_columns_are_mapped_only_where_that_means_something(path):
    with pytest.raises(CommandError, match="jsonl has columns of its own"):
        run(written(path, LEAK), map=["a=b"])


def test_the_bar_is_drawn_on_a_terminal_alone(path, monkeypatch):
    written(path, LEAK)
    screen = StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", screen)
    run(path)
    assert "1 rows" in screen.getvalue()
    screen.isatty = lambda: False
    screen.truncate(0)
    run(path)
    assert screen.getvalue().strip("\x00") == ""
