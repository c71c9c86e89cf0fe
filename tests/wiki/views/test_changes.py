"""Recent changes: the page, the Atom feed and the JSON, under the same filters."""

from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.utils.dateparse import parse_datetime

from incidents.models import Event
from taxonomy.models import Harm
from tests.accounts.pages import page as parsed
from tests.counting import assert_queries_do_not_grow
from tests.factories import make_page, make_pages
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Change, Guide

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</title><script>alert(1)</script> & \"'"
FILTERS = [
    ("", ["Unsafety", "A leak", "Insecurity", "Citing"]),
    ("kind=harm", ["Unsafety", "Insecurity"]),
    ("kind=event", ["A leak"]),
    ("user=edith", ["Unsafety", "Citing"]),
    ("user=imported%3EUpwork", ["A leak"]),
    ("user=Nobody", []),
    ("minor=no", ["A leak", "Insecurity", "Citing"]),
    ("minor=only", ["Unsafety"]),
    ("tag=new-editor", ["Insecurity"]),
    ("since=2026-01-01", ["Unsafety", "A leak", "Insecurity", "Citing"]),
    ("since=2999-01-01", []),
    ("kind=harm&user=Edith&minor=only", ["Unsafety"]),
]
BAD = ["kind=nothing", "minor=perhaps", "since=yesterday", "before=x", "since=2026-02-31"]


@pytest.fixture
def changes(editor, new_editor):
    make_page(editor, title="Citing", body="Cite.")
    harm = make_page(new_editor, Harm, title="Insecurity")
    save_page(harm, {"title": "Unsafety"}, by=editor, base=1, minor=True, summary=HOSTILE)
    make_pages(Event, "A leak")
    middle = history.stored(harm, 1).change.moment
    Change.objects.filter(title="A leak").update(moment=middle)


def entries(response):
    return ET.fromstring(response.content).findall(f"{ATOM}entry")


@pytest.mark.parametrize(("query", "titles"), FILTERS)
def test_the_page_the_feed_and_the_json_find_the_same(client, changes, query, titles):
    soup = parsed(client.get(f"/changes/?{query}"))
    assert [title.text for title in soup.select(".change-title")] == titles
    assert [row["title"] for row in client.get(f"/changes.json?{query}").json()["results"]] == titles
    feed = entries(client.get(f"/changes.atom?{query}"))
    assert [entry.find(f"{ATOM}title").text.rpartition(" (")[0] for entry in feed] == titles


@pytest.mark.parametrize("query", BAD)
def test_a_filter_that_says_nothing_is_named(client, changes, query):
    name = query.partition("=")[0]
    soup = parsed(client.get(f"/changes/?{query}"), 400)
    assert soup.select_one(".field-errors[role=alert]").text
    assert not soup.select(".change-title")
    answer = client.get(f"/changes.json?{query}")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [name])
    feed = client.get(f"/changes.atom?{query}")
    assert (feed.status_code, feed.text.partition(":")[0]) == (400, name)
    assert feed["Content-Type"].startswith("text/plain")


def test_the_page_keeps_its_filters_and_leads_to_the_same_as_a_feed(client, changes):
    soup = parsed(client.get("/changes/?kind=harm&user=Edith&minor=only"))
    assert soup.select_one("#f-kind option[selected]")["value"] == "harm"
    assert soup.select_one("#f-user")["value"] == "Edith"
    assert soup.select_one("#f-minor option[selected]")["value"] == "only"
    assert (
        soup.select_one("link[type='application/atom+xml']")["href"] == "/changes.atom?kind=harm&user=Edith&minor=only"
    )


def test_each_change_leads_to_page_revision_diff_and_user(client, changes):
    row = parsed(client.get("/changes/?minor=only")).select_one("li.change")
    page = "/taxonomy/harms/insecurity/"
    assert [a["href"] for a in row.select("a")] == [
        page,
        f"{page}revisions/2/",
        "/users/Edith/",
        f"{page}diff/1/2/",
        f"{page}history/",
    ]
    assert row.select_one(".change-summary").text == HOSTILE
    assert not row.select("script")


def test_a_deleted_page_is_named_without_a_link(client, changes, steward):
    delete_page(Guide.objects.get(), by=steward, reason="Spam")
    row = parsed(client.get("/changes/?kind=help")).select_one("li.change")
    assert row.select_one("span.change-title").text == "Citing"
    assert not [a for a in row.select("a") if a["href"].startswith("/help/")]
    (told,) = client.get("/changes.json?kind=help").json()["results"]
    assert told["url"] == ""
    (entry,) = entries(client.get("/changes.atom?kind=help"))
    assert entry.find(f"{ATOM}link").get("href") == f"{settings.BASE_URL}/changes/"


def test_the_feed_is_valid_atom(client, changes):
    response = client.get("/changes.atom?kind=harm&user=Edith")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(response.content)
    assert feed.tag == f"{ATOM}feed"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{settings.BASE_URL}/changes.atom?kind=harm&user=Edith"
    assert links["alternate"] == f"{settings.BASE_URL}/changes/"
    for name in ("id", "title", "updated"):
        assert feed.find(f"{ATOM}{name}").text
    (entry,) = feed.findall(f"{ATOM}entry")
    for name in ("id", "title", "updated", "published"):
        assert entry.find(f"{ATOM}{name}").text, name
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Edith"
    assert entry.find(f"{ATOM}summary").text == HOSTILE
    assert entry.find(f"{ATOM}link").get("href") == f"{settings.BASE_URL}/taxonomy/harms/insecurity/revisions/2/"
    assert parse_datetime(entry.find(f"{ATOM}updated").text).tzinfo


def test_entries_of_the_feed_have_ids_of_their_own(client, changes):
    ids = [entry.find(f"{ATOM}id").text for entry in entries(client.get("/changes.atom"))]
    assert len(set(ids)) == len(ids) == 4


def test_an_empty_feed_is_valid_too(client, db):
    assert entries(client.get("/changes.atom")) == []
    assert parsed(client.get("/changes/")).select_one(".empty")
    assert client.get("/changes.json").json() == {"next": "", "results": []}


def test_the_json_tells_all_of_a_change(client, changes):
    (told,) = client.get("/changes.json?minor=only").json()["results"]
    change = history.latest(Harm.objects.get()).change
    assert told == {
        "kind": "harm",
        "title": "Unsafety",
        "url": f"{settings.BASE_URL}/taxonomy/harms/insecurity/",
        "number": 2,
        "moment": change.moment.isoformat(),
        "user": "Edith",
        "summary": HOSTILE,
        "minor": True,
        "size": change.size,
        "size_change": change.size_change,
        "tags": [],
    }


def test_the_json_and_the_page_go_on_where_they_end(client, changes, monkeypatch):
    monkeypatch.setattr("wiki.listing.PER_PAGE", 3)
    first = client.get("/changes.json?user=&kind=").json()
    assert len(first["results"]) == 3
    assert first["next"].startswith(f"{settings.BASE_URL}/changes.json?")
    assert set(parse_qs(urlsplit(first["next"]).query)) == {"before"}
    rest = client.get(first["next"].removeprefix(settings.BASE_URL)).json()
    assert [row["title"] for row in rest["results"]] == ["Citing"]
    assert rest["next"] == ""
    older = parsed(client.get("/changes/")).select_one(".pager a[rel=next]")["href"]
    assert [title.text for title in parsed(client.get(f"/changes/{older}")).select(".change-title")] == ["Citing"]


@pytest.mark.parametrize("address", ["/changes/", "/changes.json", "/changes.atom"])
def test_the_queries_do_not_grow(client, editor, address):
    def make_ten():
        for number in range(5):
            make_page(editor, title=f"Page {number}")
            make_page(editor, Harm, title=f"Harm {number}")

    assert_queries_do_not_grow(client, address, make_ten, most=4)


@pytest.mark.parametrize("address", ["/changes/", "/changes.json", "/changes.atom"])
def test_what_is_no_method(client, db, address):
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405
