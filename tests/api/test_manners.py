"""What all of the API's answers have in common."""

import pytest
from django.test import override_settings

from accounts.tokens import issue_token
from tests.api.asking import API, get, problem, refused


def test_pages_of_other_sites_may_read_without_cookies(client, db):
    response = get(client, "/terms/", origin="https://example.org")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    response = client.options(f"{API}/events/")
    assert response.status_code == 204
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("address", ["/terms/", "/laws/", "/changes/", "/"])
def test_what_is_no_json_is_406(client, db, address):
    assert problem(client, address, 406, accept="text/html")["available"] == ["application/json"]
    assert get(client, address, accept="text/html,*/*;q=0.8").status_code == 200


def test_what_cannot_be_done_is_405(client, db):
    response = client.delete(f"{API}/terms/")
    refused(response, 405)
    assert "GET" in response["Allow"]


@pytest.mark.parametrize("word", ["Bearer", "Bearer x", "Basic eDp5", "Bearer \u00e9"])
def test_a_token_that_is_none_is_refused(client, db, word):
    response = get(client, "/terms/", authorization=word)
    refused(response, 401)
    assert response["WWW-Authenticate"] == 'Bearer realm="api"'


def test_a_head_request_has_no_body(client, db):
    response = client.head(f"{API}/terms/")
    assert (response.status_code, response.content) == (200, b"")


def test_an_address_without_its_slash_leads_to_the_one_with_it(client, db):
    response = client.get(f"{API}/laws?per_page=1")
    assert (response.status_code, response["Location"]) == (301, f"{API}/laws/?per_page=1")
    refused(client.post(f"{API}/laws", "{}", "application/json"), 404)


LIMITS = {"api": "2/m", "api_token": "9/m", "edit": "1/m"}


@override_settings(RATE_LIMITS_ON=True, RATE_LIMITS=LIMITS)
def test_edits_are_counted_with_those_by_form(client, editor):
    _token, word = issue_token(by=editor, name="x", scope="write")
    headers = {"authorization": f"Bearer {word}"}
    first = client.post(f"{API}/laws/", '{"title": "First"}', "application/json", headers=headers)
    assert (first.status_code, first["RateLimit-Policy"]) == (201, '"api_token";q=9;w=60')
    second = client.post(f"{API}/laws/", '{"title": "Second"}', "application/json", headers=headers)
    refused(second, 429)
    assert second["Retry-After"]


@override_settings(RATE_LIMITS_ON=True, RATE_LIMITS=LIMITS)
def test_the_limit_is_stated_and_kept(client, db):
    response = get(client, "/terms/")
    assert response["RateLimit-Policy"] == '"api";q=2;w=60'
    assert response["RateLimit"].startswith('"api";r=1;t=')
    get(client, "/terms/")
    response = get(client, "/terms/")
    refused(response, 429)
    assert 0 < int(response["Retry-After"]) <= 60


@pytest.mark.parametrize(
    "query", ["%00=1", "per_page=0", "per_page=101", "per_page=x", "cursor=-1", "cursor=9" + "9" * 30, "before=%D9%A1"]
)
def test_bad_parameters_are_named(client, db, query):
    data = problem(client, f"/laws/?{query}", 400)
    assert len(data["errors"]) == 1


@pytest.mark.parametrize("path", ["/events/a%0Ab/", "/events/%C2%85/x/"])
def test_an_address_with_a_line_end_in_it_is_a_problem_too(client, db, path):
    refused(client.get(f"{API}{path}"), 404)


@pytest.mark.parametrize("path", ["/sources/?per_page=", "/events/?harm=", "/changes/?cursor="])
def test_a_parameter_without_a_value_is_refused(client, db, path):
    refused(client.get(f"{API}{path}"), 400)
