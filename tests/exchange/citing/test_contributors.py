import pytest

from exchange.citing.cited import Author, everybody
from exchange.citing.contributors import MOST, contributors_of_all, contributors_to
from exchange.mediawiki.signing import ANONYMOUS
from incidents.models import Event
from tests.factories import UserFactory, make_event, make_pages, past
from wiki import history
from wiki.editing import save_page
from wiki.recording import PageHistory, record_history

pytestmark = pytest.mark.django_db


def names(page, number):
    change = history.stored(page, number).change
    return contributors_to(page, change.number, change.moment)


def test_those_who_wrote_up_to_a_revision_by_their_chosen_names(editor):
    rios = UserFactory(username="rios", name="María Ríos", orcid="0000-0002-1825-0097")
    event = make_event(editor)
    save_page(event, {"title": "Anew", "body": "One"}, by=rios, base=1)
    save_page(event, {"title": "Anew", "body": "Two"}, by=editor, base=2)
    assert names(event, 1) == [Author("Edith")]
    assert names(event, 3) == [Author("Edith"), Author("María Ríos", "0000-0002-1825-0097")]


def test_imported_names_are_named_without_their_mark():
    record_history(Event, [PageHistory(revisions=[past("A leak", name="Upwork")])])
    event = Event.objects.get()
    assert contributors_of_all("event", [event.pk]) == {event.pk: [Author("Upwork")]}


def test_of_very_many_the_rest_is_one_body():
    revisions = [past("A leak", name=f"Hand {number}") for number in range(MOST + 5)]
    record_history(Event, [PageHistory(revisions=revisions)])
    [authors] = contributors_of_all("event", [Event.objects.get().pk]).values()
    assert len(authors) == MOST
    assert authors[-1] == everybody()


def test_many_pages_take_one_query(django_assert_num_queries):
    make_pages(Event, "One", "Two", "Three")
    pks = list(Event.objects.values_list("pk", flat=True))
    with django_assert_num_queries(1):
        assert len(contributors_of_all("event", pks)) == 3


def test_those_without_a_name_are_not_named():
    record_history(Event, [PageHistory(revisions=[past("A leak", name=name) for name in ("Upwork", ANONYMOUS)])])
    assert list(contributors_of_all("event", [Event.objects.get().pk]).values()) == [[Author("Upwork")]]
