from tests.exchange.importers.reading import events, faults, notes, sample, skipped, terms


def test_a_year_has_no_basis():
    first, second, *_ = events("wikipedia_list", sample("wikipedia_list"))
    assert (first["date_edtf"], first["date_basis"]) == ("2020", "")
    assert (second["date_edtf"], second["date_text"]) == ("2018/2019", "2018–2019")


def test_records_are_not_people():
    first, second, _third, fourth = events("wikipedia_list", sample("wikipedia_list"))
    assert first["people"] == {"kind": "exact", "low": 14870304, "high": 14870304, "unit": "records"}
    assert second["people"] is None
    assert "On its size the list says “tens of thousands”." in second["body"]
    assert fourth["people"]["kind"] == "at-least"


def test_codes_by_the_method():
    first, second, third, fourth = events("wikipedia_list", sample("wikipedia_list"))
    assert terms(first, "threat_actors") == ["hacker"]
    assert (terms(second, "harms"), terms(second, "threat_actors")) == (["disclosure", "insecurity"], ["government"])
    assert terms(third, "threat_actors") == ["online-platform"]
    assert fourth["states"] == {"threat_actors": "unknown"}


def test_rows_of_one_entity_and_year_are_told_apart_by_the_number():
    identifiers = [event["origin"]["id"] for event in events("wikipedia_list", sample("wikipedia_list"))]
    assert identifiers[0] == "harbour photos | 2020"
    assert identifiers[2] == "harbour photos | 2020 | 900"


def test_a_row_that_stands_there_twice_is_skipped():
    text = sample("wikipedia_list") + "5,Harbour Photos,2020,900,web,hacked,\n"
    assert skipped("wikipedia_list", text) == {6: "The same row stands in line 4."}


def test_a_new_method_is_told():
    text = ",Entity,Year,Records,Organization type,Method,Sources\n1,Harbour,2020,5,web,wizardry,\n"
    assert notes("wikipedia_list", text)[2] == ["“wizardry” (Method) has no mapping."]


def test_a_row_without_an_entity_is_a_fault():
    assert list(faults("wikipedia_list", ",Entity,Year,Records,Method\n1,,2020,5,hacked\n")) == [2]
    assert list(faults("wikipedia_list", "Who,Year\nHarbour,2020\n")) == [1]


def named(entity):
    content = f"Entity,Year,Records,Organization type,Method\n{entity},2019,900,web,hacked\n"
    (event,) = events("wikipedia_list", content)
    return event["title"], [row["name"] for row in event["organisations"]], event["summary"]


def test_what_is_no_organisation_is_none():
    assert named("Harbour Photos (company)")[:2] == ("Harbour Photos data breach (2019)", ["Harbour Photos"])
    assert named("50 companies and institutions")[:2] == ("50 companies and institutions data breach (2019)", [])
    title, organisations, summary = named("2019 Harbour cyberattack")
    assert (title, organisations) == ("2019 Harbour cyberattack", [])
    assert summary.endswith("a breach of 900 records under the name “2019 Harbour cyberattack”, in 2019.")
