"""The contract of addresses: they never change. What a reader gets at each of them."""

import pytest

from incidents.models import Event, Organisation, Source
from taxonomy.models import Harm, Law
from tests.config.addresses import routes
from tests.factories import make_event, make_page, make_pages
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.kinds import all_kinds
from wiki.models import Guide
from wiki.moving import move_page
from wiki.talking import start_thread

EVENT = "/events/45-million-medical-files-leaked/"
PAGES = [EVENT, "/taxonomy/harms/insecurity/", "/laws/gdpr/", "/organisations/cybelangel/", "/help/citing/"]
PAGES += ["/sources/full-body-exposure/", "/taxonomy/information-types/contact/", "/taxonomy/threat-actors/hacker/"]
PAGES += ["/taxonomy/affected-groups/patient/", "/taxonomy/consequences/anxiety/"]
READ = ["", "history/", "links/", "cite/", "talk/", "revisions/1/", "revisions/1/cite/", "diff/1/1/"]
WRITE = ["edit/", "revert/1/", "undo/1/", "move/", "delete/", "restore/", "talk/new/", "undo-all/"]
SCHEMES = ["harms", "information-types", "threat-actors", "affected-groups", "consequences"]
SITE = [
    *(
        "/",
        "/events/",
        "/explore/",
        "/taxonomy/",
        *(f"/taxonomy/{scheme}/" for scheme in SCHEMES),
        "/laws/",
        "/organisations/",
    ),
    *("/sources/", "/help/", "/changes/", "/changes.atom", "/changes.json", "/log/", "/upkeep/", "/upkeep/unmatched/"),
    *("/upkeep/wanted/", "/upkeep/orphans/", "/users/Edith/", "/users/imported%3EUpwork/", "/about/", "/privacy/"),
    *("/licence/", "/lists/", "/vocabulary/", "/dumps/", "/cite.datacite.json", "/healthz", "/readyz", "/robots.txt"),
]
SITE += ["/embed/45-million-medical-files-leaked/", "/embed/45-million-medical-files-leaked/revisions/1/"]
FORMS = ["/report/", "/accounts/login/", "/accounts/signup/"]
LISTS = {model.list_address() for model in (Event, Harm, Law, Organisation, Source, Guide)}


@pytest.fixture
def site(editor, steward):
    """A page of every kind, one that was moved, one that was deleted, a thread, an imported name."""
    make_vocabulary()
    event = make_event(editor, **FULL)
    save_page(event, OTHER, by=editor, base=1)
    make_page(editor, Guide, title="Citing")
    make_pages(Guide, "Imported")
    start_thread(event, title="Is it so?", body="It is.", by=editor)
    moved = make_event(editor, title="Former", body="Moved.")
    move_page(moved, title="Today", slug="today", by=editor, reason="Trial")
    delete_page(make_event(editor, title="Spam"), by=steward, reason="Spam")
    return event


def test_pages_of_the_site(client, site):
    assert {address: client.get(address).status_code for address in SITE + FORMS} == dict.fromkeys(SITE + FORMS, 200)


@pytest.mark.parametrize("rest", READ)
def test_pages_that_anyone_reads(client, site, rest):
    for page in PAGES:
        response = client.get(f"{page}{rest}")
        assert response.status_code == 200, page
        assert not response.cookies, page


def test_no_page_of_the_site_sets_a_cookie_for_readers(client, site):
    for address in SITE:
        assert not client.get(address).cookies, address


@pytest.mark.parametrize("rest", WRITE)
def test_pages_for_which_one_signs_in(client, site, rest):
    for page in PAGES:
        response = client.get(f"{page}{rest}")
        assert (response.status_code, response.url) == (302, f"/accounts/login/?next={page}{rest}")


def test_pages_are_begun_at_new(client, site):
    for start in LISTS:
        assert client.get(f"{start}new/").url == f"/accounts/login/?next={start}new/"


@pytest.mark.parametrize("rest", ["", "history/", "revisions/1/", "diff/1/1/?x=1", "links/", "talk/", "edit/"])
def test_a_moved_page_answers_301_and_a_deleted_one_410(editor_client, site, rest):
    response = editor_client.get(f"/events/former/{rest}")
    assert (response.status_code, response.url) == (301, f"/events/today/{rest}")
    response = editor_client.get(f"/events/spam/{rest}")
    assert response.status_code == 410
    assert 'href="/log/' in response.text


@pytest.mark.parametrize("rest", READ)
def test_a_page_that_never_was_is_404(client, site, rest):
    for start in LISTS:
        assert client.get(f"{start}never-written/{rest}").status_code == 404


def test_what_only_shows_something_is_read_alone(client, site):
    for address in (*SITE, EVENT):
        assert client.head(address).status_code == 200
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(address).status_code == 405, address


def test_the_end_of_an_address_is_a_slash(client, site):
    for address in ("/events", EVENT.rstrip("/"), "/changes", "/taxonomy/harms"):
        assert client.get(address).url == f"{address}/"


def test_an_event_by_chance_is_another_each_time(client, site):
    response = client.get("/random/")
    assert response.status_code == 302
    assert response.url in (EVENT, "/events/today/")
    assert response["Cache-Control"] == "no-store"


def test_without_an_event_chance_leads_to_the_list(client, db):
    assert client.get("/random/").url == "/events/"


@pytest.mark.parametrize("model", all_kinds().values())
def test_words_of_fixed_addresses_are_no_slugs(model):
    start = model.list_address().lstrip("/")
    words = {route.removeprefix(start).split("/")[0] for route in routes() if route.startswith(start)}
    fixed = {word for word in words if word and not word.startswith("<") and "." not in word}
    assert "new" in fixed
    assert fixed <= model.reserved_slugs


@pytest.mark.parametrize("model", [Event, Harm, Law, Organisation, Source, Guide])
def test_a_page_called_as_an_address_gets_another(client, editor, model):
    page = make_page(editor, model, title="New")
    assert page.get_absolute_url() == f"{model.list_address()}new-2/"
    assert client.get(page.get_absolute_url()).status_code == 200
