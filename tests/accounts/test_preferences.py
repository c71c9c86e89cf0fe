from django.urls import reverse

from tests.accounts.pages import page

PREFERENCES = "/accounts/preferences/"


def test_an_editor_sets_the_chosen_name_and_the_orcid_id(editor_client, editor):
    page(editor_client.get(PREFERENCES))
    response = editor_client.post(PREFERENCES, {"name": "Edith S.", "orcid": "https://orcid.org/0000-0002-1825-0097"})
    assert response.url == PREFERENCES
    editor.refresh_from_db()
    assert (editor.name, editor.orcid) == ("Edith S.", "0000-0002-1825-0097")


def test_a_mistyped_orcid_id_is_kept_and_explained(editor_client, editor):
    soup = page(editor_client.post(PREFERENCES, {"name": "", "orcid": "0000-0002-1825-0098"}))
    assert "check digit" in soup.get_text()
    assert soup.find(id="id_orcid")["value"] == "0000-0002-1825-0098"
    editor.refresh_from_db()
    assert editor.orcid == ""


def test_nobody_can_give_themselves_a_role(new_editor_client, new_editor):
    new_editor_client.post(PREFERENCES, {"name": "", "orcid": "", "role": "administrator"})
    new_editor.refresh_from_db()
    assert new_editor.role == "new editor"


def test_a_reader_is_asked_to_sign_in(client, db):
    assert client.get(PREFERENCES).url == f"{reverse('account_login')}?next={PREFERENCES}"


def test_other_methods_are_refused(editor_client):
    assert editor_client.delete(PREFERENCES).status_code == 405
