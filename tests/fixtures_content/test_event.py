"""The event that a first visitor meets: as the Privacy Wiki had it, then as it was mended."""

import re

import pytest

from tests.fixtures_content.reading import objects, terms

KEYS = [
    "kind",
    "slug",
    "title",
    "short_title",
    "location",
    "countries",
    "is_global",
    "date_text",
    "date_edtf",
    "date_basis",
    "harms",
    "information_types",
    "threat_actors",
    "affected_groups",
    "people",
    "high_risk_groups",
    "consequences",
    "organisations",
    "laws",
    "breakdown",
    "summary",
    "body",
    "sources",
    "states",
    "coded",
    "origin",
    "revision",
]
VALUES = {
    "harms": "harm",
    "information_types": "information",
    "threat_actors": "actor",
    "affected_groups": "group",
    "high_risk_groups": "group",
    "consequences": "consequence",
}
FACTS = (
    r"45 million",
    r"more than 2,140 unprotected servers",
    r"67 countries",
    r"4\.3 billion IP addresses",
    r"six months",
    r"Network Attached Storage \(NAS\)",
    r"Digital Imaging and Communications in Medicine \(DICOM\)",
    r"X-ray",
    r"CT scan",
    r"MRI",
    r"up to 200 lines of metadata",
    r"name, date of birth, address, height, weight, diagnosis",
    r"Neither a user name nor a password",
    r"unencrypted",
    r"United States, the UK, France and Germany",
    r"CybelAngel",
)
LINE = objects("events/45-million-medical-files-leaked.jsonl")[0]
AS_IT_CAME, MENDED = LINE["revisions"]
BOTH = pytest.mark.parametrize("record", [AS_IT_CAME, MENDED], ids=["as it came", "mended"])


def written(record, key):
    return [(value["text"], value["term"]) for value in record[key]]


@BOTH
def test_a_record_says_all_there_is_to_say(record):
    assert list(record) == KEYS
    assert (record["slug"], record["title"]) == ("45-million-medical-files-leaked", "45 Million Medical Files Leaked")


@BOTH
@pytest.mark.parametrize("fact", FACTS)
def test_each_fact_and_figure_is_told(record, fact):
    assert re.search(fact, record["summary"] + "\n" + record["body"])


@BOTH
@pytest.mark.parametrize(("key", "kind"), VALUES.items())
def test_terms_exist_and_bear_the_label_given(record, key, kind):
    labels = {term["slug"]: term["title"] for term in terms(kind)} | {None: None}
    assert all(value["label"] == labels[value["term"]] for value in record[key])


@BOTH
def test_the_date_is_in_edtf(record):
    assert (record["date_text"], record["date_edtf"]) == ("December 2020", "2020-12")


@BOTH
def test_a_row_with_a_value_has_no_state(record):
    assert all(not record[key] for key in record["states"])


def test_the_first_revision_is_the_wikis():
    assert AS_IT_CAME["revision"] == {
        "moment": "2020-12-23T10:51:00Z",
        "author": "Upwork",
        "summary": (
            'Created page with "{{Event |Short Title=Leaky Databases Expose over 45 Million Medical Images and Patient'
            ' Data |Location=Global |Date=December 2020 |Taxonomy=Insecurity |Personal Information=Med..."'
        ),
    }


def test_the_first_revision_has_the_infobox_as_written():
    assert AS_IT_CAME["short_title"] == "Leaky Databases Expose over 45 Million Medical Images and Patient Data"
    assert (AS_IT_CAME["location"], AS_IT_CAME["is_global"]) == ("Global", True)
    assert written(AS_IT_CAME, "harms") == [("Insecurity", "insecurity")]
    assert written(AS_IT_CAME, "information_types") == [("Medical and Health", "medical-and-health")]
    assert written(AS_IT_CAME, "threat_actors") == [("Helthcare providers", None)]
    assert written(AS_IT_CAME, "affected_groups") == [("Patients", "patient")]
    assert written(AS_IT_CAME, "high_risk_groups") == [("Medical Patient", "sensitive-health-condition")]
    assert AS_IT_CAME["consequences"] == AS_IT_CAME["sources"] == AS_IT_CAME["breakdown"] == []


def test_the_first_revision_keeps_the_broken_superscript_and_the_breakdown_in_prose():
    assert "left unencrypted on unsecured servers. Insecurity</sup." in AS_IT_CAME["body"]
    assert "- Secondary Consequences: not known" in AS_IT_CAME["body"]


def test_the_second_revision_links_the_misspelt_actor_and_keeps_its_spelling():
    assert written(MENDED, "threat_actors") == [("Helthcare providers", "healthcare-provider")]


def test_the_second_revision_codes_the_passage():
    assert "[left unencrypted on unsecured servers]{harm=insecurity}" in MENDED["body"]
    assert "</sup" not in MENDED["body"]


def test_the_second_revision_cites_the_report():
    [source] = MENDED["sources"]
    assert (source["key"], source["title"], source["publisher"]) == (
        "cybelangel-2020",
        "Full Body Exposure",
        "CybelAngel",
    )
    assert source["date"] == "2020-12"
    paragraphs = [text for text in MENDED["body"].split("\n\n") if not text.startswith("#")]
    assert all(text.endswith("[^cybelangel-2020]") for text in paragraphs)


def test_the_second_revision_fills_in_the_box():
    assert MENDED["people"] == {"kind": "at-least", "low": 45_000_000, "high": None, "unit": "files"}
    assert [country["code"] for country in MENDED["countries"]] == ["US", "GB", "FR", "DE"]
    assert MENDED["states"] == {"consequences": "unknown"}
    assert MENDED["organisations"] == [{"name": "CybelAngel", "role": "reporter"}]
    assert [row["harm"] for row in MENDED["breakdown"]] == ["Insecurity"]
    assert "## Breakdown" not in MENDED["body"]
