"""What becomes of the real collections when they are imported, where they are: see test_reading_real_data.py."""

from io import StringIO

import pytest
from django.core.management import call_command

from exchange.importing import importers
from exchange.reports import Outcome
from exchange.running import import_path
from incidents.models import Event
from tests.exchange.importers.test_reading_real_data import DATA
from wiki import history

SOURCES = {
    "veris": ("vcdb/vcdb_2020-03.jsonl.gz", 4_700),
    "hhs": ("hhs_ocr/breach_report_archive_2024-07.csv.gz", 4_000),
    "hibp": ("hibp/breaches.json.gz", 650),
    "wa_ag": ("wa_ag/data_wa_gov_2026-08-13.csv.gz", 900),
    "ca_ag": ("ca_ag", 1_200),
    "me_ag": ("me_ag", 1_200),
    "wikipedia_list": ("wikipedia_list", 150),
    "security_breach": ("security_breach", 200),
    "aiaaic": ("aiaaic", 300),
    "aiid": ("aiid", 40),
}
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real data is not here"),
]


@pytest.mark.parametrize("name", SOURCES)
def test_all_of_it_is_taken_and_taken_once(name):
    path, least = SOURCES[name]
    first = import_path(DATA / path, importers()[name])
    assert first.counts[Outcome.CREATED] >= least
    assert first.faults <= first.counts.total() / 100
    second = import_path(DATA / path, importers()[name])
    assert (second.counts[Outcome.CREATED], second.counts[Outcome.UPDATED]) == (0, 0)
    assert Event.objects.count() == first.counts[Outcome.CREATED]
    said = StringIO()
    call_command("verify", stdout=said)
    assert "All agree" in said.getvalue()


def test_a_later_export_updates_what_changed_and_an_older_one_changes_nothing():
    older, newer = (DATA / "hhs_ocr" / f"breach_report_{name}.csv.gz" for name in ("2023-05", "archive_2024-07"))
    import_path(older, importers()["hhs"])
    report = import_path(newer, importers()["hhs"])
    assert report.counts[Outcome.UPDATED] > 300
    assert report.counts[Outcome.UNCHANGED] > 2_500
    again = import_path(older, importers()["hhs"])
    assert (again.counts[Outcome.CREATED], again.counts[Outcome.UPDATED]) == (0, 0)


def test_newer_records_of_the_same_incidents_are_found_again():
    for name in ("vcdb_2020-03", "vcdb_newer_sample"):
        report = import_path(DATA / "vcdb" / f"{name}.jsonl.gz", importers()["veris"])
        assert report.faults <= 1
    assert Event.objects.filter(origin_id="0221187d-bc77-4696-9883-b2cf4e395873").count() <= 1
    assert Event.objects.filter(origin_id="02743f06-fcbe-4982-b7d5-e8ec17e3df30").count() == 1


def test_a_date_of_a_report_is_never_the_day_of_the_deed():
    import_path(DATA / "hhs_ocr" / "breach_report_open_2024-07.csv.gz", importers()["hhs"])
    assert not Event.objects.exclude(date_basis="reported").exists()
    assert not Event.objects.exclude(people_unit="people").exclude(people_unit="").exists()
    assert history.latest(Event.objects.first()).record["coded"] == "machine"
