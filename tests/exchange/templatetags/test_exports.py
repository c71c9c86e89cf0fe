"""Links to files on the browse page: the whole question, whatever part of it the page shows."""

import re

import pytest

from exchange.exporting import exporters
from tests.factories import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, editor):
    make_event(editor, title="A leak", location="Kenya", coded="machine")

    def got(query=""):
        return client.get(f"/events/{query}").content.decode()

    return got


def menu(page):
    return re.findall(r'<a href="([^"]+)" download>', page)


def test_the_menu_has_every_format_of_the_question(page, client):
    links = menu(page("?country=KE&sort=title&view=table&per_page=1"))
    asked = {"atom": "sort=-changed&amp;per_page=50"}
    assert links == [f"/events.{one}?country=KE&amp;{asked.get(one, 'sort=title')}" for one in exporters()]
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200


def test_programs_find_them_in_the_head(page):
    head = page("?country=KE").partition("</head>")[0]
    assert '<link rel="alternate" type="application/atom+xml" title="Atom feed" href="/events.atom?country' in head
    assert '<link rel="alternate" type="text/csv" title="CSV table" href="/events.csv?country=KE">' in head


def test_a_question_that_cannot_be_answered_has_no_files(page):
    broken = page("?after=yesterday")
    assert menu(broken) == []
    assert "/events.csv" not in broken
