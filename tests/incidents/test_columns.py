"""Columns of the table of events: each says what the event's infobox says."""

import pytest

from incidents.columns import COLUMNS, SHOWN, chosen, table_of
from incidents.models import Event
from tests.factories import make_event, make_pages, past
from tests.incidents.records import FULL, make_vocabulary
from wiki.recording import PageHistory, record_history

pytestmark = pytest.mark.django_db


def test_each_column_reads_as_the_infobox(editor):
    make_vocabulary()
    event = make_event(editor, **{**FULL, "location": "Bern"})
    ((row, cells),) = table_of([event], COLUMNS).rows
    assert row == event
    assert dict(zip(COLUMNS, map(str, cells), strict=True)) == {
        "date": "December 2020",
        "location": "Bern",
        "harms": "Insecurity",
        "information_types": "Medical and Health; X-rays",
        "threat_actors": "Healthcare providers",
        "organisations": "CybelAngel (reporter)",
        "affected_groups": "Patients",
        "people": "at least 45,000,000 files",
        "high_risk_groups": "Children",
        "consequences": "",
        "laws": "HIPAA",
        "coded": "coded by an editor",
        "changed": f"{event.changed_at:%Y-%m-%d}",
    }


def test_a_date_in_edtf_alone_is_shown_and_nothing_where_nothing_is_known(editor):
    make_event(editor, title="Dated", date_text="", date_edtf="2020-12")
    make_event(editor, title="Bare", date_text="")
    cells = {event.title: cells for event, cells in table_of(list(Event.objects.all()), ["date", "people"]).rows}
    assert cells == {"Dated": ["2020-12", ""], "Bare": ["", ""]}


def test_columns_stand_in_the_order_of_the_infobox_and_unknown_ones_are_left_out():
    assert chosen(["people", "<script>", "date", "people"]) == ["date", "people"]
    assert chosen([]) == chosen(["nothing"]) == list(SHOWN)


def test_a_column_costs_one_query_for_all_events_or_none(django_assert_num_queries):
    make_pages(Event, "One", "Two")
    events = list(Event.objects.all())
    with django_assert_num_queries(0):
        table_of(events, ["date", "location", "people", "coded", "changed"])
    for name in ("harms", "laws", "organisations"):
        with django_assert_num_queries(1):
            table_of(list(events), [name])


def test_the_page_shows_them_and_says_which_are_chosen(client):
    record_history(Event, [PageHistory(revisions=[past("A leak", location="<b>Bern</b>", coded="machine")])])
    page = client.get("/events/?view=table&column=coded&column=location&column=nothing").content.decode()
    assert '<td dir="auto">coded by machine</td>' in page
    assert '<td dir="auto">&lt;b&gt;Bern&lt;/b&gt;</td>' in page
