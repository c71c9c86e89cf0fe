"""/queries/: a form without a token, and pages that stay."""

import json

import pytest
from django.test import Client, override_settings

from library import fixing
from library.models import Query
from taxonomy.models import Harm
from tests.counting import queries_of
from tests.factories import make_event
from tests.library.questions import fixed, make_base
from wiki.deleting import delete_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(editor):
    return make_base(editor)


@pytest.fixture
def query(base):
    return fixed("harm=insecurity")


def ask(client, question):
    return client.post("/queries/", {"question": question})


def test_readers_fix_a_question_without_token_or_cookie(base):
    stranger = Client(enforce_csrf_checks=True)
    response = ask(stranger, "harm=insecurity")
    assert response.status_code == 303
    assert response["Location"] == Query.objects.get().get_absolute_url()
    assert not response.cookies
    page = stranger.get(response["Location"])
    assert page.status_code == 200
    assert not page.cookies
    assert b"csrf" not in page.content.lower()


def test_twice_is_once(client, base):
    assert ask(client, "harm=insecurity")["Location"] == ask(client, "harm=insecurity&page=1")["Location"]
    assert Query.objects.count() == 1


def test_the_list_of_events_has_the_button(client, base):
    page = client.get("/events/?harm=insecurity&sort=title&page=1").content.decode()
    assert "Cite this question" in page
    assert '<input type="hidden" name="question" value="harm=insecurity&amp;sort=title">' in page
    assert "Cite this question" not in client.get("/events/?after=someday").content.decode()


@pytest.mark.parametrize(
    "question",
    [
        "after=someday",
        "colour=red",
        "q=%00",
        "harm=" + "x" * 5_000,
        "&".join(["harm=a"] * 300),
        "cursor=%ff",
        "page=99",
    ],
)
def test_bad_questions_are_refused_with_what_is_wrong(client, base, question):
    response = ask(client, question)
    assert response.status_code == 400
    assert b"This question cannot be fixed as it stands." in response.content
    assert not Query.objects.exists()


@pytest.mark.parametrize(
    "question",
    [
        *("a\x00b", "q=a\u202eb", "&" * 9_000, "=" * 500, "harm=%", "harm[]=x", "?harm=insecurity", "\ufffe"),
        *("x" * 600_000, "q=" + "(" * 300, "q=" + "-" * 300, "harm=" + "%2B".join(["insecurity"] * 99)),
        *("people_min=" + "9" * 4_000, "after=" + "9" * 4_000, "sort=%00", "{{ 7*7 }}"),
    ],
)
def test_whatever_is_posted_is_fixed_or_refused(client, base, question):
    response = ask(client, question)
    assert response.status_code in (303, 400)
    if response.status_code == 303:
        assert client.get(response["Location"]).status_code == 200


def test_a_form_with_too_many_parameters_is_refused(client, base):
    assert ask(client, "&".join(f"a{number}=1" for number in range(10_001))).status_code == 400


def test_an_empty_question_is_of_all_events_and_none_is_refused(client, base):
    assert client.post("/queries/").status_code == 400
    assert (ask(client, "").status_code, Query.objects.get().rows.count) == (303, 3)


def test_markup_in_a_search_is_inert(client, base):
    response = ask(client, "q=%3Cscript%3Ealert(1)%3C/script%3E")
    page = client.get(response["Location"]).content.decode()
    assert "<script>alert" not in page
    for part in ("today/", "cite/"):
        assert b"<script>alert" not in client.get(response["Location"] + part).content


def test_too_many_rows_are_refused_in_words(client, base, monkeypatch):
    monkeypatch.setattr(fixing, "MOST_ROWS", 2)
    response = ask(client, "")
    assert response.status_code == 422
    assert b"The question finds 3 events; at most 2 can be fixed." in response.content


def test_too_often_is_told(client, base):
    with override_settings(RATE_LIMITS_ON=True):
        answers = [ask(client, "harm=insecurity").status_code for _time in range(61)]
        assert answers == [303] * 60 + [429]
        assert client.get("/queries/").status_code == 200


def test_the_page_says_what_was_asked_when_and_what_was_found(client, query):
    page = client.get(query.get_absolute_url()).content.decode()
    for said in (query.sentence, query.rows.digest, f"{query.moment:%H:%M:%S}", "/events/?harm=insecurity"):
        assert said in page
    assert page.index("Clinic leak") < page.index("Another leak")
    assert "Refused papers" not in page


def test_an_answer_that_is_empty(client, base):
    page = client.get(fixed("before=1800").get_absolute_url()).content.decode()
    assert "No event fitted this question at that moment" in page


def test_programs_read_a_data_set_and_links(client, query):
    response = client.get(query.get_absolute_url())
    document = response.content.decode().partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    said = json.loads(document)
    assert (said["@type"], said["url"]) == ("Dataset", f"http://localhost:8000{query.get_absolute_url()}")
    assert f"sha256:{query.rows.digest}" in said["identifier"]
    for relation in ("cite-as", "item", "describedby", "license", "type", "linkset"):
        assert f'rel="{relation}"' in response["Link"]
    linkset = json.loads(client.get(f"/queries/{query.identifier}.linkset").getvalue())["linkset"][0]
    assert linkset["cite-as"] == [{"href": f"http://localhost:8000{query.get_absolute_url()}"}]


def test_formats_are_asked_for_by_header_too(client, query):
    response = client.get(query.get_absolute_url(), headers={"Accept": "application/vnd.datacite.datacite+json"})
    assert (response.status_code, response["Location"]) == (303, f"/queries/{query.identifier}.datacite.json")
    assert client.get(query.get_absolute_url(), headers={"Accept": "image/png"}).status_code == 406
    assert client.get(f"/queries/{query.identifier}.pdf").status_code == 406


def test_a_copy_is_good_until_an_event_is_saved(client, query, base, steward):
    for address in (query.get_absolute_url(), f"/queries/{query.identifier}.csv"):
        etag = client.get(address)["ETag"]
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    delete_page(base[0], by=steward, reason="Libel")
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_those_signed_in_get_their_own_page(editor_client, query):
    assert editor_client.get(query.get_absolute_url())["Cache-Control"] == "private, no-cache"


def test_today(client, query, base, steward):
    address = f"{query.get_absolute_url()}today/"
    assert b"the same answer" in client.get(address).content
    delete_page(base[0], by=steward, reason="Libel")
    page = client.get(address).content.decode()
    assert "Deleted (1)" in page
    assert client.get(f"{query.get_absolute_url()}today.csv").getvalue().count(b"\r\n") == 2


def test_a_question_that_cannot_be_asked_any_more_says_so(client, query, steward):
    delete_page(Harm.objects.get(slug="insecurity"), by=steward, reason="Trial")
    response = client.get(f"{query.get_absolute_url()}today/")
    assert response.status_code == 200
    assert b"cannot be asked any more" in response.content
    assert client.get(f"{query.get_absolute_url()}today.csv").status_code == 302
    assert client.get(query.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("part", ["/", "/cite/", "/today/", ".csv"])
def test_a_pasted_citation_of_it_is_led_to_what_changed(client, query, settings, part):
    cited = f"@dataset{{x, url = {{{settings.BASE_URL}/queries/{query.identifier}{part}}}}}"
    response = client.get("/changed/", {"cited": cited})
    assert (response.status_code, response["Location"]) == (302, f"{query.get_absolute_url()}today/")


def test_the_cite_page_has_every_format(client, query):
    page = client.get(f"{query.get_absolute_url()}cite/").content.decode()
    for said in ("APA", "BibTeX", f"query-{query.identifier}", f"/queries/{query.identifier}/"):
        assert said in page


@pytest.mark.parametrize(
    "address", ["/queries/" + "a" * 20 + "/", "/queries/nothing/", "/queries/" + "a" * 20 + ".csv"]
)
def test_what_never_was_is_missing(client, db, address):
    assert client.get(address).status_code == 404


def test_pages_of_rows(client, base, query, monkeypatch):
    monkeypatch.setattr("library.views.queries.ROWS_SHOWN", 1)
    second = client.get(f"{query.get_absolute_url()}?page=2").content.decode()
    assert "Another leak" in second
    assert "Clinic leak" not in second
    assert client.get(f"{query.get_absolute_url()}?page=3").status_code == 404


def test_other_methods_are_refused(client, query):
    assert client.post(query.get_absolute_url()).status_code == 405
    assert client.put("/queries/").status_code == 405


def test_its_queries_do_not_grow(client, base, editor):
    few = queries_of(client, fixed("harm=insecurity").get_absolute_url())
    for number in range(10):
        make_event(editor, title=f"Leak {number}", harms=["Insecurity"])
    assert queries_of(client, fixed("harm=insecurity").get_absolute_url()) == few
