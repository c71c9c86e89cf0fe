import json

import pytest

from tests.exchange.importers.reading import events, faults, sample, skipped, terms

NAME = "breaches/V1/2019.4.Harbour+Outfitters.json"


def breach(**changes):
    data = json.loads(sample("security_breach"))
    tags = data["tags"] | changes.pop("tags", {})
    return json.dumps(data | {"tags": tags} | changes)


def test_makes_an_event_of_what_the_tags_say():
    [event] = events("security_breach", sample("security_breach"), file=NAME)
    assert event["title"] == "Harbour Outfitters data breach (April 2019)"
    assert (event["date_edtf"], event["date_basis"]) == ("2019-04", "")
    assert terms(event, "threat_actors") == ["organized-crime"]
    assert terms(event, "information_types") == ["credit-card-number"]
    assert terms(event, "harms") == ["insecurity"]
    assert event["people"]["unit"] == "accounts"


def test_keeps_the_files_name_as_identifier_and_the_links_as_sources():
    [event] = events("security_breach", sample("security_breach"), file=NAME)
    assert event["origin"]["id"] == "2019.4.Harbour+Outfitters"
    assert event["origin"]["url"].endswith("/V1/2019.4.Harbour%2BOutfitters.json")
    assert event["sources"][0]["url"] == "https://news.example.org/harbour-outfitters-cards"


def test_skips_what_says_nothing_of_personal_information():
    text = breach(summary="Ransomware attack.", tags={"motive": "Money:Ransom", "impacted-user-count": 0})
    assert skipped("security_breach", text) == {1: "Nothing in the record speaks of personal information."}


@pytest.mark.parametrize("actor", ["Criminal:Jane Sample and John Sample", "Hacktivist:Jane Sample"])
def test_names_no_person_as_actor(actor):
    [event] = events("security_breach", breach(tags={"actor": actor}))
    assert "Sample" not in json.dumps(event)


def test_does_not_know_who_is_behind_a_question_mark():
    [event] = events("security_breach", breach(tags={"actor": "?"}))
    assert event["states"] == {"threat_actors": "unknown"}


def test_takes_a_year_from_the_tags():
    [event] = events("security_breach", breach(year=None, tags={"year": 2018}))
    assert event["date_edtf"] == "2018-04"


@pytest.mark.parametrize("count", [None, True, "many", -5, 10**13, [1]])
def test_takes_no_count_that_is_none(count):
    [event] = events("security_breach", breach(tags={"impacted-user-count": count}))
    assert event["people"] is None


def test_an_unnamed_victim_is_no_organisation():
    [event] = events("security_breach", breach(entity="Jane Does 2025011501"))
    assert event["organisations"] == []
    assert event["title"].startswith("Unnamed organisation")


def test_a_second_object_and_a_file_without_an_entity_are_faults():
    assert len(faults("security_breach", sample("security_breach") * 2)) == 1
    assert list(faults("security_breach", breach(entity=None))) == [1]
    assert list(faults("security_breach", breach(links="x", entity=7))) == [1]
