"""OAI-PMH 2.0: what each verb answers, and what is wrong with a question."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from sickle import Sickle
from sickle.oaiexceptions import NoRecordsMatch

from exchange.datacite import resource
from exchange.oai import harvest, moments
from exchange.oai.formats.oai_dc import write
from incidents.models import Event
from taxonomy.models import Harm
from tests.exchange.oai.asking import KERNEL, OAI, ask, code, texts, valid
from tests.factories import NOON, make_event, make_page, make_pages, past
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki.deleting import delete_page, restore_page
from wiki.editing import save_page
from wiki.editions import Edition
from wiki.moving import move_page
from wiki.recording import PageHistory, record_history

DC = "{http://purl.org/dc/elements/1.1/}"
RECORDS = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


def identifier(page):
    return f"oai:localhost:event-{page.pk}"


def test_who_is_asked(client, event):
    tree = ask(client, verb="Identify")
    assert texts(tree, "baseURL") == ["http://localhost:8000/oai"]
    assert texts(tree, "deletedRecord") == ["persistent"]
    assert texts(tree, "adminEmail") == ["noreply@localhost.invalid"]
    assert texts(ask(client, "post", verb="Identify"), "repositoryName") == ["Privacy Casebook"]
    assert not client.get("/oai?verb=Identify").cookies


def test_the_formats(client, event):
    tree = ask(client, verb="ListMetadataFormats", identifier=identifier(event))
    assert texts(tree, "metadataPrefix") == ["oai_datacite", "oai_dc"]


@pytest.mark.parametrize("prefix", ["oai_dc", "oai_datacite"])
def test_an_event_in_each_format(client, event, editor, prefix):
    save_page(event, OTHER, by=editor, base=1)
    tree = ask(client, verb="GetRecord", identifier=identifier(event), metadataPrefix=prefix)
    assert texts(tree, "identifier") == [identifier(event)]
    assert texts(tree, "setSpec") == ["harm:disclosure", "harm:insecurity"]
    titles = [one.text for one in tree.iter(f"{DC}title", f"{KERNEL}title")]
    assert titles == [OTHER["title"]]


def test_harms_are_sets_within_sets(client, editor):
    make_page(editor, Harm, title="Processing")
    make_page(editor, Harm, title="Insecurity", parent="processing")
    make_page(editor, Harm, title="Ünsafe")
    make_event(editor, title="One", harms=["Insecurity"])
    make_event(editor, title="Two", harms=["Processing"])
    make_event(editor, title="Three", harms=["Ünsafe"])
    specs = texts(ask(client, verb="ListSets"), "setSpec")
    assert specs[:2] == ["harm:processing", "harm:processing:insecurity"]
    sizes = [len(list(ask(client, **RECORDS, set=spec).iter(f"{OAI}record"))) for spec in specs]
    assert sizes == [2, 1, 1]


def test_a_deleted_event_says_so_and_comes_back(client, event, steward):
    delete_page(event, by=steward, reason="Spam")
    tree = ask(client, **RECORDS)
    header = tree.find(f".//{OAI}header")
    assert header.get("status") == "deleted"
    assert tree.find(f".//{OAI}metadata") is None
    assert texts(tree, "setSpec") == ["harm:insecurity"]
    restore_page(Event.objects.get(pk=event.pk), by=steward, reason="No spam")
    assert ask(client, **RECORDS).find(f".//{OAI}header").get("status") is None


def test_a_moved_event_keeps_its_identifier(client, event, editor):
    move_page(event, title="Moved", slug="moved", by=editor, reason="Trial")
    assert texts(ask(client, **RECORDS), "identifier") == [identifier(event)]


def test_what_is_imported_late_is_harvested_late(client, db):
    """An old revision that comes today is new to whoever harvested yesterday."""
    with time_machine.travel(datetime(2026, 12, 1, tzinfo=UTC), tick=False):
        record_history(Event, [PageHistory(revisions=[past("Old", moment=NOON)])])
    assert texts(ask(client, **RECORDS, from_="2026-12-01"), "datestamp") == ["2026-12-01T00:00:00Z"]


def test_the_ends_of_time_are_included(client, event, editor):
    with time_machine.travel(datetime(2027, 1, 1, 12, 0, 30, 500_000, tzinfo=UTC), tick=False):
        save_page(event, OTHER, by=editor, base=1)
    for times in (
        {"from_": "2027-01-01T12:00:30Z", "until": "2027-01-01T12:00:30Z"},
        {"from_": "2027-01-01", "until": "2027-01-01"},
        {"until": "2027-01-01T12:00:30Z"},
        {"from_": "2027-01-01"},
    ):
        assert len(list(ask(client, **RECORDS, **times).iter(f"{OAI}record"))) == 1
    for times in ({"from_": "2027-01-01T12:00:31Z"}, {"until": "2026-12-31"}):
        assert code(client, **RECORDS, **times) == "noRecordsMatch"


WRONG = [
    ({}, "badVerb"),
    ({"verb": "Nothing"}, "badVerb"),
    ({"verb": ["Identify", "Identify"]}, "badVerb"),
    ({"verb": "Identify", "set": "x"}, "badArgument"),
    ({"verb": "ListSets", "until": "2020"}, "badArgument"),
    ({"verb": "ListRecords"}, "badArgument"),
    ({"verb": "ListRecords", "metadataPrefix": ["oai_dc", "oai_dc"]}, "badArgument"),
    ({**RECORDS, "metadataPrefix": "marc"}, "cannotDisseminateFormat"),
    ({**RECORDS, "metadataPrefix": "no prefix"}, "badArgument"),
    ({**RECORDS, "from_": "yesterday"}, "badArgument"),
    ({**RECORDS, "from_": "2026-02-30"}, "badArgument"),
    ({**RECORDS, "from_": "2026-02-01T00:00Z"}, "badArgument"),
    ({**RECORDS, "from_": "2026-02-01", "until": "2026-02-02T00:00:00Z"}, "badArgument"),
    ({**RECORDS, "from_": "2026-02-02", "until": "2026-02-01"}, "badArgument"),
    ({**RECORDS, "until": "9999-12-31"}, None),
    ({**RECORDS, "from_": "٢٠٢٦-٠١-٠١"}, "badArgument"),
    ({**RECORDS, "set": "harm:nothing"}, "noRecordsMatch"),
    ({**RECORDS, "set": "ha rm"}, "badArgument"),
    ({**RECORDS, "from_": "2099-01-01"}, "noRecordsMatch"),
    ({**RECORDS, "resumptionToken": "x"}, "badArgument"),
    ({"verb": "ListRecords", "resumptionToken": "x"}, "badResumptionToken"),
    ({"verb": "ListSets", "resumptionToken": "x\x00"}, "badResumptionToken"),
    ({"verb": "GetRecord", "metadataPrefix": "oai_dc"}, "badArgument"),
    ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "oai:localhost:event-9999"}, "idDoesNotExist"),
    (
        {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": f"oai:localhost:event-{10**30}"},
        "idDoesNotExist",
    ),
    ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "\x00<&"}, "idDoesNotExist"),
    ({"verb": "GetRecord", "metadataPrefix": "marc", "identifier": "x"}, "cannotDisseminateFormat"),
    ({"verb": "ListMetadataFormats", "identifier": "x"}, "idDoesNotExist"),
]


@pytest.mark.parametrize(("arguments", "expected"), WRONG)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_wrong_is_told_as_the_protocol_says(client, event, method, arguments, expected):
    tree = ask(client, method, **arguments)
    error = tree.find(f"{OAI}error")
    assert (error.get("code") if error is not None else None) == expected
    if expected in ("badVerb", "badArgument"):
        assert not tree.find(f"{OAI}request").attrib


def test_a_list_goes_on_where_it_stopped_and_holds_each_once(client, db, monkeypatch):
    monkeypatch.setattr(harvest, "AT_ONCE", 3)
    make_pages(Event, *(f"Event {8 - number}" for number in range(8)))
    tree = ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc")
    found = []
    while True:
        found += texts(tree, "identifier")
        token = tree.find(f".//{OAI}resumptionToken")
        assert token.get("completeListSize") == "8"
        if not token.text:
            break
        assert token.get("cursor") == str(len(found) - 3)
        tree = ask(client, verb="ListIdentifiers", resumptionToken=token.text)
    assert len(set(found)) == len(found) == 8


def test_tokens_expire(client, db, monkeypatch):
    monkeypatch.setattr(harvest, "AT_ONCE", 1)
    make_pages(Event, "One", "Two")
    token = texts(ask(client, **RECORDS), "resumptionToken")[0]
    with time_machine.travel(datetime(2199, 1, 1, tzinfo=UTC)):
        assert code(client, verb="ListRecords", resumptionToken=token) == "badResumptionToken"


def test_a_page_costs_as_much_at_any_depth(client, db, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(harvest, "AT_ONCE", 5)
    make_pages(Event, *(f"Event {number}" for number in range(20)))
    token = texts(ask(client, **RECORDS), "resumptionToken")[0]
    while token:
        with django_assert_max_num_queries(5):
            tree = ask(client, verb="ListRecords", resumptionToken=token)
        token = next(iter(texts(tree, "resumptionToken")), None)


def test_a_harvester_of_others_fetches_all_and_later_what_changed(live_server, monkeypatch, editor, steward):
    monkeypatch.setattr(harvest, "AT_ONCE", 3)
    with time_machine.travel(datetime(2026, 11, 1, tzinfo=UTC)):
        events = [make_event(editor, title=f"Event {number}") for number in range(7)]
    with override_settings(ALLOWED_HOSTS=["*"]):
        sickle = Sickle(f"{live_server.url}/oai")
        assert sickle.Identify().granularity == "YYYY-MM-DDThh:mm:ssZ"
        whole = {record.header.identifier for record in sickle.ListRecords(metadataPrefix="oai_datacite")}
        assert whole == {identifier(event) for event in events}
        save_page(events[2], {"title": "Changed"}, by=editor, base=1)
        delete_page(events[3], by=steward, reason="Spam")
        since = {"metadataPrefix": "oai_dc", "from": "2026-11-02", "ignore_deleted": False}
        later = {record.header.identifier: record for record in sickle.ListRecords(**since)}
        assert later.keys() == {identifier(events[2]), identifier(events[3])}
        assert later[identifier(events[2])].metadata["title"] == ["Changed"]
        assert later[identifier(events[3])].header.deleted
        with pytest.raises(NoRecordsMatch):
            sickle.ListRecords(**{**since, "from": "2999-01-01"})


TEXT = st.text(min_size=1, max_size=50)


@given(title=TEXT, lead=TEXT, name=TEXT)
def test_whatever_a_text_holds_the_answer_is_valid(title, lead, name):
    record = {
        "title": title or "x",
        "short_title": name,
        "summary": lead,
        "date_edtf": "",
        "date_text": "",
        "location": "",
    }
    record |= {
        key: [] for key in ("countries", "information_types", "threat_actors", "affected_groups", "consequences")
    }
    record |= {"harms": [{"text": name, "term": None, "label": None}]}
    record |= {"sources": [{"url": "", "title": name}]}
    edition = Edition("slug", 1, NOON, "Edith", "", False, record)
    valid(write(edition))
    valid(resource(edition))


def responded(client):
    (when,) = texts(ask(client, **RECORDS), "responseDate")
    return when


def test_a_harvest_is_dated_so_that_the_next_one_from_then_misses_nothing(client, event):
    """No later than the newest record, since a newer one may be on its way, and at most an hour ago."""
    newest = event.facts.written
    assert responded(client) == moments.stamp(newest)
    with time_machine.travel(moments.moment(newest) + timedelta(minutes=59), tick=False):
        assert responded(client) == moments.stamp(newest)
    with time_machine.travel(moments.moment(newest) + timedelta(minutes=90), tick=False):
        assert responded(client) == moments.stamp(newest + 30 * 60 * 10**6)
    with time_machine.travel(moments.moment(newest) - timedelta(minutes=5), tick=False):
        assert responded(client) == moments.stamp(newest - 5 * 60 * 10**6)
