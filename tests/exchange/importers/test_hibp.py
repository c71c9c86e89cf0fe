"""Have I Been Pwned: accounts, not people; what is no incident is skipped; its own words are quoted."""

import json

import pytest

from tests.exchange.importers.reading import events, faults, notes, sample, skipped, terms


def breach(**changed):
    """The first breach of the small file, with other values."""
    first = json.loads(sample("hibp"))[0]
    return json.dumps([{**first, **changed}])


def test_a_breach_becomes_an_event():
    event, _second = events("hibp", sample("hibp"))
    assert event["title"] == "Lanternfish data breach"
    assert (event["date_edtf"], event["date_text"], event["date_basis"]) == ("2020-03-22", "22 March 2020", "occurred")
    assert event["people"] == {"kind": "exact", "unit": "accounts", "low": 8661578, "high": 8661578}
    assert event["organisations"] == [{"name": "Lanternfish", "role": "victim organisation"}]
    assert terms(event, "information_types") == ["email-address", "ip-address", "password"]
    assert event["summary"] == (
        "A breach of Lanternfish on 22 March 2020 exposed data of 8,661,578 accounts: email addresses, IP addresses"
        " and passwords.[^hibp]"
    )
    assert "It has been in the list since 15 November 2020." in event["body"]
    assert event["origin"] == {
        "source": "Have I Been Pwned",
        "id": "Lanternfish",
        "url": "https://haveibeenpwned.com/Breach/Lanternfish",
        "licence": "CC BY 4.0",
    }


def test_its_words_are_quoted_without_html_and_links_become_citations():
    event, _second = events("hibp", sample("hibp"))
    quoted = next(line for line in event["body"].splitlines() if line.startswith("> "))
    assert quoted == (
        "> In March 2020, the stock photo site Lanternfish suffered a data breach[^news-example-org] of"
        ' "all" its \\*members\\*. It told nobody.[^hibp]'
    )
    assert [row["key"] for row in event["sources"]] == ["news-example-org", "hibp"]


def test_what_is_unverified_or_sensitive_is_called_so():
    _first, event = events("hibp", sample("hibp"))
    assert event["title"] == "Heron (2012) data breach"
    assert event["summary"].startswith("An alleged breach of Heron (2012) in 2012 exposed data")
    assert "marks it as unverified" in event["body"]
    assert "counts as sensitive" in event["body"]
    assert event["organisations"][0]["name"] == "Heron"


def test_what_is_no_incident_is_skipped_with_the_reason():
    (reason,) = skipped("hibp", sample("hibp")).values()
    assert "spam" in reason


def test_a_class_without_a_mapping_is_told():
    assert "“Shoe colours”" in notes("hibp", sample("hibp"))[3][0]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2020-03-22", "2020-03-22"),
        ("2020-03-01", "2020-03"),
        ("2020-01-01", "2020"),
        ("2020-02-31", ""),
        ("0000-01-01", ""),
        ("9999-12-31", ""),
        ("soon", ""),
        (None, ""),
        (7, ""),
    ],
)
def test_the_first_of_a_month_is_the_month_and_what_cannot_be_is_no_date(written, edtf):
    (event,) = events("hibp", breach(BreachDate=written))
    assert event["date_edtf"] == edtf
    assert event["date_basis"] == ("occurred" if edtf else "")


@pytest.mark.parametrize("count", [0, None, "many", -5])
def test_a_count_that_is_none_is_left_out(count):
    assert events("hibp", breach(PwnCount=count))[0]["people"] is None


@pytest.mark.parametrize("changed", [{"Name": ""}, {"Title": None}, {"Name": "<b></b>"}])
def test_a_breach_without_name_or_title_is_a_fault(changed):
    assert "needs its Name and its Title" in faults("hibp", breach(**changed))[1]


def test_old_and_new_copies_with_more_or_fewer_fields_are_read():
    assert len(events("hibp", '[{"Name": "A", "Title": "A", "LogoType": "svg", "Attribution": "x"}]')) == 1
