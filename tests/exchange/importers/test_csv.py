"""Tables of our own shape, or mapped to it: lists taken apart, columns of others told, an export read back."""

import json
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command

from exchange.importing import importers
from exchange.reading import Reading
from incidents.models import Event
from tests.exchange.importers.reading import events, faults, items, notes, sample, skipped
from tests.factories import make_event
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki import history
from wiki.editing import save_page


def read(text, **columns):
    """What becomes of a table whose columns are mapped."""
    stream = BytesIO(text.encode())
    return list(importers()["csv"].read(Reading(name="x.csv", stream=stream, author="Tester", columns=columns)))


def test_a_row_becomes_an_event():
    event = events("csv", sample("csv"))[0]
    assert event == {
        "coded": "machine",
        "title": "Oak Clinic leak",
        "location": "Bern, Switzerland",
        "date_text": "May 2019",
        "harms": [{"text": "Insecurity"}, {"text": "Disclosure"}],
        "information_types": [{"text": "Medical and Health"}],
        "organisations": [
            {"name": "Oak Clinic", "role": "victim organisation"},
            {"name": "Elm Post", "role": "reporter"},
        ],
        "people": {"kind": "exact", "low": "1200", "high": "", "unit": "people"},
        "sources": event["sources"],
    }


def test_columns_that_are_not_used_are_told_once():
    assert list(notes("csv", sample("csv")).values()) == [["Columns that were not used: Remarks."], []]


def test_lists_beside_each_other_have_to_be_as_long():
    (why,) = faults("csv", "title,harms,harms_slugs\nA,Insecurity; Exposure,insecurity\n").values()
    assert why == "harms_slugs has 1 values for 2."


def test_an_empty_place_keeps_its_place():
    (event,) = events("csv", "title,harms,harms_slugs\nA,Insecurity; Gossip,insecurity; \n")
    assert event["harms"] == [{"text": "Insecurity", "term": "insecurity"}, {"text": "Gossip", "term": None}]


def test_columns_can_be_mapped():
    (item,) = read("Was,Wo\nA leak,Bern\n", Was="title", wo="location")
    assert (item.title, item.revisions[0].record["location"]) == ("A leak", "Bern")


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"Was": "titel"}, "None of our columns is called titel."),
        ({"Wann": "title"}, "The table has no column Wann."),
        ({}, "One column has to be the title."),
    ],
)
def test_a_mapping_that_cannot_be_is_a_fault(columns, why):
    assert [item.reason for item in read("Was,Wo\nA leak,Bern\n", **columns)] == [why]


@pytest.mark.parametrize(
    ("row", "why"),
    [("title,slug\n,x", "no title"), ("title,slug\nx,A/B", "cannot be the address"), ("title,slug\nx", "shifted")],
)
def test_bad_rows_are_told(row, why):
    assert why in faults("csv", row)[2]


def test_apostrophes_that_keep_spreadsheets_from_running_a_cell_are_taken_off():
    assert events("csv", "title\n'=1+1\n")[0]["title"] == "=1+1"
    assert events("csv", "title\n'tis so\n")[0]["title"] == "'tis so"


def test_semicolons_and_tabs_part_columns_too():
    assert events("csv", "title;location\nA;Bern\n")[0]["location"] == "Bern"
    assert events("csv", "title\tlocation\nA\tBern\n")[0]["location"] == "Bern"


@pytest.mark.parametrize(
    ("cells", "people"),
    [
        (("", "5", "5", ""), "exact"),
        (("", "5", "9", ""), "range"),
        (("", "", "9", ""), "at-most"),
        (("about", "5", "5", "records"), "about"),
    ],
)
def test_a_number_says_its_kind_or_it_follows(cells, people):
    table = f"title,people_kind,people_low,people_high,people_unit\nA,{','.join(cells)}\n"
    assert events("csv", table)[0]["people"]["kind"] == people


@pytest.fixture
def exported(client, tmp_path):
    """What /events.csv gives, in a file."""

    def write():
        path = tmp_path / "events.csv"
        path.write_bytes(b"".join(client.get("/events.csv").streaming_content))
        return path

    return write


def run(path, **options):
    said = StringIO()
    call_command("import_events", "csv", str(path), stdout=said, stderr=said, **options)
    return said.getvalue()


@pytest.mark.django_db
def test_an_export_read_back_changes_nothing(editor, exported):
    make_vocabulary()
    outcome = {"text": "GDPR", "outcome": "A fine; and an order.", "source": "report"}
    for record in (FULL, {**OTHER, "laws": [outcome, {"text": "HIPAA"}], "sources": FULL["sources"]}):
        make_event(editor, **record)
    assert "0 created, 0 updated, 2 unchanged" in run(exported())


@pytest.mark.django_db
def test_what_the_table_has_no_column_for_stays(exported, tmp_path):
    line = {**FULL, "revision": {"author": "Upwork", "moment": "2020-01-01"}}
    (tmp_path / "a.jsonl").write_text(json.dumps(line))
    call_command("import_events", "jsonl", str(tmp_path / "a.jsonl"), stdout=StringIO())
    before = history.latest(Event.objects.get()).record
    path = exported()
    path.write_text(path.read_text().replace("Leaky Databases", "Open Databases"))
    assert "1 updated" in run(path)
    after = history.latest(Event.objects.get()).record
    assert after == {**before, "short_title": "Open Databases"}


@pytest.mark.django_db
def test_what_somebody_wrote_here_since_is_left(editor, exported):
    event = make_event(editor, location="Bern")
    path = exported()
    save_page(event, {**history.latest(event).record, "location": "Basel"}, by=editor, base=1)
    assert "edited here since" in run(path)
    assert history.latest(Event.objects.get()).record["location"] == "Basel"


@pytest.mark.django_db
def test_an_event_that_is_here_is_proposed_where_the_row_names_no_page(editor, tmp_path):
    make_event(
        editor,
        title="The Oak Clinic leak",
        organisations=[{"name": "Oak Clinic", "role": "actor"}],
        date_text="May 2019",
    )
    path = tmp_path / "a.csv"
    path.write_text(sample("csv"))
    said = run(path)
    assert "It may be the event “The Oak Clinic leak”" in said
    assert "1 created, 0 updated, 0 unchanged, 0 skipped, 1 doubtful" in said


@pytest.mark.django_db
def test_the_command_maps_columns(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Was,Wo\nA leak,Bern\n")
    assert "1 created" in run(path, map=["Was=title", "Wo=location"])
    with pytest.raises(CommandError, match="wants “their column=our key”"):
        run(path, map=["Was"])
    assert not skipped("csv", sample("csv"))
    assert len(items("csv", sample("csv"))) == 2
