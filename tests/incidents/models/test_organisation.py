"""An organisation is not merged into itself, nor into one that was merged into it: whoever says so is told."""

import json

import pytest

from accounts.tokens import issue_token
from exchange.importing import importers
from exchange.reports import Outcome
from exchange.running import import_path
from incidents.models import Organisation
from tests.accounts.pages import page as parsed
from tests.factories import make_page, make_pages
from tests.wiki.forms_on import form_on
from wiki.editing import revert_page, save_page
from wiki.fields import RecordErrors
from wiki.moving import move_page

pytestmark = pytest.mark.django_db
EDIT = "/organisations/acme/edit/"


@pytest.fixture
def acme(editor):
    return make_page(editor, Organisation, title="Acme")


def test_by_the_form(editor_client, acme):
    form = form_on(editor_client.get(EDIT))
    soup = parsed(editor_client.post(EDIT, {**form, "merged_into": "acme", "body": "Mine."}), 422)
    assert "An organisation is not merged into itself." in soup.main.text
    assert soup.find(id="id_body").text.strip() == "Mine."
    assert Organisation.objects.get().revision_count == 1


def test_by_the_api(client, editor, acme):
    _token, word = issue_token(by=editor, name="Program", scope="write")
    address, headers = "/api/v1/organisations/acme/", {"authorization": f"Bearer {word}"}
    headers["if-match"] = client.get(address)["ETag"]
    response = client.patch(address, json.dumps({"merged_into": "acme"}), "application/json", headers=headers)
    assert (response.status_code, list(response.json()["errors"])) == (422, ["merged_into"])


def test_by_a_file_of_which_the_rest_goes_in(acme, tmp_path):
    path = tmp_path / "some.jsonl"
    lines = [
        {"kind": "org", "slug": "acme", "title": "Acme", "merged_into": "acme"},
        {"kind": "org", "slug": "beta", "title": "Beta", "merged_into": "acme"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    report = import_path(path, importers()["jsonl"])
    assert report.counts == {Outcome.FAULTY: 1, Outcome.CREATED: 1}
    assert Organisation.objects.get(slug="beta").merged_into == acme


@pytest.fixture
def line(editor):
    """Gamma was merged into Beta, and Beta into Acme, which came by an import and was moved."""
    (acme,) = make_pages(Organisation, "Acme")
    make_page(editor, Organisation, title="Beta", merged_into="acme")
    make_page(editor, Organisation, title="Gamma", merged_into="beta")
    move_page(acme, title="Acme", slug="acme-today", by=editor, reason="Trial")


REFUSED = ("gamma", "beta", "acme", "acme-today")
"""Slugs of the line, a former one of Acme's own among them."""


@pytest.mark.parametrize("target", REFUSED)
def test_no_ring_is_closed_by_the_form(editor_client, line, target):
    address = "/organisations/acme-today/edit/"
    form = form_on(editor_client.get(address))
    for sent in (form, {**form, "preview": "1"}):
        soup = parsed(editor_client.post(address, {**sent, "merged_into": target, "body": "Mine."}), 422)
        assert "merged into" in soup.select_one(".field-invalid:has([name=merged_into])").text
        assert soup.find(id="id_body").text.strip() == "Mine."
    assert Organisation.objects.get(slug="acme-today").merged_into is None


@pytest.mark.parametrize("target", REFUSED)
def test_no_ring_is_closed_by_the_api(client, editor, line, target):
    _token, word = issue_token(by=editor, name="Program", scope="write")
    address, headers = "/api/v1/organisations/acme-today/", {"authorization": f"Bearer {word}"}
    headers["if-match"] = client.get(address)["ETag"]
    response = client.patch(address, json.dumps({"merged_into": target}), "application/json", headers=headers)
    assert (response.status_code, list(response.json()["errors"])) == (422, ["merged_into"])


@pytest.mark.parametrize("target", REFUSED)
def test_no_ring_is_closed_by_a_file(line, tmp_path, target):
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps({"kind": "org", "slug": "acme-today", "title": "Acme", "merged_into": target}))
    assert import_path(path, importers()["jsonl"]).counts == {Outcome.FAULTY: 1}


def test_no_ring_is_closed_by_bringing_a_revision_back(editor_client, line, editor):
    acme, beta = (Organisation.objects.get(slug=slug) for slug in ("acme-today", "beta"))
    save_page(beta, {"title": "Beta"}, by=editor, base=1)
    save_page(acme, {"title": "Acme", "merged_into": "beta"}, by=editor, base=1)
    with pytest.raises(RecordErrors, match="merged_into"):
        revert_page(beta, 1, by=editor, base=2)
    address = "/organisations/beta/revert/1/"
    soup = parsed(editor_client.post(address, form_on(editor_client.get(address))), 422)
    assert "was merged into it" in soup.main.text


def test_a_line_may_grow(line, editor):
    other = make_page(editor, Organisation, title="Other")
    acme = Organisation.objects.get(slug="acme-today")
    save_page(acme, {"title": "Acme", "merged_into": "other"}, by=editor, base=1)
    assert Organisation.objects.get(slug="acme-today").merged_into == other
