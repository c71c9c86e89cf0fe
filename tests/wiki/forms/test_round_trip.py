"""Whatever a page says, its form says too: opened and sent as it is, it gives the same record."""

import json
from functools import wraps

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, assume, example, given, settings

from incidents.models import Event, Organisation, Source
from taxonomy import countries
from taxonomy.models import Consequence, Harm, Law
from tests.factories import make_event, make_page
from tests.incidents.records import FULL, OTHER, make_vocabulary
from tests.incidents.strategies import EVENTS
from tests.wiki.forms_on import form_on
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import create_page, save_page
from wiki.fields import clean_record, same_record
from wiki.forms import EditForm
from wiki.kinds import all_kinds
from wiki.models import Guide

pytestmark = pytest.mark.django_db
FEWER = settings(max_examples=settings().max_examples // 2, suppress_health_check=list(HealthCheck))
PAGES = {
    Guide: {"title": "Citing & quoting", "body": "<b>So</b>\n\n  code\n\n    & more"},
    Harm: {
        "title": "Insecurity",
        "definition": "Careless *handling*.",
        "scope_note": "Not theft.",
        "parent": "information-processing",
        "alt_labels": ["Unsafety", "Lack of security"],
        "exact_matches": ["https://w3id.org/dpv/risk#Insecurity"],
        "special_category": True,
        "source": "Solove 2006, p. 517",
        "position": 0,
    },
    Consequence: {"title": "Anxiety", "position": 7, "close_matches": ["https://w3id.org/dpv/risk#Anxiety"]},
    Law: {
        "title": "General Data Protection Regulation",
        "short_title": "GDPR",
        "alt_titles": ["Regulation (EU) 2016/679"],
        "jurisdiction": "EU",
        "region": "all",
        "year": 2016,
        "url": "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        "harms": ["Insecurity", "Something else"],
    },
    Organisation: {"title": "CybelAngel", "other_names": ["Cybel", "Angel"], "website": "https://cybelangel.com/"},
    Source: {
        "title": "Full Body Exposure",
        "publisher": "CybelAngel",
        "authors": ["A. Writer", "O’Neil, B."],
        "date": "2020-12",
        "url": "https://example.org/?a=1&b=2",
        "publication_kind": "company",
    },
}


def undone(test):
    """Nothing of an example is there for the next: for Django they are all one test."""

    @wraps(test)
    def alone(*args, **kwargs):
        with transaction.atomic():
            test(*args, **kwargs)
            transaction.set_rollback(True)

    return alone


def assert_form_says_the_same(client, page):
    """The form as a browser sends it back, cleaned, is the record; and saving it makes no revision."""
    record, address = history.latest(page).record, f"{page.get_absolute_url()}edit/"
    form = form_on(client.get(address))
    response = client.post(address, form, follow=True)
    assert "Nothing was changed" in response.text, _differences(page, record)
    page.refresh_from_db()
    assert history.latest(page).record == record


def _differences(page, before):
    page.refresh_from_db()
    after = history.latest(page).record
    return {key: (before[key], after[key]) for key in before if before[key] != after[key]}


@pytest.mark.parametrize("model", PAGES)
def test_every_kind_of_page_comes_back_from_its_form(editor_client, editor, model):
    make_page(editor, Harm, title="Information processing")
    assert_form_says_the_same(editor_client, make_page(editor, model, **PAGES[model]))


def test_every_key_of_every_kind_has_a_control():
    for model in all_kinds().values():
        form = EditForm.of_record(model, {one.key: one.empty() for one in model.record_fields})
        assert set(form.bound) == {one.key for one in model.record_fields} - model.uneditable


@pytest.mark.parametrize("data", [FULL, OTHER], ids=["full", "other"])
def test_an_event_comes_back_from_its_form(editor_client, editor, data):
    make_vocabulary()
    assert_form_says_the_same(editor_client, make_event(editor, **data))


@FEWER
@example(data={"title": "None", "people": {"kind": "exact", "low": 0, "high": 0, "unit": "people"}})
@example(data={"title": "Up to none", "people": {"kind": "at-most", "high": 0, "unit": "files"}})
@example(
    data={
        "title": "Arrow",
        "harms": [{"text": "Insecurity =>", "term": "insecurity"}, {"text": "a => b", "term": None}],
    }
)
@example(
    data={"title": "Other words", "laws": [{"text": "the Regulation", "law": "gdpr", "outcome": "", "source": ""}]}
)
@given(data=EVENTS)
@undone
def test_any_event_comes_back_from_its_form(editor_client, editor, data):
    # That a law of this very name is not meant cannot be typed: saving an edit finds it.
    assume(all(row.get("law", "") is not None for row in data.get("laws", ())))
    make_vocabulary()
    assert_form_says_the_same(editor_client, create_page(Event(), data, by=editor).page)


def test_every_country_comes_back_from_its_name(editor_client, editor):
    codes = list(countries.table())
    for start in range(0, len(codes), 100):
        event = make_event(editor, title=f"From {start}", countries=codes[start : start + 100])
        form = EditForm.of_record(Event, history.latest(event).record)
        cleaned = clean_record(Event.record_fields, form.data())
        assert same_record(Event.record_fields, cleaned, history.latest(event).record)


def test_every_event_of_the_fixtures_comes_back_from_its_form(editor_client):
    call_command("load_fixtures", verbosity=0)
    events = Event.objects.order_by("pk")
    assert events
    for event in events:
        assert_form_says_the_same(editor_client, event)


def test_a_law_that_is_not_what_it_says_is_kept_until_its_words_change(editor_client, editor):
    make_vocabulary()
    event = make_event(editor, laws=[{"text": "the Act", "law": "hipaa"}, {"text": "the Regulation", "law": "gdpr"}])
    address = f"{event.get_absolute_url()}edit/"
    form = form_on(editor_client.get(address))
    editor_client.post(address, {**form, "laws-0-outcome": "A fine.", "laws-1-text": "HIPAA"})
    event.refresh_from_db()
    laws = history.latest(event).record["laws"]
    assert [(row["text"], row["law"], row["outcome"]) for row in laws] == [
        ("the Act", "hipaa", "A fine."),
        ("HIPAA", "hipaa", ""),
    ]


def test_sources_without_a_key_get_one_each(editor_client, editor):
    event = make_event(editor)
    address = f"{event.get_absolute_url()}edit/"
    paper = {"publisher": "The Paper", "date": "2021-03-04"}
    rows = [{**paper, "title": "One"}, {**paper, "title": "Two"}, {"url": "https://example.org/x"}, {"title": "???"}]
    sent = {f"sources-{n}-{key}": value for n, row in enumerate(rows) for key, value in row.items()}
    response = editor_client.post(address, {**form_on(editor_client.get(address)), **sent})
    assert form_on(response, 422, action=address)["sources-3-title"] == ["???"]
    editor_client.post(address, {**form_on(editor_client.get(address)), **sent, "sources-3-key": "why"})
    event.refresh_from_db()
    keys = [row["key"] for row in history.latest(event).record["sources"]]
    assert keys == ["the-paper-2021", "the-paper-2021-2", "https-example-org-x", "why"]


def test_two_sources_of_one_key_are_told(editor_client, editor):
    event = make_event(editor)
    address = f"{event.get_absolute_url()}edit/"
    sent = {"sources-0-key": "a", "sources-0-title": "One", "sources-1-key": "a", "sources-1-title": "Two"}
    response = editor_client.post(address, {**form_on(editor_client.get(address)), **sent})
    assert "The key “a” stands for two sources." in response.text
    assert form_on(response, 422, action=address)["sources-1-title"] == ["Two"]


def test_rows_may_be_sent_in_any_order_with_gaps_and_nonsense_between(editor_client, editor):
    event = make_event(editor)
    sent = {
        "base_revision": "1",
        "breakdown-12-threat": "Third",
        "breakdown-3-threat": "First",
        "breakdown-7-threat": "Second",
        "breakdown-x-threat": "Nonsense",
        "breakdown-99999999-threat": "Too far",
        "breakdown-rows": "1",
    }
    editor_client.post(f"{event.get_absolute_url()}edit/", sent)
    event.refresh_from_db()
    assert [row["threat"] for row in history.latest(event).record["breakdown"]] == ["First", "Second", "Third"]


def test_a_form_can_be_sent_for_a_record_of_long_ago(editor_client, editor):
    """A key that the record does not have yet is empty in its form."""
    make_vocabulary()
    event = make_event(editor, **FULL)
    old = {
        key: value for key, value in history.latest(event).record.items() if key not in ("coded", "origin", "people")
    }
    form = EditForm.of_record(Event, old)
    assert form["people"].typed == {"kind": "", "low": "", "high": "", "unit": ""}
    assert json.dumps(form.data())


def test_what_the_form_does_not_show_of_a_source_is_kept_when_its_page_is_gone(editor_client, editor, steward):
    cited = {"key": "a", "title": "Exposed", "url": "https://example.org/exposed", "authors": ["A. Writer"]}
    event = make_event(editor, sources=[cited])
    before = history.latest(event).record["sources"]
    delete_page(Source.objects.get(), by=steward, reason="A double")
    address = f"{event.get_absolute_url()}edit/"
    editor_client.post(address, {**form_on(editor_client.get(address)), "body": "More."})
    event.refresh_from_db()
    assert (event.body, history.latest(event).record["sources"]) == ("More.", before)
    assert save_page(event, {"title": "Back", "sources": before}, by=editor, base=2).gone == ["Exposed"]
