"""Reading lists for the tests."""

from library.lists.curating import add_event, make_list
from library.models import ReadingList
from tests.factories import make_event


def make_reading_list(by, title="Insecurity, week 3", visibility="public", description=""):
    return make_list(by=by, title=title, description=description, visibility=visibility)


def make_full_list(by, *titles, number=1, **said):
    """A list with an event for each title, pinned to its first revision."""
    one = make_reading_list(by, **said)
    for title in titles:
        add_event(one, make_event(by, title=title, body="Text."), number=number)
    return ReadingList.objects.get(pk=one.pk)


def titles_in(one):
    return [entry.event.title for entry in one.entries.select_related("event")]
