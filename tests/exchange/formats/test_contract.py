"""What every format of single pages keeps to, found by walking the registry."""

import pytest

from exchange.page_formats import page_formats
from tests.factories import make_event, make_page
from tests.incidents.records import FULL, make_vocabulary
from wiki.alternates import alternates_of
from wiki.kinds import all_kinds
from wiki.models import Guide

pytestmark = pytest.mark.django_db
FORMATS = list(page_formats().values())
each = pytest.mark.parametrize("page_format", FORMATS, ids=lambda one: one.extension)


@pytest.fixture
def pages(editor):
    """A page of every kind, by its kind."""
    make_vocabulary()
    make_event(editor, **FULL)
    make_page(editor, Guide, title="Citing")
    return {kind: model._default_manager.first() for kind, model in all_kinds().items()}


def test_the_ending_of_an_address_tells_formats_apart():
    assert len({one.media_type for one in FORMATS}) == len(FORMATS)
    assert len({one.rank for one in FORMATS}) == len(FORMATS)


@each
def test_it_says_what_it_is(page_format):
    assert str(page_format.label)
    assert "/" in page_format.media_type
    assert set(page_format.kinds) <= set(all_kinds())


@each
def test_pages_of_its_kinds_have_it_today_and_as_they_were(client, pages, page_format, settings):
    for kind in page_format.kinds:
        address = pages[kind].get_absolute_url()
        for path in (address, f"{address}revisions/1/"):
            response = client.get(f"{path.rstrip('/')}.{page_format.extension}")
            assert response.status_code == 200, path
            assert response["Content-Type"] == page_format.content_type
            assert f'<{settings.CONTENT_LICENCE["url"]}>; rel="license"' in response["Link"]
            assert f'<{settings.BASE_URL}{address}>; rel="canonical"' in response["Link"]
            assert response.content
            assert not response.cookies


@each
def test_who_asks_the_page_for_it_is_led_to_it(client, pages, page_format):
    for kind in page_format.kinds:
        assert page_format.alternate in alternates_of(kind)
        path = pages[kind].get_absolute_url().rstrip("/")
        response = client.get(f"{path}/", headers={"Accept": page_format.media_type})
        assert (response.status_code, response["Location"]) == (303, f"{path}.{page_format.extension}")


@each
def test_pages_of_other_kinds_answer_406(client, pages, page_format):
    for kind in all_kinds().keys() - set(page_format.kinds):
        path = pages[kind].get_absolute_url().rstrip("/")
        assert client.get(f"{path}.{page_format.extension}").status_code == 406
        assert client.get(f"{path}/", headers={"Accept": page_format.media_type}).status_code == 406
