"""/upkeep/: values without a term, and lists of events that want an editor."""

import pytest

from incidents.models import Organisation
from incidents.upkeep import EVENT_LISTS
from taxonomy.models import Harm
from tests.accounts.pages import page as parsed
from tests.counting import assert_queries_do_not_grow
from tests.factories import make_event, make_page, make_pages
from wiki.deleting import delete_page

pytestmark = pytest.mark.django_db
UNMATCHED = "/upkeep/unmatched/"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def harms(db):
    make_pages(Harm, "Insecurity", "Exposure")


def tabs(client, address=UNMATCHED):
    """The rows of the infobox with the number of their wordings, those that have none left out."""
    links = parsed(client.get(address)).select(".tabs a")
    counted = {link["href"]: int(link.select_one(".count").text) for link in links}
    return {href.removeprefix("?row="): count for href, count in counted.items() if count}


def wordings(client, row):
    """Each wording of a row with its number of events and those that are named."""
    items = parsed(client.get(f"{UNMATCHED}?row={row}")).select("ol > li")
    return [
        (item.b.text, item.select_one(".count").text, [a["href"] for a in item.select(".meta-parts a")])
        for item in items
    ]


def test_what_matches_nothing_stands_by_row_and_wording_the_most_frequent_first(client, editor, harms):
    make_event(editor, title="One", harms=["Rudeness", "Insecurity"], location="Bern")
    make_event(editor, title="Two", harms=["Rudeness", "Malice"], laws=[{"text": "Some act"}])
    make_event(editor, title="Three", harms=["insecurity"], body="It [was so]{harm=nothing information=nobody}.")
    assert tabs(client) == {"harms": 2, "laws": 1, "body": 2}
    assert wordings(client, "harms") == [
        ("Rudeness", "2 events", ["/events/one/edit/#id_harms", "/events/two/edit/#id_harms"]),
        ("Malice", "1 event", ["/events/two/edit/#id_harms"]),
    ]
    assert wordings(client, "laws") == [("Some act", "1 event", ["/events/two/edit/#id_laws"])]
    assert [row[0] for row in wordings(client, "body")] == ["harm=nothing", "information=nobody"]
    assert wordings(client, "consequences") == []


def test_the_first_row_that_has_any_is_shown_and_one_without_says_so(client, editor, harms):
    make_event(editor, title="One", threat_actors=["Somebody"])
    current = parsed(client.get(UNMATCHED)).select_one(".tabs [aria-current=page]")
    assert current["href"] == "?row=threat_actors"
    empty = parsed(client.get(f"{UNMATCHED}?row=laws"))
    assert "Everything in this row has its term or page" in empty.main.text
    assert empty.select_one(".tabs [aria-current=page]")["href"] == "?row=laws"


def test_what_a_deleted_event_said_wants_nobody(client, editor, steward):
    delete_page(make_event(editor, title="Gone", harms=["Rudeness"]), by=steward, reason="Trial")
    assert tabs(client) == {}
    assert "Everything that was written has its term or page" in parsed(client.get(UNMATCHED)).main.text


def test_an_organisation_without_a_page_is_listed_until_it_has_one(client, editor, steward):
    made = make_event(editor, title="One", organisations=[{"name": "Acme", "role": "actor"}])
    assert tabs(client) == {}
    delete_page(Organisation.objects.get(), by=steward, reason="Trial")
    make_event(editor, title="Two", organisations=[{"name": "Acme", "role": "actor", "organisation": None}])
    assert [(name, count) for name, count, _events in wordings(client, "organisations")] == [("Acme", "1 event")]
    assert made.involvements.get().name == "Acme"


def test_a_row_that_is_none_is_missing(client, db):
    for row in ("nothing", "", "HARMS", "%00", "harms&row=nothing"):
        assert client.get(f"{UNMATCHED}?row={row}").status_code == 404, row


def test_of_many_events_with_a_wording_a_few_are_named(client, editor):
    for number in range(7):
        make_event(editor, title=f"Leak {number}", harms=["Rudeness"])
    ((name, count, events),) = wordings(client, "harms")
    assert (name, count, len(events)) == ("Rudeness", "7 events", 5)
    assert client.get(f"{UNMATCHED}?row=harms&page=2").status_code == 404


def test_wordings_and_titles_are_shown_inert(client, editor):
    make_event(editor, title=SCRIPT, slug="bad", harms=[SCRIPT], date_text=SCRIPT, coded="machine")
    for address in (f"{UNMATCHED}?row=harms", *(f"/upkeep/{name}/" for name in EVENT_LISTS)):
        assert SCRIPT not in client.get(address).content.decode()


def test_more_wordings_cost_no_more_queries(client, editor):
    made = iter(range(100))

    def make_ten():
        for _ in range(10):
            number = next(made)
            make_event(editor, title=f"Leak {number}", harms=[f"Rudeness {number}"])

    assert_queries_do_not_grow(client, f"{UNMATCHED}?row=harms", make_ten)


def titles(client, name):
    return [item.a.text for item in parsed(client.get(f"/upkeep/{name}/")).select(".plain-list > li")]


def test_each_list_has_its_events_newest_first_with_the_way_to_mend_them(client, editor, steward, harms):
    cited = [{"key": "a", "title": "A report"}]
    make_event(editor, title="Sound", harms=["Insecurity"], body="[So]{harm=insecurity}.", sources=cited)
    make_event(editor, title="Bare", date_text="2020", sources=[])
    make_event(editor, title="Old", date_text="1999", harms=["Insecurity"], sources=[])
    make_event(editor, title="Unread", date_text="when leaves fell", date_edtf="", sources=cited)
    make_event(editor, title="Unlisted", body="[So]{harm=exposure}.", sources=cited)
    make_event(editor, title="Mapped", coded="machine", harms=["Insecurity"], sources=cited)
    gone = {"harms": ["Insecurity"], "body": "[So]{harm=exposure}.", "date_text": "some day"}
    delete_page(make_event(editor, title="Gone", coded="machine", **gone), by=steward, reason="Trial")
    assert {name: titles(client, name) for name in EVENT_LISTS} == {
        "without-sources": ["Bare", "Old"],
        "unsupported-harms": ["Old"],
        "unlisted-harms": ["Unlisted"],
        "unread-dates": ["Unread"],
        "machine-coded": ["Mapped"],
    }
    (link,) = parsed(client.get("/upkeep/unread-dates/")).select(".plain-list .meta[rel=nofollow]")
    assert link["href"] == "/events/unread/edit/#id_date_edtf"
    contents = parsed(client.get("/upkeep/"))
    for name, events in EVENT_LISTS.items():
        task = contents.select_one(f'main a[href="/upkeep/{name}/"]').find_parent("li")
        assert str(events.events().count()) in task.select_one(".count").text


def test_lists_without_an_event_say_that_there_is_nothing_to_mend(client, db):
    for name in EVENT_LISTS:
        assert "Nothing to mend here" in parsed(client.get(f"/upkeep/{name}/")).main.text
    assert client.get("/upkeep/nothing/").status_code == 404
    assert client.get("/upkeep/machine-coded/?page=2").status_code == 404


def test_an_event_with_several_gaps_is_listed_once(client, editor, harms):
    make_event(editor, title="Twice", harms=["Insecurity", "Exposure"], body="No codes.")
    make_page(editor, Harm, title="Intrusion")
    make_event(editor, title="Many", body="[a]{harm=intrusion} and [b]{harm=exposure}.")
    assert titles(client, "unsupported-harms") == ["Twice"]
    assert titles(client, "unlisted-harms") == ["Many"]
