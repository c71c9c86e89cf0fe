"""An organisation is not merged into itself: whoever says so is told."""

import json

import pytest

from accounts.tokens import issue_token
from exchange.importing import importers
from exchange.reports import Outcome
from exchange.running import import_path
from incidents.models import Organisation
from tests.accounts.pages import page as parsed
from tests.factories import make_page
from tests.wiki.forms_on import form_on

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
