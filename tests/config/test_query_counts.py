"""What pages cost: as many queries for twenty rows as for ten, and few of them."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from incidents.models import Event, Organisation, Source
from taxonomy.models import AffectedGroup, Harm, Law
from tests.counting import assert_queries_do_not_grow, queries_of
from tests.factories import NOON, make_event, make_page, make_pages, past
from tests.incidents.records import FULL, make_vocabulary
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Guide, Report
from wiki.recording import PageHistory, record_history
from wiki.talking import reply, start_thread

EVENT = "/events/45-million-medical-files-leaked/"


def make_events(count, **data):
    """Events as an importer brings them, each with a source, an organisation and links of its own."""
    start = Event.objects.count()
    histories = []
    for number in range(start, start + count):
        own = {
            "sources": [*data.get("sources", []), {"key": "own", "title": f"Report {number}"}],
            "organisations": [*data.get("organisations", []), {"name": f"Company {number}", "role": "actor"}],
            "information_types": [f"Kind {number}"],
            "body": f"{data.get('body', '')} [[Wanted {number}]] [Lay open {number}]{{harm=insecurity}}",
        }
        histories.append(PageHistory(revisions=[past(f"Leak {number}", **{**data, **own})]))
    return record_history(Event, histories)


def uncached(client):
    cache.clear()
    return client


USED = {
    "harms": ["Insecurity"],
    "high_risk_groups": ["Patients"],
    "laws": [{"text": "GDPR", "outcome": "A fine."}],
    "organisations": [{"name": "CybelAngel", "role": "reporter"}],
    "sources": [{"key": "report", "title": "Full Body Exposure"}],
    "date_text": "December 2020",
    "body": "See [[Citing]], [[Insecurity]], [[GDPR]].",
}
LISTS = {
    "/": 24,  # within a transaction each of three questions reads the index anew, with five of them
    "/taxonomy/": 32,  # outside a transaction the index of events is read once, not for each scheme
    "/taxonomy/harms/": 8,
    "/taxonomy/harms/insecurity/": 25,  # each of three panels reads the index with five of them, as above
    "/taxonomy/affected-groups/patient/": 25,
    "/laws/": 8,
    "/laws/gdpr/": 12,
    "/organisations/": 7,
    "/organisations/cybelangel/": 12,
    "/sources/": 6,
    "/sources/full-body-exposure/": 12,
    "/help/": 4,
    "/help/citing/": 12,
    "/help/citing/links/": 8,
    "/taxonomy/harms/insecurity/links/": 8,
    "/users/imported%3EUpwork/": 8,
    "/upkeep/": 16,
    "/upkeep/unmatched/": 14,
    "/upkeep/unmatched/?row=information_types": 14,
    "/upkeep/wanted/": 8,
    "/upkeep/orphans/": 6,
    "/upkeep/without-sources/": 6,
    "/upkeep/unsupported-harms/": 6,
    "/upkeep/unlisted-harms/": 6,
    "/upkeep/unread-dates/": 6,
    "/upkeep/machine-coded/": 6,
}


@pytest.fixture
def vocabulary(editor):
    make_vocabulary()
    make_page(editor, Guide, title="Citing")
    make_pages(Organisation, "CybelAngel")
    make_pages(Source, "Full Body Exposure")
    return editor


@pytest.mark.parametrize("address", LISTS)
def test_the_queries_of_a_list_do_not_grow(client, vocabulary, address):
    def make_ten():
        make_events(6, **USED)
        make_events(4, harms=["Disclosure"], coded="machine", date_text="some time", sources=[])

    make_ten()
    queries_of(client, address)  # makes the HTML
    with_ten = queries_of(uncached(client), address)
    make_ten()
    queries_of(client, address)
    assert queries_of(uncached(client), address) == with_ten
    assert with_ten <= LISTS[address]


def test_the_queries_of_the_lists_of_terms_and_laws_do_not_grow(client, vocabulary):
    for address, model in (("/taxonomy/harms/", Harm), ("/taxonomy/", AffectedGroup), ("/laws/", Law)):

        def make_ten(model=model):
            start = model.objects.count()
            make_pages(model, *(f"Another {number}" for number in range(start, start + 10)))

        assert_queries_do_not_grow(uncached(client), address, make_ten)


def test_the_queries_of_talk_do_not_grow(client, vocabulary, editor):
    event = make_event(editor, title="A leak")

    def make_ten():
        for number in range(10):
            thread = start_thread(event, title=f"Subject {number}", body=f"See [[Wanted {number}]].", by=editor).thread
            reply(thread, body="So it is.", by=editor)

    assert_queries_do_not_grow(client, "/events/a-leak/talk/", make_ten, most=8)


def test_the_queries_of_log_and_reports_do_not_grow(reviewer_client, vocabulary, editor, steward):
    def make_ten():
        for number in range(10):
            delete_page(make_page(editor, title=f"Spam {number}"), by=steward, reason="Spam")
            Report.objects.create(message=f"Wrong {number}.", page_address="/help/citing/")

    reviewer_client.get("/log/")
    assert_queries_do_not_grow(reviewer_client, "/log/", make_ten, most=8)
    assert_queries_do_not_grow(reviewer_client, "/reports/", make_ten, most=6)


def test_a_page_that_did_not_change_costs_one_query(client, editor):
    make_vocabulary()
    make_event(editor, **FULL)
    client.get(EVENT)
    again = Client(headers={"If-None-Match": client.get(EVENT)["ETag"]})
    with CaptureQueriesContext(connection) as captured:
        assert again.get(EVENT).status_code == 304
    assert len(captured) <= 1


def test_saving_costs_the_same_at_any_length_of_history(editor):
    costs = []
    for title, count in (("Short", 2), ("Long", 2000)):
        revisions = [past(title, NOON.replace(year=2000), body=f"Text {n}.") for n in range(count)]
        (page,) = record_history(Guide, [PageHistory(revisions=revisions)])
        with CaptureQueriesContext(connection) as captured:
            save_page(page, {"title": title, "body": "Anew."}, by=editor, base=count)
        costs.append(len(captured))
    assert costs[0] == costs[1]
