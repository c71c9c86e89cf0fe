from tests.exchange.importers.reading import events, faults, notes, sample, skipped, terms

WEB_LIST = """Date Reported,Organization Name,Date of Breach,Number of Washingtonians Affected,Information Compromised
1/7/2022,"Bear Maps, Inc.",11/13/2021,4774,Username and Password/Security Question Answers; Name; Other
1/2/2022,Coast Health,,Unknown,Unknown
1/9/2022,"Bear Maps, Inc.",11/13/2021,4774,Name
,Coast Health,,1,Name
"""


class TestOpenData:
    def test_dates_the_breach_by_what_occurred(self):
        first, *_ = events("wa_ag", sample("wa_ag"))
        assert (first["date_edtf"], first["date_basis"]) == ("2021-02-04/2021-02-08", "occurred")
        assert first["title"] == "Harbour Transfer Services Inc. data breach (February 2021)"

    def test_a_day_of_submission_is_never_that_of_the_breach(self):
        _first, second, third = events("wa_ag", sample("wa_ag"))
        assert (second["date_edtf"], second["date_basis"]) == ("2021-03-17", "reported")
        assert (third["date_edtf"], third["date_basis"]) == ("2021-03-18", "reported")
        assert second["title"] == "Valley Clinics data breach (reported March 2021)"

    def test_residents_of_the_state_are_the_least_number_of_people(self):
        people = [event["people"] for event in events("wa_ag", sample("wa_ag"))]
        assert people[1] == {"kind": "at-least", "low": 11807, "high": None, "unit": "people"}
        assert people[2] is None

    def test_keeps_the_number_of_the_record_in_either_way_of_writing_it(self):
        origins = [event["origin"] for event in events("wa_ag", sample("wa_ag"))]
        assert [origin["id"] for origin in origins] == ["10427", "10428", "10430"]
        assert origins[1]["url"] == "https://data.wa.gov/resource/sb4j-ca4h.json?id=10428"

    def test_codes_by_the_mapping_and_tells_what_it_does_not_know(self):
        first, second, third = events("wa_ag", sample("wa_ag"))
        assert terms(first, "threat_actors") == ["organized-crime"]
        assert terms(second, "threat_actors") == []
        assert [terms(event, "harms") for event in (first, second, third)] == [["insecurity"]] * 3
        assert notes("wa_ag", sample("wa_ag"))[4] == ["“Vishing” (CyberattackType) has no mapping."]

    def test_tells_it_in_sentences(self):
        first, *_ = events("wa_ag", sample("wa_ag"))
        assert first["summary"] == (
            "Harbour Transfer Services Inc. notified the Attorney General of Washington on 17 March 2021 of a "
            "ransomware attack that affected 695 residents of the state."
        )
        assert "the breach began on 4 February 2021, it ended on 8 February 2021 and" in first["body"]


class TestWebList:
    def test_names_the_information(self):
        first, second = events("wa_ag", WEB_LIST)
        assert terms(first, "information_types") == ["username", "password", "name"]
        assert second["states"] == {"information_types": "unknown"}
        assert "affected: username, password and name." in first["body"]

    def test_a_further_notice_of_the_breach_is_no_event(self):
        assert skipped("wa_ag", WEB_LIST) == {4: "A further notice of the breach in line 2."}

    def test_a_row_without_its_date_is_a_fault(self):
        assert list(faults("wa_ag", WEB_LIST)) == [5]


def test_other_columns_are_one_fault():
    assert faults("wa_ag", "a,b\n1,2\n3,4\n") == {
        1: "These are the columns of neither list of the Attorney General of Washington."
    }
