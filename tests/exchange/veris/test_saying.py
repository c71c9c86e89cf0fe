"""Events in the words of VERIS, by the judgement of its own schema where that is at hand."""

import gzip
import json
import os
from pathlib import Path

import jsonschema
import pytest
from django.conf import settings as site

from exchange.importing import importers
from exchange.running import import_path
from exchange.veris.saying import said
from incidents.models import Event
from tests.exchange.asking import content
from tests.factories import make_event
from tests.incidents.records import FULL, make_vocabulary
from wiki import history
from wiki.editions import edition_of, live_editions

pytestmark = pytest.mark.django_db
DATA = Path(os.environ.get("SHARED_DATA") or Path(site.BASE_DIR).parent / "shared" / "data")
SCHEMA = DATA / "vcdb" / "schema" / "veris-1.4.1" / "verisc-merged.json.gz"
OCCURRED = {**FULL, "date_basis": "occurred"}


def incident_of(editor, **data):
    event = make_event(editor, **{**OCCURRED, **data})
    return said(edition_of(event, history.latest(event)))


@pytest.fixture
def vocabulary(db):
    make_vocabulary()


def test_what_the_record_says(editor, vocabulary, settings):
    sources = [{"key": "a", "title": "A", "url": "https://example.org/a"}]
    victims = [{"name": "Some Hospital", "role": "victim organisation"}, {"name": "CybelAngel", "role": "reporter"}]
    told = incident_of(editor, sources=sources, organisations=victims, laws=[], body="")
    assert told["incident_id"] == f"{settings.BASE_URL}/events/45-million-medical-files-leaked/"
    assert told["summary"] == "Files lay open."
    assert told["reference"] == "https://example.org/a"
    assert told["timeline"] == {"incident": {"year": 2020, "month": 12}}
    assert told["victim"]["victim_id"] == "Some Hospital"
    assert told["victim"]["country"] == ["DE", "GB"]
    assert told["actor"] == {"internal": {"motive": ["Unknown"], "variety": ["Unknown"]}}
    confidentiality = told["attribute"]["confidentiality"]
    assert confidentiality == {
        "data_disclosure": "Potentially",
        "data": [{"variety": "Medical"}],
        "data_victim": ["Patient"],
        "notes": "at least 45,000,000 files",
    }


@pytest.mark.parametrize(
    ("edtf", "when"),
    [
        ("2020-12-03", {"year": 2020, "month": 12, "day": 3}),
        ("2019/2021", {"year": 2019}),
        ("2020-12-03/2020-12-09", {"year": 2020, "month": 12}),
        ("2020", {"year": 2020}),
    ],
)
def test_when_it_began(editor, vocabulary, edtf, when):
    assert incident_of(editor, date_edtf=edtf)["timeline"]["incident"] == when


def test_records_are_counted_and_people_are_no_records(editor, vocabulary):
    records = incident_of(editor, people={"kind": "exact", "low": 7, "unit": "records"})
    assert records["attribute"]["confidentiality"]["data_total"] == 7
    people = incident_of(editor, title="Another", people={"kind": "exact", "low": 7, "unit": "people"})
    assert "data_total" not in people["attribute"]["confidentiality"]
    assert people["attribute"]["confidentiality"]["notes"] == "7 people"


@pytest.mark.parametrize(
    "data",
    [
        {"date_basis": "disclosed"},
        {"date_edtf": "", "date_text": ""},
        {"date_edtf": "../2020"},
        {"date_edtf": "1890"},
        {"harms": ["Surveillance"]},
        {"harms": []},
    ],
)
def test_what_cannot_be_said_is_left_out(client, editor, vocabulary, data):
    assert incident_of(editor, **data) is None
    assert not content(client, "/events.veris.jsonl")


@pytest.mark.skipif(not SCHEMA.exists(), reason="VERIS' schema is not here")
def test_it_keeps_to_the_schema_of_veris(client, editor):
    for name in ("taxonomies", "laws.jsonl", "organisations.jsonl", "events"):
        import_path(Path(site.BASE_DIR) / "fixtures" / name, importers()["jsonl"])
    judge = jsonschema.Draft4Validator(json.loads(gzip.decompress(SCHEMA.read_bytes())))
    incidents = [json.loads(line) for line in content(client, "/events.veris.jsonl").splitlines()]
    assert len(incidents) >= 10
    for incident in incidents:
        assert not list(judge.iter_errors(incident)), incident["incident_id"]
    assert len(incidents) == sum(said(edition) is not None for edition in live_editions(Event))
