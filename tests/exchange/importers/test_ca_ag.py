from tests.exchange.importers.reading import events, faults, sample, skipped, terms

HEADER = "Organization Name,Date(s) of Breach,Reported Date \n"


def test_several_dates_stay_a_list():
    first, second = events("ca_ag", sample("ca_ag"))
    assert (first["date_edtf"], first["date_basis"]) == ("{2021-01-12,2021-01-21}", "occurred")
    assert first["summary"].endswith("of a data breach with the dates 12 January 2021 and 21 January 2021.")
    assert (second["date_edtf"], second["date_basis"]) == ("2021-12-30", "reported")


def test_many_dates_are_a_period():
    days = ", ".join(f"0{month}/01/2020" for month in range(1, 8))
    [event] = events("ca_ag", f'{HEADER}Harbour,"{days}",12/31/2020\n')
    assert event["date_edtf"] == "2020-01-01/2020-07-01"


def test_dates_after_the_report_are_none():
    [event] = events("ca_ag", f'{HEADER}Harbour,"03/14/2029",02/10/2019\n')
    assert (event["date_edtf"], event["date_basis"]) == ("2019-02-10", "reported")


def test_skips_amended_notices_issuers_of_cards_and_persons():
    assert list(skipped("ca_ag", sample("ca_ag"))) == [4, 5, 6]
    assert "Jane" not in str(events("ca_ag", sample("ca_ag")))


def test_claims_no_more_than_a_notice_says():
    first, _second = events("ca_ag", sample("ca_ag"))
    assert terms(first, "harms") == ["insecurity"]
    assert first["countries"] == ["US"]
    assert first["people"] is None
    assert {"information_types", "threat_actors", "affected_groups"} & first.keys() == set()


def test_a_row_without_a_name_or_a_date_is_a_fault():
    assert list(faults("ca_ag", f"{HEADER},n/a,09/10/2020\nHarbour,n/a,soon\n")) == [2, 3]
