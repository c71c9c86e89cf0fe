"""The importers on the real collections, where they are: in `IMPORT_DATA`, or `../shared/data` beside the project."""

import os
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from exchange.importing import Fault, Incoming, Skipped, importers
from exchange.notices.names import is_person
from exchange.reading.files import Manner
from exchange.running import items
from incidents import dates

DATA = Path(os.environ.get("IMPORT_DATA", settings.BASE_DIR.parent / "shared" / "data"))
FOLDERS = {"veris": "vcdb", "hhs": "hhs_ocr"}
LEAST_EVENTS = {
    "aiaaic": 440,
    "aiid": 50,
    "ca_ag": 1_900,
    "hhs": 4_000,
    "hibp": 650,
    "me_ag": 2_000,
    "security_breach": 250,
    "veris": 4_000,
    "wa_ag": 2_700,
    "wikipedia_list": 250,
}
NOTICES = ("ca_ag", "me_ag", "wa_ag")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"{DATA} is not there"),
]


@pytest.fixture(scope="module", params=sorted(LEAST_EVENTS))
def found(request):
    """Each collection by its format, and all that its importer makes of it."""
    importer = importers()[request.param]
    path = DATA / FOLDERS.get(importer.name, importer.name)
    manner = Manner(suffixes=importer.suffixes, author=importer.author)
    return importer.name, [item for _file, item in items(path, importer, manner)]


def records(some):
    return [item.revisions[-1].record for item in some if isinstance(item, Incoming)]


def test_most_of_it_can_be_read(found):
    name, some = found
    kinds = Counter(type(item) for item in some)
    assert kinds[Incoming] >= LEAST_EVENTS[name]
    assert kinds[Fault] * 100 <= len(some)


def test_each_skipped_row_has_a_reason(found):
    _name, some = found
    assert [item for item in some if isinstance(item, Skipped) and not item.reason] == []


def test_the_tables_know_every_value(found):
    _name, some = found
    told = Counter(note for item in some if isinstance(item, Incoming) for note in item.notes)
    assert {note: count for note, count in told.items() if note.endswith("has no mapping.")} == {}


def test_each_event_has_origin_licence_source_and_coding(found):
    _name, some = found
    for record in records(some):
        assert record["coded"] == "machine"
        assert all(record["origin"][part] for part in ("source", "id", "url", "licence"))
        assert record["sources"]
        assert record["summary"].strip().endswith((".", ".]", "]", "”", "!", "?"))


def test_each_date_is_one(found):
    _name, some = found
    for record in records(some):
        assert dates.is_valid(record["date_edtf"] or "2020"), record["title"]


def test_a_day_of_report_is_told_as_one(found):
    name, some = found
    if name not in NOTICES:
        pytest.skip("no notices")
    for record in records(some):
        assert record["date_basis"] in ("occurred", "reported")
        assert record["date_basis"] == "occurred" or "(reported " in record["title"]


def test_no_person_is_an_organisation(found):
    name, some = found
    if name not in NOTICES:
        pytest.skip("no notices")
    names = {row["name"] for record in records(some) for row in record["organisations"]}
    assert [one for one in names if is_person(one)] == []
