from tests.exchange.importers.reading import events, faults, sample, skipped, terms

TOTAL = "Total number of persons affected (including Maine residents)"
ACCOUNT = (
    "Financial account number or credit or debit card number, in combination with the security code, access code,  "
    "password, or PIN for the account"
)
FORM = f"""Completed Date,Entity Name,City,Educational,Health Care,{TOTAL},Total number of Maine residents affected,\
Date(s) Breach Occurred,Social Security Number,"{ACCOUNT}"
9/9/2020 4:29:08 PM,Harbour Clinic,Stoughton,false,True,231,8,7/12/2020 – 8/8/2020,true,false
9/9/2020 4:29:08 PM,Coast College,Stoughton,true,false,Unknown,1,Various,false,true
"""


class TestTable:
    def test_reads_name_date_and_number_out_of_free_text(self):
        first, second = events("me_ag", sample("me_ag"))
        assert first["organisations"] == [{"name": "Harbour Outfitters, Inc.", "role": "victim organisation"}]
        assert (first["date_edtf"], first["date_basis"]) == ("2018-09-14/2018-09-17", "occurred")
        assert first["people"] == {"kind": "at-least", "low": 77, "high": None, "unit": "people"}
        assert (second["date_edtf"], second["date_basis"], second["people"]) == ("2018-10-27", "reported", None)

    def test_keeps_the_words_of_a_date_that_is_none(self):
        _first, second = events("me_ag", sample("me_ag"))
        assert "On its date the notice says “Discovered 10/23/18”." in second["body"]

    def test_takes_the_words_that_every_notice_repeats_for_nothing(self):
        first, second = events("me_ag", sample("me_ag"))
        assert terms(first, "information_types") == ["name", "account", "credit-card-number"]
        assert terms(second, "information_types") == ["official-id"]

    def test_skips_notices_of_issuers_and_supplements(self):
        assert list(skipped("me_ag", sample("me_ag"))) == [4, 5]


class TestForm:
    def test_reads_totals_and_ticked_boxes(self):
        first, second = events("me_ag", FORM)
        assert first["people"] == {"kind": "exact", "low": 231, "high": 231, "unit": "people"}
        assert second["people"] == {"kind": "at-least", "low": 1, "high": None, "unit": "people"}
        assert terms(first, "information_types") == ["official-id"]
        assert terms(second, "information_types") == ["account"]
        assert (terms(first, "affected_groups"), terms(second, "affected_groups")) == (["patient"], ["student"])

    def test_says_one_resident_in_the_singular(self):
        assert events("me_ag", FORM)[1]["summary"].endswith("affected 1 resident of the state.")


def test_other_columns_are_one_fault():
    assert list(faults("me_ag", "a,b\n1,2\n3,4\n")) == [1]


def test_a_shifted_row_is_a_fault_of_its_line():
    assert list(faults("me_ag", sample("me_ag").replace("10/27/2018,", "10/27/2018,,"))) == [3]
