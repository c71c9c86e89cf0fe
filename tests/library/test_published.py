"""Public reading lists in dumps and sitemaps; those of others in neither."""

import orjson
import pytest
from lxml import etree

from exchange.dumping import dumps
from library.lists.curating import hide_list
from tests.library.lists.making import make_full_list, make_reading_list
from wiki.views import sitemaps

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(editor, reviewer):
    make_reading_list(editor, title="Mine alone", visibility="private")
    make_reading_list(editor, title="By link", visibility="link")
    hide_list(make_reading_list(editor, title="Hidden"), by=reviewer, reason="Spam")
    return make_full_list(editor, "A leak", "Another leak", title="Week 3")


def test_a_dump_has_them_as_their_files_do(client, public):
    (line,) = b"".join(dumps()["lists"].write()).splitlines()
    assert [entry["title"] for entry in orjson.loads(line)["entries"]] == ["A leak", "Another leak"]
    assert orjson.loads(line) == client.get(f"/lists/{public.key}.json").json()


def test_a_sitemap_leads_to_them(client, public):
    assert "/sitemaps/list-1.xml" in client.get("/sitemap.xml").text
    tree = etree.fromstring(b"".join(client.get("/sitemaps/list-1.xml").streaming_content))
    (place,) = tree.xpath("//s:loc/text()", namespaces={"s": sitemaps.NAMESPACE})
    assert place == f"http://localhost:8000/lists/{public.key}/"
    assert client.get("/sitemaps/none-1.xml").status_code == 404
