import pytest

from exchange.citing.changed import Part, changed_since, place_in
from exchange.citing.formats import citation_formats
from exchange.citing.pages import cited_page
from tests.factories import make_event
from tests.incidents.records import FULL, make_vocabulary
from wiki import history
from wiki.editing import save_page
from wiki.editions import edition_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


def since(event, editor, **data):
    save_page(event, {**history.latest(event).record, **data}, by=editor, base=1)
    return changed_since(event, *history.stored_pair(event, 1, 2))


@pytest.mark.parametrize(
    ("data", "parts"),
    [
        ({"location": "Elsewhere"}, [Part.FACTS]),
        ({"harms": [{"text": "Exposure"}]}, [Part.CODES]),
        ({"sources": []}, [Part.SOURCES]),
        ({"summary": "Said in other words."}, [Part.CODES, Part.PROSE]),
        ({"summary": "[Said]{harm=insecurity} in other words."}, [Part.PROSE]),
        ({"title": "Anew", "sources": []}, [Part.FACTS, Part.SOURCES]),
    ],
)
def test_it_is_told_what_kind_of_thing_changed(event, editor, data, parts):
    changed = since(event, editor, **data)
    assert list(changed.parts) == parts
    assert changed.is_only_prose == (parts == [Part.PROSE])
    assert {str(one.key) for one in changed.comparisons} == set(data)


def test_nothing_changed(event):
    stored = history.latest(event)
    changed = changed_since(event, stored, stored)
    assert (changed.parts, changed.comparisons, changed.is_only_prose) == ({}, [], False)


@pytest.mark.parametrize("key", list(citation_formats()))
def test_every_citation_of_ours_leads_back_to_its_revision(event, editor, key):
    save_page(event, {**FULL, "title": "Anew"}, by=editor, base=1)
    cited = cited_page(event, edition_of(event, history.stored(event, 1)))
    place = place_in(citation_formats()[key].citation(cited).text)
    assert (place.page, place.number, place.is_pinned) == (event, 1, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "https://example.org/events/45-million-medical-files-leaked/revisions/1/",
        "/about/",
        "/" * 5000,
        "/events/x/ " * 400,
    ],
)
def test_what_leads_nowhere_is_no_place(event, text):
    assert place_in(text) is None


def test_an_address_without_a_revision_is_not_pinned(event):
    assert not place_in(event.get_absolute_url()).is_pinned
