"""/events.csv and its like: the very question of the page, refused where it cannot be read."""

import re

import pytest
from django.test import override_settings

from incidents.selection import Selection
from taxonomy.models import Harm
from tests.exchange.asking import content, lines, table
from tests.factories import make_event, make_pages
from wiki.editing import save_page

pytestmark = pytest.mark.django_db
FORMATS = ["csv", "jsonl", "json", "atom", "datapackage.json"]


@pytest.fixture
def base(editor):
    make_pages(Harm, "Insecurity", "Exclusion")
    make_event(editor, title="Clinic leak", harms=["Insecurity"], location="Norway", date_text="2020", coded="machine")
    make_event(editor, title="Refused papers", harms=["Exclusion"], location="Kenya", date_text="1999")
    make_event(editor, title="Another leak", harms=["Insecurity", "Exclusion"], date_text="2010")


def shown(client, query):
    page = client.get(f"/events/{query}").content.decode()
    return re.findall(r'<h2 class="result-title".*?<a href="/events/([^"/]+)/">', page, re.DOTALL)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?sort=title",
        "?harm=insecurity",
        "?not_harm=insecurity",
        "?coded=machine",
        "?q=leak&sort=date",
        "?after=2005",
    ],
)
def test_the_page_and_its_files_have_the_same_events_in_the_same_order(client, base, query):
    slugs = shown(client, query)
    assert slugs
    assert [one["slug"] for one in lines(client, query)] == slugs
    assert [one["slug"] for one in table(client, query)] == slugs
    assert re.findall(r"<id>.*/events/([^<?]+)/</id>", content(client, f"/events.atom{query}")) == slugs


def test_all_events_are_there_and_one_page_of_them_where_that_is_asked_for(client, base):
    with_all = [one["slug"] for one in lines(client)]
    assert len(with_all) == 3
    assert [one["slug"] for one in lines(client, "?per_page=2&page=2")] == with_all[2:]
    response = client.get("/events.jsonl?per_page=2")
    assert '/events.jsonl?page=2&per_page=2>; rel="next"' in response["Link"]
    assert 'rel="prev"' not in response["Link"]


def test_events_come_in_many_parts_and_none_is_missed(client, editor, monkeypatch):
    make_event(editor, title="Leak 0")
    for number in range(1, 8):
        make_event(editor, title=f"Leak {number}")
    monkeypatch.setattr(Selection, "in_order", lambda self, whole=Selection.in_order: whole(self, 3))
    assert [one["title"] for one in lines(client, "?sort=title")] == [f"Leak {number}" for number in range(8)]


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize(
    ("query", "name", "reason"),
    [
        ("harm=nowhere", "harm", "Nothing here is called “nowhere”."),
        ("after=yesterday", "after", ""),
        ("after=2021&before=2020", "after", "This is later"),
        ("page=0", "page", "greater than or equal to 1"),
        ("per_page=1000000", "per_page", "less than or equal to 100"),
        ("cursor=nonsense", "cursor", "no place"),
        ("sort=shoe-size", "sort", ""),
        ("hram=insecurity", "hram", "There is no such parameter."),
        ("&".join(f"harm=h{number}" for number in range(201)), "__all__", "at most 200"),
    ],
)
def test_a_bad_question_is_refused_with_its_reason(client, base, extension, query, name, reason):
    response = client.get(f"/events.{extension}?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    told = response.json()
    assert any(reason in message for message in told["errors"][name])
    assert f"{name}: " in told["detail"]
    assert told["status"] == 400


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "a" * 100_000,
        "q=%00",
        "q=%27%3B+DROP+TABLE+incidents_event%3B--",
        "harm=%27+OR+1%3D1--",
        "harm=%00",
        "harm=%ed%a0%80",
        "country=" + "x" * 5_000,
        "after=2020-99-99",
        "after=9999999999",
        "people_min=-1",
        "people_min=1e99",
        "page=99999999999999999999",
        "cursor=" + "A" * 200,
        "q=((((((((((((((((",
        "q=*",
        "q=NEAR(a+b)",
        "%00=1",
        "%ed%a0%80=1",
    ],
)
def test_hostile_questions_are_answered_or_refused(client, base, query):
    for extension in ("csv", "datapackage.json"):
        response = client.get(f"/events.{extension}?{query}")
        assert response.status_code in (200, 400)
        assert response.getvalue()


def test_what_the_page_keeps_for_itself_is_no_mistake(client, base):
    assert len(table(client, "?view=table&column=harms&harm=insecurity&q=")) == 2


def test_head_has_the_headers_alone(client, base):
    response = client.head("/events.csv")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/csv")
    assert response.getvalue() == b""


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_reading_is_allowed(client, method):
    assert getattr(client, method)("/events.csv").status_code == 405


def test_an_answer_that_has_not_changed_is_not_sent_again(client, base, editor):
    address = "/events.csv?harm=insecurity"
    tag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again["ETag"]) == (304, tag)
    assert client.get("/events.csv?harm=exclusion")["ETag"] != tag
    assert client.get("/events.jsonl?harm=insecurity")["ETag"] != tag
    event = make_event(editor, title="One more", harms=["Insecurity"])
    after = client.get(address, headers={"If-None-Match": tag})
    assert (after.status_code, after["ETag"] != tag) == (200, True)
    save_page(event, {"title": "One more", "harms": ["Insecurity"], "body": "Text."}, by=editor, base=1)
    assert client.get(address, headers={"If-None-Match": after["ETag"]}).status_code == 200


def test_the_name_of_the_file_tells_the_question(client, base):
    name = client.get("/events.csv?q=%22clinic+leak%22&harm=insecurity")["Content-Disposition"]
    assert re.fullmatch(
        r"attachment; filename\*=UTF-8''events-q-clinic-leak-harm-insecurity-\d{4}-\d\d-\d\d\.csv", name
    )


@override_settings(MIDDLEWARE=["django.middleware.gzip.GZipMiddleware"])
def test_it_is_compressed_while_it_is_sent(client, base):
    response = client.get("/events.csv", headers={"Accept-Encoding": "gzip"})
    assert (response["Content-Encoding"], response.streaming) == ("gzip", True)
