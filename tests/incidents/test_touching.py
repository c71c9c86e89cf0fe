import pytest

from incidents.models import Source
from tests.factories import make_event
from wiki import history
from wiki.editing import save_page

pytestmark = pytest.mark.django_db


def test_an_event_shows_at_once_what_was_changed_of_its_source(client, editor):
    event = make_event(editor, sources=[{"key": "a", "title": "Full Body Exposure"}])
    first = client.get(event.get_absolute_url())
    source = Source.objects.get()
    save_page(source, {**history.latest(source).record, "publisher": "CybelAngel"}, by=editor, base=1)
    second = client.get(event.get_absolute_url(), headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert "CybelAngel" in second.content.decode()
