"""Reading lists as readers get them."""

import json

import bibtexparser
import pytest
import rispy
from bs4 import BeautifulSoup

from library.lists import curating
from tests.counting import assert_queries_do_not_grow, queries_of
from tests.factories import make_event
from tests.incidents.records import FULL, make_vocabulary
from tests.library.lists.making import make_full_list, make_reading_list
from wiki.deleting import delete_page
from wiki.editing import save_page

RESTS = ["", "handout/", "cite/"]
ENDINGS = ["json", "bib", "ris", "csl.json"]


@pytest.fixture
def one(editor):
    """Two events, the first of which has changed since it was pinned."""
    one = make_full_list(editor, "A leak", "A breach", description="See [[A breach]].")
    first, second = one.entries.all()
    curating.change_entry(first, base=1, number=1, notes="**Look** here.", questions="1. Why?")
    curating.change_entry(second, base=1, number=None, notes="", questions="")
    save_page(first.event, {"title": "A leak, renamed", "body": "More."}, by=editor, base=1)
    return one


def read(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return BeautifulSoup(response.content, "html.parser")


def addresses(one):
    here = one.get_absolute_url()
    return [f"{here}{rest}" for rest in RESTS] + [f"{here[:-1]}.{ending}" for ending in ENDINGS]


def test_a_list_shows_the_pinned_revision_and_what_changed(client, one):
    soup = read(client, one.get_absolute_url())
    pinned, follows = soup.select(".reading-list > li")
    assert pinned.h2.a["href"] == "/events/a-leak/revisions/1/"
    assert pinned.h2.text == "A leak"
    assert pinned.select_one(".moved-on a")["href"] == "/events/a-leak/diff/1/2/"
    assert pinned.select_one(".prose strong").text == "Look"
    assert "Why?" in pinned.select_one(".questions li").text
    assert follows.h2.a["href"] == "/events/a-breach/"
    assert not follows.select(".moved-on")
    assert not soup.select("main form")
    assert soup.select_one("main > .prose a")["href"] == "/events/a-breach/"


def test_readers_get_no_cookie(client, one):
    for address in ["/lists/", *addresses(one)]:
        assert not client.get(address).cookies, address


@pytest.mark.parametrize(
    ("visibility", "hidden", "stranger", "other", "reviewer_sees"),
    [
        ("public", False, 200, 200, 200),
        ("link", False, 200, 200, 200),
        ("private", False, 404, 404, 404),
        ("public", True, 404, 404, 200),
        ("link", True, 404, 404, 200),
        ("private", True, 404, 404, 404),
    ],
)
def test_who_may_read_what(
    client,
    new_editor_client,
    reviewer_client,
    editor_client,
    reviewer,
    one,
    visibility,
    hidden,
    stranger,
    other,
    reviewer_sees,
):
    if hidden:
        curating.hide_list(one, by=reviewer, reason="Spam")
    one.refresh_from_db()
    curating.change_list(one, base=1, title=one.title, description="", visibility=visibility)
    for address in addresses(one):
        assert client.get(address).status_code == stranger, address
        assert new_editor_client.get(address).status_code == other, address
        assert reviewer_client.get(address).status_code == reviewer_sees, address
        assert editor_client.get(address).status_code == 200, address


def test_the_list_of_lists_has_public_ones_alone(client, editor, reviewer):
    make_reading_list(editor, title="Shown")
    make_reading_list(editor, title="By link", visibility="link")
    make_reading_list(editor, title="Mine", visibility="private")
    curating.hide_list(make_reading_list(editor, title="Hidden"), by=reviewer, reason="Spam")
    assert [link.text for link in read(client, "/lists/").select(".plain-list a")] == ["Shown"]


def test_ones_own_lists_say_what_moved_on(editor_client, client, new_editor_client, one):
    assert "1 event has moved on" in read(editor_client, "/lists/mine/").text
    assert "moved on" not in read(client, "/lists/").text
    assert "no list yet" in read(new_editor_client, "/lists/mine/").text
    assert client.get("/lists/mine/").status_code == 302


def test_only_a_public_list_is_for_search_engines(client, one):
    assert "X-Robots-Tag" not in client.get(one.get_absolute_url())
    curating.change_list(one, base=1, title="x", description="", visibility="link")
    response = client.get(one.get_absolute_url())
    assert response["X-Robots-Tag"] == "noindex"
    assert "private" in response["Cache-Control"]


def test_the_handout_has_everything_with_citations_in_a_style(client, one):
    soup = read(client, f"{one.get_absolute_url()}handout/")
    assert [heading.text for heading in soup.select(".handout h2")] == ["A leak", "A breach"]
    apa = [line.text for line in soup.select(".sources li")]
    assert "/events/a-leak/revisions/1/" in apa[0]
    assert "renamed" not in apa[0]
    mla = read(client, f"{one.get_absolute_url()}handout/?style=mla").select(".sources li")
    assert mla[0].text != apa[0]
    assert client.get(f"{one.get_absolute_url()}handout/?style=bibtex").status_code == 404


def test_files_cite_the_revisions_of_the_list(client, one, settings):
    here = one.get_absolute_url()[:-1]
    pinned = f"{settings.BASE_URL}/events/a-leak/revisions/1/"
    bib = bibtexparser.parse_string(client.get(f"{here}.bib").text)
    assert not bib.failed_blocks
    assert [entry["url"] for entry in bib.entries] == [pinned, f"{settings.BASE_URL}/events/a-breach/revisions/1/"]
    assert rispy.loads(client.get(f"{here}.ris").text)[0]["urls"] == [pinned]
    items = client.get(f"{here}.csl.json").json()
    assert [item["title"] for item in items] == ["A leak", "A breach"]
    assert items[0]["author"] == [{"literal": "Edith"}]
    assert client.get(f"{here}.docx").status_code == 404


def test_contributors_are_those_up_to_the_pin(client, one, reviewer, editor):
    event = one.entries.first().event
    save_page(event, {"title": "A leak", "body": "Even more."}, by=reviewer, base=2)
    items = client.get(f"{one.get_absolute_url()[:-1]}.csl.json").json()
    assert items[0]["author"] == [{"literal": "Edith"}]


def test_the_list_itself_can_be_cited(client, one, settings):
    boxes = read(client, f"{one.get_absolute_url()}cite/").select(".citations [data-copy-text]")
    assert len(boxes) == 15
    assert all(f"{settings.BASE_URL}{one.get_absolute_url()}" in box.text for box in boxes)
    assert any("@online{list-" in box.text for box in boxes)
    assert any("TY  - ELEC" in box.text for box in boxes)


def test_json_tells_the_pins(client, one):
    data = client.get(f"{one.get_absolute_url()[:-1]}.json").json()
    first, second = data["entries"]
    assert (first["revision"], first["is_pinned"], first["latest_revision"]) == (1, True, 2)
    assert (second["revision"], second["is_pinned"]) == (1, False)
    assert data["author"] == "Edith"


def test_programs_are_told_what_it_is(client, one, settings):
    response = client.get(one.get_absolute_url())
    assert f'<{settings.BASE_URL}{one.get_absolute_url()}>; rel="cite-as"' in response["Link"]
    for described in ENDINGS:
        assert f'{one.key}.{described}>; rel="describedby"' in response["Link"]
    soup = BeautifulSoup(response.content, "html.parser")
    document = json.loads(soup.find("script", type="application/ld+json").string)
    assert document["numberOfItems"] == 2
    assert soup.find("meta", attrs={"name": "DC.title"})["content"] == one.title
    assert soup.select_one("span.Z3988")


def test_keepers_of_references_are_offered_each_event_as_it_is_in_the_list(client, one, settings):
    soup = read(client, one.get_absolute_url())
    assert soup.find("link", rel="unapi-server")["href"] == "/unapi"
    names = [abbr["title"] for abbr in soup.select("abbr.unapi-id")]
    assert names == [f"{settings.BASE_URL}/events/{slug}/revisions/1/" for slug in ("a-leak", "a-breach")]
    (entry,) = rispy.loads(client.get("/unapi", {"id": names[0], "format": "ris"}).text)
    assert entry["title"] == "A leak"


def test_a_deleted_event_is_told_and_in_no_file(client, one, steward):
    delete_page(one.entries.first().event, by=steward, reason="A hoax")
    soup = read(client, one.get_absolute_url())
    assert "was deleted" in soup.select(".reading-list > li")[0].text
    assert len(client.get(f"{one.get_absolute_url()[:-1]}.csl.json").json()) == 1
    assert len(read(client, f"{one.get_absolute_url()}handout/").select(".handout > li")) == 1


def test_an_empty_list_is_a_page_and_has_its_files(client, editor_client, editor):
    one = make_reading_list(editor)
    for address in addresses(one):
        assert client.get(address).status_code == 200, address
    assert "Browse events" in read(editor_client, one.get_absolute_url()).text
    assert client.get(f"{one.get_absolute_url()[:-1]}.csl.json").json() == []


def test_nobody_has_made_a_list_yet(client, db):
    assert "no public list yet" in read(client, "/lists/").text


@pytest.mark.parametrize("address", ["/lists/aaaaaaaaaaaa/", "/lists/x/", "/lists/AAAAAAAAAAAA/", "/lists/?page=9"])
def test_what_is_no_list_is_missing(client, db, address):
    assert client.get(address).status_code == 404


def test_what_was_typed_is_inert(client, editor):
    nasty = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    one = make_full_list(editor, "A leak", title=nasty, description=f"{nasty} [x](javascript:alert(1))")
    curating.change_entry(one.entries.get(), base=1, number=1, notes=nasty, questions=nasty)
    for rest in RESTS:
        soup = read(client, f"{one.get_absolute_url()}{rest}")
        assert not soup.select("main script, main img, [href^=javascript]"), rest
    scripts = read(client, one.get_absolute_url()).select("head script:not([src])")
    assert json.loads(scripts[0].string)["name"].startswith("</script>")
    assert len(scripts) == 1


def test_the_queries_of_a_list_do_not_grow(client, editor):
    make_vocabulary()
    one = make_reading_list(editor)

    def make_ten():
        for number in range(10):
            event = make_event(editor, **{**FULL, "title": f"Leak {one.entries.count()} {number}"})
            entry = curating.add_event(one, event, number=1)
            curating.change_entry(entry, base=1, number=1, notes=f"See [[GDPR]] {number}.", questions="")

    assert_queries_do_not_grow(client, one.get_absolute_url(), make_ten, most=5)
    for rest in ("handout/", "cite/"):
        assert_queries_do_not_grow(client, f"{one.get_absolute_url()}{rest}", make_ten, most=6)


def test_the_queries_of_the_lists_do_not_grow(editor_client, editor):
    def make_ten():
        for number in range(10):
            make_full_list(editor, f"Leak {number}")

    assert_queries_do_not_grow(editor_client, "/lists/mine/", make_ten, most=6)
    assert_queries_do_not_grow(editor_client, "/lists/", make_ten, most=6)


def test_an_event_leads_to_the_form_with_its_revision(client, one):
    links = read(client, "/events/a-leak/").select(".page-foot a")
    assert "/lists/add/?event=a-leak&revision=2" in [link["href"] for link in links]


def test_an_event_tells_which_public_lists_it_is_in(client, one, editor):
    make_reading_list(editor, title="Without it")
    links = read(client, "/events/a-leak/links/").select("[aria-labelledby=lists] a")
    assert [link["href"] for link in links] == [one.get_absolute_url()]
    curating.change_list(one, base=1, title="x", description="", visibility="link")
    assert not read(client, "/events/a-leak/links/").select("[aria-labelledby=lists]")


def test_an_event_page_costs_no_query_more_for_being_in_lists(client, editor):
    event = make_event(editor, title="A leak", body="Text.")
    client.get("/events/a-leak/")
    before = queries_of(client, "/events/a-leak/?x=1")
    curating.add_event(make_reading_list(editor), event, number=1)
    assert queries_of(client, "/events/a-leak/?x=1") == before
