"""Redirects of another wiki become addresses here that lead to the page; none is taken from another page."""

import pytest

from exchange.mediawiki.addresses import follower, page_called
from exchange.reports import Outcome
from incidents.models import Event
from taxonomy.models import Harm
from tests.factories import make_event, make_page, make_pages
from wiki.deleting import delete_page
from wiki.models import FormerSlug

pytestmark = pytest.mark.django_db


def follow(title, target):
    return follower(title, target)()


def test_a_redirect_leads_to_the_page_by_any_name_of_it(client, editor):
    make_page(editor, Harm, title="Insecurity", alt_labels=["Lack of security"])
    assert follow("Carelessness", "lack of  Security#History") == (Outcome.CREATED, "")
    assert client.get("/taxonomy/harms/carelessness/").url == "/taxonomy/harms/insecurity/"


def test_a_second_time_changes_nothing(editor):
    make_event(editor, title="A leak")
    assert [follow("Leakage", "A leak")[0] for _ in range(2)] == [Outcome.CREATED, Outcome.UNCHANGED]
    assert FormerSlug.objects.count() == 1


@pytest.mark.parametrize("title", ["A Leak", "a_leak", "New", "!!!", ""])
def test_an_address_that_need_not_or_cannot_be_is_passed_over(editor, title):
    make_event(editor, title="A leak")
    assert follow(title, "A leak") == (Outcome.UNCHANGED, "")
    assert not FormerSlug.objects.exists()


def test_no_address_is_taken_from_another_page(editor, steward):
    for title in ("A leak", "Another", "Third"):
        make_event(editor, title=title)
    assert follow("Another", "A leak")[0] == Outcome.DOUBTFUL
    follow("Leakage", "Another")
    outcome, reason = follow("Leakage", "A leak")
    assert outcome == Outcome.DOUBTFUL
    assert "“leakage”" in reason
    delete_page(Event.objects.get(title="Third"), by=steward, reason="Trial")
    assert follow("Third", "A leak")[0] == Outcome.DOUBTFUL


def test_what_leads_nowhere_is_told(db):
    outcome, reason = follow("Leakage", "Never written")
    assert outcome == Outcome.SKIPPED
    assert "“Never written”" in reason


def test_an_event_comes_before_a_term_of_the_same_name_and_a_title_before_another_name(editor):
    make_page(editor, Harm, title="Insecurity", alt_labels=["A leak"])
    assert page_called("A LEAK").kind == "harm"
    event = make_event(editor, title="A leak")
    assert page_called("a leak") == event
    (late,) = make_pages(Event, "Insecurity")
    assert page_called("Insecurity") == late
    assert page_called("Nothing") is None
