"""Likely duplicates: by organisation and time, publication and title; records of one base are told apart by it."""

import pytest

from incidents.models import Event
from tests.exchange.bringing import OTHER, bring, incoming, outcomes, reason
from tests.factories import make_event

pytestmark = pytest.mark.django_db
ACME = {"name": "Acme", "role": "victim organisation"}
HERE = {"title": "Acme loses disks", "organisations": [ACME], "date_edtf": "2019-05-03", "date_basis": "occurred"}
AGAIN = {**HERE, "title": "Acme Inc: personal data lost, 2019", "organisations": [{**ACME, "name": "Acme, Inc."}]}


def is_doubtful(editor, here, **record):
    make_event(editor, **here)
    report = bring(incoming("a", **record))
    assert outcomes(report).doubtful + outcomes(report).created == 1
    return outcomes(report).doubtful == 1


def test_the_same_organisation_at_the_same_time_is_told_with_the_page(editor):
    make_event(editor, **HERE)
    assert reason(bring(incoming("a", **AGAIN))) == (
        "It may be the event “Acme loses disks” (/events/acme-loses-disks/)."
    )
    assert Event.objects.count() == 1


def test_who_wants_it_anyway_gets_it(editor):
    make_event(editor, **HERE)
    assert outcomes(bring(incoming("a", **AGAIN), anyway=frozenset({"a"}))).created == 1


DATES = [
    ("2019", "occurred", True),
    ("2019-05", "occurred", True),
    ("2019-05-09", "occurred", True),
    ("2019-06-03", "occurred", False),
    ("2018", "occurred", False),
    ("2019-06-03", "reported", True),
    ("2020-10-01", "reported", True),
    ("2021-01-01", "reported", False),
    ("2019-04-01", "reported", False),
    ("", "", False),
]


@pytest.mark.parametrize(("edtf", "basis", "expected"), DATES)
def test_a_report_comes_up_to_eighteen_months_after_the_deed(editor, edtf, basis, expected):
    assert is_doubtful(editor, HERE, **{**AGAIN, "date_edtf": edtf, "date_basis": basis}) is expected


@pytest.mark.parametrize(("edtf", "expected"), [("2019-07-20", True), ("2019-03-20", True), ("2019-12-01", False)])
def test_two_reports_of_one_deed_come_within_three_months(editor, edtf, expected):
    here = {**HERE, "date_basis": "reported"}
    assert is_doubtful(editor, here, **{**AGAIN, "date_edtf": edtf, "date_basis": "reported"}) is expected


def test_a_date_of_many_years_needs_a_title_alike_as_well(editor):
    here = {**HERE, "date_edtf": "2005/2020"}
    assert not is_doubtful(editor, here, **{**AGAIN, "title": "Something else of theirs"})
    assert outcomes(bring(incoming("b", **{**AGAIN, "title": "Acme loses disks again"}))).doubtful == 1


def test_what_any_breach_is_called_makes_no_two_titles_alike(editor):
    here = {**HERE, "date_edtf": "2005/2020"}
    assert not is_doubtful(
        editor, {**here, "title": "Extortion and a data breach"}, **{**AGAIN, "title": "A data breach"}
    )
    make_event(editor, **{**here, "title": "Acme: extortion of patients"})
    assert outcomes(bring(incoming("b", **{**AGAIN, "title": "Acme data breach"}))).doubtful == 1


@pytest.mark.parametrize("role", ["reporter", "regulator or court"])
def test_who_only_reported_or_judged_is_no_evidence(editor, role):
    assert not is_doubtful(editor, {**HERE, "organisations": [{**ACME, "role": role}]}, **AGAIN)


def test_of_an_organisation_with_many_events_the_number_has_to_agree(editor):
    for number in (10, 2_000, 30_000, 400_000):
        people = {"kind": "exact", "low": number, "unit": "people"}
        make_event(editor, **{**HERE, "title": f"Loss of {number}", "people": people})
    assert outcomes(bring(incoming("a", **AGAIN))).created == 1
    near = {"kind": "exact", "low": 2_100, "high": 2_100, "unit": "people"}
    assert "Loss of 2000" in reason(bring(incoming("b", **AGAIN, people=near)))


def test_an_event_that_two_of_its_organisations_lead_to_counts_once(editor):
    both = [ACME, {"name": "Beta", "role": "actor"}]
    for number in (1, 2):
        make_event(editor, **{**HERE, "title": f"Loss {number}", "organisations": both})
    assert outcomes(bring(incoming("a", **{**AGAIN, "organisations": both}))).doubtful == 1


URL = "https://example.org/acme"


def cited(key="x", url=URL, **more):
    return [{"key": key, "title": "Acme", "url": url, **more}]


def test_the_same_publication_and_half_the_title(editor):
    here = {"title": "Disks of Acme Bank stolen", "sources": cited(), "date_edtf": "2019"}
    assert is_doubtful(editor, here, title="Acme Bank: disks stolen", sources=cited("y"), date_edtf="2019-03")
    assert outcomes(bring(incoming("b", title="Quite another matter", sources=cited(), date_edtf="2019"))).created == 1


def test_a_collection_that_both_are_from_is_no_evidence(editor):
    here = {"title": "Acme Bank: disks stolen", "sources": cited(publication_kind="dataset"), "date_edtf": "2019"}
    again = {"title": "Bank disks stolen in Bern", "date_edtf": "2019"}
    assert not is_doubtful(editor, here, **again, sources=cited(publication_kind="dataset"))


def test_a_list_that_many_cite_is_no_evidence(editor):
    for number in range(11):
        make_event(editor, title=f"Stolen disks {number}", sources=cited(), date_edtf="2019")
    assert outcomes(bring(incoming("a", title="Stolen disks", sources=cited(), date_edtf="2019"))).created == 1


def test_the_same_title_at_the_same_time(editor):
    assert is_doubtful(
        editor, {"title": "Acme data breach", "date_edtf": "2019"}, title="ACME Data Breach", date_edtf="2019"
    )


def test_records_of_one_base_are_told_apart_by_the_base():
    report = bring(incoming("a", **HERE), incoming("b", **HERE))
    assert outcomes(report).created == 2


@pytest.mark.parametrize("size", [1, 200])
def test_but_for_one_of_the_same_day_and_number(size, monkeypatch):
    monkeypatch.setattr("exchange.batching.BATCH", size)
    people = {"kind": "exact", "low": 2_000, "high": 2_000, "unit": "records"}
    report = bring(incoming("a", **HERE, people=people), incoming("b", **HERE, people=people))
    assert (outcomes(report).created, outcomes(report).doubtful) == (1, 1)


def test_records_of_two_bases_are_compared():
    bring(incoming("a", **HERE))
    assert outcomes(bring(incoming("a", base=OTHER, **AGAIN))).doubtful == 1


def twice(*rows):
    """The outcomes of two runs of the same records, whatever falls into one batch."""
    return [bring(*(incoming(*args, **record) for args, record in rows)) for _run in range(2)]


@pytest.mark.parametrize("size", [1, 200])
def test_what_the_same_run_brought_changes_nothing_of_a_publication(editor, size, monkeypatch):
    monkeypatch.setattr("exchange.batching.BATCH", size)
    make_event(editor, title="Stolen disks", sources=cited(), date_edtf="2019")
    again = {"title": "Disks stolen", "sources": cited("y"), "date_edtf": "2019"}
    others = [((f"n{n}",), {"title": f"Other matter {n}", "sources": cited(), "date_edtf": "2001"}) for n in range(12)]
    first, second = twice((("a",), again), *others)
    assert (outcomes(first).doubtful, outcomes(first).created) == (1, 12)
    assert (outcomes(second).doubtful, outcomes(second).created) == (1, 0)


@pytest.mark.parametrize("size", [1, 200])
@pytest.mark.parametrize("newer", ["Acme Inc", "Acme, N.A."])
def test_nor_does_an_organisation_that_it_made(editor, size, newer, monkeypatch):
    monkeypatch.setattr("exchange.batching.BATCH", size)
    make_event(editor, **{**HERE, "organisations": [{**ACME, "name": "Acme Corp"}]})
    again = {**AGAIN, "organisations": [ACME]}
    other = {"title": "Quite another matter", "organisations": [{**ACME, "name": newer}], "date_edtf": "1999"}
    first, second = twice((("a",), again), (("b",), other))
    assert (outcomes(first).doubtful, outcomes(first).created) == (1, 1)
    assert (outcomes(second).doubtful, outcomes(second).created) == (1, 0)


def test_it_takes_as_many_queries_for_many_records_as_for_few(editor, django_assert_max_num_queries):
    make_event(editor, **HERE)
    many = [incoming(f"n{n}", **{**AGAIN, "date_edtf": "1999", "title": f"Loss {n}"}) for n in range(100)]
    with django_assert_max_num_queries(120):
        assert outcomes(bring(*many)).created == 100
