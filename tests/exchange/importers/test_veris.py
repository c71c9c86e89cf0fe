"""VERIS: records of incidents with personal data become events; all else is skipped and told."""

import json

import pytest

from tests.exchange.importers.reading import events, faults, items, notes, sample, skipped, terms

LINES = sample("veris").splitlines()


def changed(**values):
    """The first incident of the small file with other values."""
    return json.dumps({**json.loads(LINES[0]), **values})


def test_an_incident_becomes_an_event():
    event = events("veris", LINES[0])[0]
    assert event["title"] == "Elm Clinic: medical and personal data stolen, 2014"
    assert (event["date_edtf"], event["date_basis"]) == ("2014-11-15", "occurred")
    assert (event["location"], event["countries"]) == ("Oregon, United States", ["US"])
    assert event["people"] == {"kind": "exact", "unit": "records", "low": 120, "high": 120}
    assert event["organisations"] == [{"name": "Elm Clinic", "role": "victim organisation"}]
    assert terms(event, "affected_groups") == ["patient"]
    assert event["summary"] == (
        "Medical and personal data held by Elm Clinic (Oregon, United States) may have been compromised through theft"
        " on 15 November 2014.[^vcdb]"
    )
    assert event["origin"]["id"] == "0008dadb-e83d"
    assert event["origin"]["url"].endswith("/0008DADB-E83D.json")


def test_the_facts_are_told_in_sentences_and_the_summary_is_quoted():
    body = events("veris", LINES[0])[0]["body"]
    assert body.startswith(
        "The data were on a laptop. They were not encrypted. The database counts 120 records; how many people that is,"
        " it does not say. An employee reported it. Notice of it was given on 11 December 2014.[^vcdb]"
    )
    assert '> Patients of Elm Clinic were told that a laptop was stolen. It held "limited" information.[^vcdb]' in body


def test_the_references_are_taken_apart_whatever_stands_between_them():
    sources = events("veris", LINES[0])[0]["sources"]
    assert [row["url"] for row in sources[:2]] == [
        "http://health.example/2014/laptop",
        "https://www.clinic.example/privacy",
    ]
    assert [row["key"] for row in sources] == ["health-example", "clinic-example", "hhs", "vcdb"]
    assert sources[2]["title"] == "Breach Portal of the US Department of Health and Human Services"


def test_a_long_summary_is_not_quoted_whole():
    long = "A first sentence. " + "Pasted news of many words, " * 100
    quoted = events("veris", changed(summary=long))[0]["body"]
    assert r"> A first sentence. \[…\][^vcdb]" in quoted
    assert len(quoted) < 800


def test_an_error_of_its_own_makes_the_organisation_the_actor():
    event = events("veris", LINES[5])[0]
    assert event["organisations"] == [{"name": "Elm Shops plc", "role": "actor"}]
    assert terms(event, "threat_actors") == ["company", "employee", "data-processor"]
    assert terms(event, "harms") == ["insecurity", "breach-of-confidentiality"]


def test_an_unnamed_organisation_is_called_by_its_industry_and_one_record_is_no_number():
    event = events("veris", LINES[1])[0]
    assert event["title"] == "An unnamed public administration: medical data sent to the wrong recipient, 2017"
    assert (event["people"], event["organisations"]) == (None, [])
    assert event["states"]["location"] == "unknown"


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ({"year": 2014}, "2014"),
        ({"year": 2014, "month": 3}, "2014-03"),
        ({"year": 2014, "month": 2, "day": 31}, "2014-02"),
        ({"year": 2014, "day": 3}, "2014"),
        ({"year": 0}, ""),
        ({"year": 9999}, ""),
        ({"year": "2014"}, ""),
        (None, ""),
        ([], ""),
    ],
)
def test_a_date_is_as_exact_as_it_can_be(date, edtf):
    assert events("veris", changed(timeline={"incident": date}))[0]["date_edtf"] == edtf


def test_what_is_no_privacy_incident_is_skipped_with_the_reason():
    reasons = skipped("veris", sample("veris"))
    assert sorted(reasons) == [3, 4, 5]
    assert "nothing is said of confidentiality" in reasons[3]
    assert reasons[4] == "It names no personal data."
    assert "near miss" in reasons[5]


def test_values_that_no_mapping_knows_are_told():
    assert "“Telepathic”" in notes("veris", sample("veris"))[6][0]


@pytest.mark.parametrize("line", ['{"action": {}}', '{"action": [], "actor": {}, "attribute": {}, "victim": {}}'])
def test_what_is_no_veris_is_a_fault(line):
    assert "needs action, actor, attribute and victim" in faults("veris", line)[1]


@pytest.mark.parametrize(
    "key", ["action", "actor", "asset", "attribute", "discovery_method", "timeline", "plus", "victim"]
)
@pytest.mark.parametrize("value", [{}, {"x": None}, {"confidentiality": []}, [], None, "x", 7])
def test_parts_of_another_shape_break_nothing(key, value):
    assert items("veris", changed(**{key: value}))


def test_a_file_of_one_incident_over_many_lines_is_read_too():
    pretty = json.dumps(json.loads(LINES[0]), indent=2)
    assert events("veris", pretty)[0]["title"] == events("veris", LINES[0])[0]["title"]


def test_a_record_without_identifier_is_known_by_its_file():
    nameless = changed(incident_id=None, plus={})
    assert events("veris", nameless, file="json/00163384.JSON")[0]["origin"]["id"] == "00163384"


def named(name):
    return changed(victim={**json.loads(LINES[0])["victim"], "victim_id": name})


@pytest.mark.parametrize("name", ["Jane Q. Doe, DDS, PLLC", "Jane Doe MD PA"])
def test_an_organisation_that_is_one_person_is_no_page(name):
    assert "one person" in skipped("veris", named(name))[1]


def test_of_a_person_who_practises_under_another_name_that_name_is_told():
    (event,) = events("veris", named("Jane Doe, DPM - Elm Podiatry,"))
    assert event["organisations"][0]["name"] == "Elm Podiatry"
    assert "Doe" not in event["title"] + event["summary"]
