"""Addresses that nobody means: whatever stands in them, a page, a redirect or a clear refusal, never an error."""

import pytest
from django.http import QueryDict

from incidents.models import Event
from library.fixing import fix
from library.lists.curating import add_event, make_list
from taxonomy.models import Harm
from tests.config.addresses import filled, parameters, routes
from tests.factories import make_event, make_page
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki.editing import save_page
from wiki.kinds import all_kinds
from wiki.models import Guide, Report
from wiki.talking import start_thread

pytestmark = pytest.mark.slow
CLEAR = {200, 301, 302, 303, 400, 403, 404, 405, 406, 409, 410, 501}  # 501 is oEmbed’s word for a format it has not
IN_PATHS = [
    *("%00", "a%00b", "%0d%0aSet-Cookie:%20x=1", "a%E2%80%AEb", "%ED%A0%80", "%FF%FE", "%", "%C3", "..%2f..%2fetc"),
    *("a" * 101, "%C3%A9" * 100, "x" * 5000, "<script>", "%27%22;--", "%20", "A_b", "%D9%A1"),
    *("0", "-1", "01", "999999999", "9" * 30, "1e3", "1.5"),
]
IN_QUERIES = [
    *("", "%00", "a%E2%80%AEb", "%FF%FE", "x" * 5000, "%27%22;--", "%D9%A1", "0", "-1", "1e3", "9" * 18, "9" * 30),
    *("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00%2B14:00", "-62135596800000000_1", f"1_{2**64}"),
    "imported%3E%00",
]
THE_WORST = ["%00", "%FF%FE", "9" * 30]
MANY = 12
"""Parameters that only questions about events have; one FilterSet reads them for all pages and files."""
ROUTES = sorted(set(routes()))
OF_EVENTS = [route for route in ROUTES if route.startswith("events/<")]
OF_OTHERS = [route for route in ROUTES if "<page:slug>" in route and route not in OF_EVENTS]
ONE_OF_OTHERS = [route for route in OF_OTHERS if route.endswith(("<page:slug>/", "links/"))]
REST = [route for route in ROUTES if "<page:slug>" not in route]


@pytest.fixture
def good(editor, reviewer, steward):
    """A page of every kind, and values with which each route leads somewhere."""
    make_vocabulary()
    event = save_page(make_event(editor, **FULL), OTHER, by=reviewer, base=1).page
    make_page(editor, Guide, title="Citing")
    thread = start_thread(event, title="Is it so?", body="It is.", by=editor).thread
    Report.objects.create(message="Wrong.", page_address=event.get_absolute_url())
    shelf = make_list(by=steward, title="A list", description="", visibility="public")
    entry = add_event(shelf, event, number=1)
    numbers = {"number": 1, "old": 1, "new": 2, "pk": entry.pk, "thread": thread.pk}
    files = {"extension": "json", "file_name": "events.csv.gz", "token": "x"}
    query = fix(QueryDict())
    return {**numbers, **files, "name": "Edith", "key": shelf.key, "kind": "event", "identifier": query.identifier}


def slugs(route):
    """The slug of a page of the route's kind."""
    place = route.removeprefix("api/v1/")
    place = place.replace("terms/", "taxonomy/", 1) if place.startswith("terms/") else place
    named = (m for m in all_kinds().values() if place.startswith(m.list_address().lstrip("/") + "<"))
    model = next(named, Event)  # /embed/ is of events
    page = model.objects.live().first()
    return {"slug": page.slug if page else "nothing"}


def values_for(route, good):
    return {**good, **(slugs(route) if "<page:slug>" in route else {})}


@pytest.fixture
def asked(monkeypatch):
    """Names that views ask a query string for."""
    names = set()
    for method in ("__getitem__", "getlist", "__contains__"):
        original = getattr(QueryDict, method)

        def spy(self, key, *args, original=original, **kwargs):
            names.add(key)
            return original(self, key, *args, **kwargs)

        monkeypatch.setattr(QueryDict, method, spy)
    return names


@pytest.mark.parametrize("route", OF_EVENTS + ONE_OF_OTHERS + [route for route in REST if parameters(route)])
def test_whatever_stands_in_a_path(client, steward_client, good, route):
    values = values_for(route, good)
    for name in parameters(route):
        for hostile in IN_PATHS:
            address = filled(route, {**values, name: hostile})
            for browser in (client, steward_client):
                assert browser.get(address).status_code in CLEAR, address


@pytest.mark.parametrize("route", OF_EVENTS + ONE_OF_OTHERS + REST)
def test_whatever_stands_in_a_query(steward_client, good, asked, route):
    address = filled(route, values_for(route, good))
    assert steward_client.get(address).status_code in CLEAR
    names = sorted(asked - {"csrfmiddlewaretoken", None})  # the REST framework asks for None
    for query in queries(route, names):
        assert steward_client.get(f"{address}?{query}").status_code in CLEAR, f"{address}?{query}"


def queries(route, names):
    """Each name with each value; where they are many the worst alone, in files of a question all names at once."""
    if len(names) <= MANY:
        return [f"{name}={hostile}" for name in names for hostile in IN_QUERIES]
    if route == "events/":
        return [f"{name}={hostile}" for name in names for hostile in THE_WORST]
    return ["&".join(f"{name}={hostile}" for name in names) for hostile in THE_WORST]


@pytest.mark.parametrize("query", ["%00=%00", "=", "&&&", "a=" + "b" * 5000, "%ED%A0%80=1", "page=1&page=x", "[]=1"])
def test_query_strings_that_are_none(client, good, query):
    for address in (
        "/",
        "/events/",
        "/changes/",
        "/changes.json",
        "/changes.atom",
        Event.objects.get().get_absolute_url(),
    ):
        assert client.get(f"{address}?{query}").status_code in CLEAR


def test_unknown_slugs_are_shown_inert(client, good):
    for slug in ("<script>alert(1)</script>"[:25].replace("/", ""), "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"):
        response = client.get(f"/events/{slug}")
        response = client.get(f"/events/{slug}/") if response.status_code == 301 else response
        assert response.status_code == 404
        assert "<script>alert" not in response.text
        assert "<img src=x" not in response.text


def test_a_page_far_out_of_a_list_is_missing(client, good):
    for address in ("/organisations/", "/sources/", Harm.objects.first().get_absolute_url()):
        assert client.get(f"{address}?page=999999").status_code == 404
