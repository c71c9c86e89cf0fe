"""CSV: a row an event, lists joined, nothing that a spreadsheet would run."""

import csv
import io

import pytest

from exchange.tables import COLUMNS
from tests.exchange.asking import content, table
from tests.factories import make_event
from tests.incidents.records import FULL, OTHER, make_vocabulary

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(editor):
    make_vocabulary()
    return [make_event(editor, **FULL), make_event(editor, **OTHER)]


def test_the_first_line_is_the_header_and_there_are_no_others(client, events):
    text = content(client, "/events.csv")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == [column.name for column in COLUMNS]
    assert len(rows) == 3
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert text.startswith('"slug",')
    assert text.endswith("\r\n")


def test_a_row_says_what_the_record_says(client, events, settings):
    row = {one["title"]: one for one in table(client)}["45 Million Medical Files Leaked"]
    told = {
        "slug": "45-million-medical-files-leaked",
        "url": f"{settings.BASE_URL}/events/45-million-medical-files-leaked/",
        "countries": "DE; GB",
        "is_global": "true",
        "date_edtf": "2020-12",
        "earliest": "2020-12-01",
        "latest": "2020-12-31",
        "harms": "Insecurity",
        "harms_slugs": "insecurity",
        "information_types": "Medical and Health; X-rays",
        "information_types_slugs": "medical-and-health; ",
        "threat_actors": "Healthcare providers",
        "threat_actors_labels": "Healthcare Provider",
        "organisations": "CybelAngel",
        "organisations_roles": "reporter",
        "people_kind": "at-least",
        "people_low": "45000000",
        "people_high": "",
        "people_unit": "files",
        "laws": "HIPAA",
        "laws_outcomes": "None yet.",
        "breakdown": "Files lay open | Patients |  | ",
        "sources_titles": "Full Body Exposure",
        "states": "consequences=unknown",
        "origin_source": "Privacy Wiki",
        "revision": "1",
        "revision_author": "Edith",
        "license": settings.CONTENT_LICENCE["url"],
    }
    assert {name: row[name] for name in told} == told


def test_rows_of_several_keep_their_order_in_each_column(client, events):
    row = {one["title"]: one for one in table(client)}["Medical Files Leaked"]
    assert row["organisations"] == "CybelAngel; Some Hospital"
    assert row["organisations_roles"] == "actor; victim organisation"
    assert row["harms_slugs"] == "disclosure; insecurity"
    assert row["is_global"] == "false"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_spreadsheet_runs_nothing(client, editor, start):
    text = f"{start}HYPERLINK(1)"
    make_event(editor, title=text, location=text, harms=[text, "Insecurity"], date_text=text, origin={"id": text})
    (row,) = table(client)
    for name in ("title", "location", "date_text", "origin_id"):
        assert row[name] == f"'{text}"
    assert row["harms"] == f"'{text}; Insecurity"


def test_line_breaks_quotes_and_letters_of_all_scripts_come_through(client, editor):
    summary = 'He said: "Łódź,\n東京".'
    make_event(editor, title="Málaga", summary=summary)
    (row,) = table(client)
    assert (row["title"], row["summary"]) == ("Málaga", summary)
