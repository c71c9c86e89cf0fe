"""The US health breach portal: the date is that of the report; rows are told apart by their order."""

from tests.exchange.importers.reading import events, faults, items, sample, skipped, terms

HEADER, FIRST, SECOND_LINE, *_ROWS = sample("hhs").splitlines()


def row(**changed):
    """A file of one breach with other values."""
    cells = {
        "Name of Covered Entity": "Bay Clinic",
        "State": "WI",
        "Covered Entity Type": "Healthcare Provider",
        "Individuals Affected": "1300",
        "Breach Submission Date": "04/26/2024",
        "Type of Breach": "Theft",
        "Location of Breached Information": "Laptop",
        "Business Associate Present": "No",
        "Web Description": "",
    } | changed
    return "\n".join([HEADER, ",".join(f'"{cell}"' for cell in cells.values())])


def test_a_row_becomes_an_event_that_was_reported():
    event = events("hhs", sample("hhs"))[0]
    assert event["title"] == "Bay Oral Surgery: hacking of health data, reported 2024"
    assert (event["date_edtf"], event["date_basis"]) == ("2024-04-26", "reported")
    assert (event["location"], event["countries"]) == ("Wisconsin, United States", ["US"])
    assert event["people"] == {"kind": "exact", "unit": "people", "low": 13055, "high": 13055}
    assert event["summary"] == (
        "On 26 April 2024 Bay Oral Surgery, a healthcare provider in Wisconsin, reported a hacking or IT incident that"
        " concerned the protected health information of 13,055 people.[^hhs]"
    )
    assert terms(event, "information_types") == ["name", "age", "official-id"]
    assert "> The covered entity (CE), Bay Oral Surgery, reported an email phishing attack." in event["body"]
    assert "Social Security numbers. It told the media.[^hhs]" in event["body"]


def test_five_hundred_stands_for_at_least_as_many():
    event = events("hhs", sample("hhs"))[1]
    assert event["people"] == {"kind": "at-least", "unit": "people", "low": 500, "high": None}
    assert "of at least 500 people" in event["summary"]


def test_what_an_entity_lost_itself_makes_it_the_actor():
    _first, lost, *_rest = events("hhs", sample("hhs"))
    assert lost["organisations"] == [{"name": "Hill Plan, Inc.", "role": "actor"}]
    assert "a loss and an improper disposal" in lost["summary"]
    assert "A business associate was involved." in lost["body"]


def test_a_null_of_the_database_is_no_description():
    assert "describes it so" not in events("hhs", sample("hhs"))[1]["body"]


def test_rows_of_one_entity_and_day_have_identifiers_of_their_own():
    identifiers = [event["origin"]["id"] for event in events("hhs", sample("hhs"))]
    assert identifiers[1:3] == ["Hill Plan, Inc.|AR|03/05/2014", "Hill Plan, Inc.|AR|03/05/2014|2"]


def test_the_same_row_twice_is_taken_once():
    twice = f"{sample('hhs')}{sample('hhs').splitlines()[3]}\n"
    assert "the same as line 4" in skipped("hhs", twice)[8]


def test_an_entity_that_is_one_person_is_no_page():
    assert "one person" in skipped("hhs", sample("hhs"))[6]


def test_a_date_that_cannot_be_is_none_and_is_told():
    event = events("hhs", sample("hhs"))[-1]
    assert (event["title"], event["date_edtf"], event["date_basis"]) == ("Lake Clinic: breach of health data", "", "")
    assert items("hhs", sample("hhs"))[-1].notes == ("It has no date that can be.",)


def test_shifted_rows_and_rows_without_a_name_are_faults():
    shifted = f"{HEADER}\n{FIRST} more{SECOND_LINE}\n" + '"Bay","WI","Healthcare Provider"\n'
    assert "shifted" in list(faults("hhs", shifted).values())[-1]
    assert "names no entity" in faults("hhs", row(**{"Name of Covered Entity": " "}))[2]


def test_a_table_of_another_kind_is_a_fault():
    assert "missing: Name of Covered Entity" in faults("hhs", "a,b\n1,2\n")[1]


def test_html_in_a_field_is_text_and_marks_of_markdown_show_as_they_are():
    text = "<script>alert(1)</script> [[harm:Insecurity]] *x* &lt;b&gt;"
    (event,) = events("hhs", row(**{"Web Description": text}))
    assert r"> alert(1) \[\[harm:Insecurity\]\] \*x\* \<b>[^hhs]" in event["body"]
