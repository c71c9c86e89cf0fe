"""Lists of organisations and sources, and an event by chance."""

import pytest

from incidents.models import Event, Organisation, Source
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page, make_pages
from wiki.deleting import delete_page
from wiki.editing import save_page

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


def listed(client, address):
    return [item.a.text for item in parsed(client.get(address)).select("main li") if item.a and item["dir"] == "auto"]


@pytest.fixture
def base(editor, steward):
    """Two events of Acme, of which one names it as Acme Labs too, and one that was deleted."""
    make_page(editor, Organisation, title="Acme")
    make_page(editor, Organisation, title="Acme Labs", merged_into="acme")
    both = [{"name": "Acme", "role": "actor"}, {"name": "Acme Labs", "role": "reporter"}]
    report = {"key": "a", "title": "A report", "publisher": "Press", "authors": ["A. Writer", "B"], "date": "2020-12"}
    another = {"key": "b", "title": "Another"}
    make_event(editor, title="One", organisations=both, sources=[report])
    make_event(editor, title="Two", organisations=both[1:], sources=[report, {**report, "key": "c"}, another])
    gone = make_event(editor, title="Gone", organisations=both[:1], sources=[report])
    delete_page(gone, by=steward, reason="Trial")


def test_organisations_stand_by_name_with_the_live_events_of_all_that_they_became(client, base, editor):
    make_page(editor, Organisation, title="Zeta")
    items = parsed(client.get("/organisations/")).select(".index-list > li")
    assert [(item.a["href"], int(item.select_one(".count").find(string=True))) for item in items] == [
        ("/organisations/acme/", 2),
        ("/organisations/zeta/", 0),
    ]
    intro = " ".join(parsed(client.get("/organisations/")).select_one(".page-intro").text.split())
    assert intro.startswith("2 companies")


def test_deleted_organisations_and_sources_are_not_listed(client, base, steward):
    delete_page(Organisation.objects.get(title="Acme Labs"), by=steward, reason="Trial")
    delete_page(Source.objects.get(title="Another"), by=steward, reason="Trial")
    assert listed(client, "/organisations/") == ["Acme"]
    assert listed(client, "/sources/") == ["A report"]


def test_sources_stand_by_title_with_what_is_known_and_how_many_live_events_cite_them(client, base):
    items = parsed(client.get("/sources/")).select(".plain-list > li")
    assert [(item.a["href"], [span.text for span in item.select(".meta-parts > span")]) for item in items] == [
        ("/sources/a-report/", ["A. Writer, B", "Press", "December 2020", "cited by 2 events"]),
        ("/sources/another/", ["cited by 1 event"]),
    ]


@pytest.mark.parametrize(("address", "model"), [("/organisations/", Organisation), ("/sources/", Source)])
def test_fifty_stand_on_a_page(client, db, address, model):
    make_pages(model, *(f"Name {number:02}" for number in range(51)))
    first = parsed(client.get(address))
    assert len(first.select("main li[dir=auto]")) == 50
    assert first.select_one("a[rel=next]")["href"] == "?page=2"
    assert listed(client, f"{address}?page=2") == ["Name 50"]
    for page in ("0", "3", "-1", "x", "1.0", "9" * 30, "%D9%A1"):
        assert client.get(f"{address}?page={page}").status_code == 404, page


@pytest.mark.parametrize(("address", "model"), [("/organisations/", Organisation), ("/sources/", Source)])
def test_neither_case_nor_accents_nor_a_collation_have_a_say_in_the_order(client, editor, address, model):
    make_pages(model, "Zeta", "école", "Eclair", "“Early”", "acme")
    old = make_page(editor, model, title="Last")
    save_page(old, {"title": "Édition"}, by=editor, base=1)
    assert listed(client, address) == ["acme", "“Early”", "Eclair", "école", "Édition", "Zeta"]
    assert [page.title for page in model.objects.all()] == listed(client, address)


def test_empty_lists_say_where_their_pages_come_from(client, db):
    assert "They come with the events that name them." in parsed(client.get("/organisations/")).main.text
    assert "They come with the events that cite them." in parsed(client.get("/sources/")).main.text


def test_names_are_shown_inert(client, editor):
    make_page(editor, Organisation, title=SCRIPT)
    make_page(editor, Source, title=SCRIPT, publisher=SCRIPT, authors=[SCRIPT])
    for address in ("/organisations/", "/sources/"):
        assert SCRIPT not in client.get(address).content.decode()


def test_chance_leads_to_live_events_alone(client, base):
    found = {client.get("/random/").url for _ in range(6)}
    assert found <= {"/events/one/", "/events/two/"}
    assert found


def test_chance_leads_to_the_list_where_all_events_were_deleted(client, editor, steward):
    delete_page(make_event(editor, title="Gone"), by=steward, reason="Trial")
    assert Event.objects.exists()
    assert client.get("/random/").url == "/events/"
