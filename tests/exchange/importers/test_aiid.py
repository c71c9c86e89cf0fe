from tests.exchange.importers.reading import FILES, events, faults, items, sample, skipped, terms

COMPROMISE = "2.1. Compromise of privacy by obtaining, leaking or correctly inferring sensitive information"


def test_makes_an_event_of_an_incident():
    [event] = events("aiid", sample("aiid"))
    assert event["origin"] == {
        "source": "AI Incident Database",
        "id": "9001",
        "url": "https://incidentdatabase.ai/cite/9001",
        "licence": "CC BY-SA 4.0",
    }
    assert (event["date_edtf"], event["date_basis"]) == ("2020-10-09", "")
    assert terms(event, "harms") == ["identification", "surveillance"]
    assert terms(event, "affected_groups") == ["user", "child"]


def test_names_organisations_as_the_text_spells_them_and_no_person():
    [event] = events("aiid", sample("aiid"))
    assert event["organisations"] == [{"name": "Valley City Government", "role": "actor"}]


def test_quotes_the_description_with_its_source():
    [event] = events("aiid", sample("aiid"))
    assert event["body"].startswith("> The Valley City Government uses")
    assert event["body"].endswith("[^aiid]")


def test_skips_what_neither_words_nor_classification_call_privacy():
    assert skipped("aiid", sample("aiid")) == {3: "Neither its classification nor its words speak of privacy."}


def test_joins_the_classification_that_lies_beside_it(tmp_path):
    (tmp_path / "classifications_MIT.csv").write_text(f'Incident ID,Risk Subdomain\n9002,"{COMPROMISE}"\n')
    (tmp_path / "incidents.csv").write_bytes((FILES / "aiid.csv").read_bytes())
    assert len(events("aiid", sample("aiid"), file=str(tmp_path / "incidents.csv"))) == 2
    assert items("aiid", "Incident ID,Risk Subdomain\n9002,x\n", file="classifications_MIT.csv") == []


def test_lists_that_are_none_are_empty():
    [event] = events("aiid", sample("aiid").replace('"[""valley-city-government"",""jane-sample""]"', "{broken"))
    assert event["organisations"] == []


def test_an_incident_without_a_number_is_a_fault():
    assert list(faults("aiid", sample("aiid").replace(",9001,", ",x,"))) == [2]
