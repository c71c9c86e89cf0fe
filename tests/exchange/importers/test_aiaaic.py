from tests.exchange.importers.reading import events, faults, notes, sample, skipped, terms


def test_reads_below_a_title_and_two_lines_of_names():
    [event] = events("aiaaic", sample("aiaaic"))
    assert event["title"] == "Valley police facial recognition trial"
    assert event["origin"]["id"] == "AIAAIC9001"
    assert event["origin"]["url"].endswith("/valley-police")


def test_codes_by_technology_purpose_sector_and_harms():
    [event] = events("aiaaic", sample("aiaaic"))
    assert terms(event, "harms") == ["identification"]
    assert terms(event, "information_types") == ["biometric"]
    assert terms(event, "threat_actors") == ["law-enforcement"]
    assert terms(event, "consequences") == ["anxiety"]
    assert event["countries"] == ["GB", "AU"]
    assert (event["date_edtf"], event["date_basis"]) == ("2021", "occurred")


def test_leaves_out_who_may_be_a_person_and_says_so():
    [event] = events("aiaaic", sample("aiaaic"))
    assert event["organisations"] == [{"name": "Valley Police", "role": "actor"}]
    assert notes("aiaaic", sample("aiaaic"))[4] == ["“Jane Sample” may be a person or a group, and was left out."]


def test_names_who_made_it_where_nobody_is_said_to_have_used_it():
    [event] = events("aiaaic", sample("aiaaic").replace("Valley Police; Jane Sample", ""))
    assert event["organisations"] == [{"name": "Facemakers Ltd", "role": "actor"}]
    assert terms(event, "threat_actors") == []


def test_tells_it_in_sentences():
    [event] = events("aiaaic", sample("aiaaic"))
    assert event["summary"] == (
        "The AIAAIC repository records under this title an incident of 2021 in the UK and Australia that involved "
        "Valley Police.[^aiaaic]"
    )


def test_skips_what_does_not_concern_privacy_and_what_stands_there_twice():
    last = sample("aiaaic").splitlines()[3]
    assert skipped("aiaaic", f"{sample('aiaaic')}{last}\n") == {
        5: "Its issues do not concern privacy.",
        6: "The identifier stands in line 4 already.",
    }


def test_a_shifted_row_and_a_table_of_others_are_faults():
    assert list(faults("aiaaic", sample("aiaaic").replace("AIAAIC9002,", "AIAAIC9002,,"))) == [5]
    assert list(faults("aiaaic", "a,b\n1,2\n")) == [1]
