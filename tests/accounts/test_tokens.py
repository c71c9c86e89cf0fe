"""Tokens: made and revoked on the page of preferences, shown once, kept as a hash."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from accounts.models import Token
from accounts.tokens import MOST, TooMany, holder_of, issue_token, revoke_token
from tests.factories import UserFactory

ASKED = "/accounts/reauthenticate/?next=%2Faccounts%2Ftokens%2F"


def send(client, **data):
    return client.post("/accounts/tokens/", {"name": "My program", "scope": "read", **data})


def give_password(client, password="correct horse"):
    return client.post(ASKED, {"password": password})


def make(client, **data):
    """As somebody does who is asked for the password on the way."""
    send(client, **data)
    return give_password(client)


def test_the_password_is_asked_for_and_what_was_typed_is_kept(editor_client, editor):
    assert send(editor_client).url == ASKED
    assert give_password(editor_client, "wrong").status_code == 200
    assert not Token.objects.exists()
    assert "account-secret" in give_password(editor_client).text
    assert Token.objects.get().name == "My program"
    assert "account-secret" in send(editor_client, name="At once").text


def test_it_is_asked_for_again_after_five_minutes(editor_client):
    make(editor_client)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert send(editor_client).url == ASKED


def test_a_token_is_shown_once_and_kept_as_a_hash(editor_client, editor):
    response = make(editor_client, scope="write")
    word = BeautifulSoup(response.text, "html.parser").find(class_="account-secret").text
    token = holder_of(word)
    assert (token.user, token.name, token.may_write) == (editor, "My program", True)
    assert word not in editor_client.get("/accounts/preferences/").text
    assert word not in token.digest
    assert response["Cache-Control"] == "no-store"


def test_a_revoked_token_is_good_for_nothing(editor_client, editor):
    token, word = issue_token(by=editor, name="Old", scope="read")
    assert "Old" in editor_client.get("/accounts/preferences/").text
    response = editor_client.post(f"/accounts/tokens/{token.pk}/revoke/", follow=True)
    assert "is revoked" in response.text
    assert holder_of(word) is None


def test_nobody_revokes_the_tokens_of_others(editor_client, reviewer):
    token, word = issue_token(by=reviewer, name="Theirs", scope="read")
    assert editor_client.post(f"/accounts/tokens/{token.pk}/revoke/").status_code == 404
    assert editor_client.post(f"/accounts/tokens/{10**30}/revoke/").status_code == 404
    assert holder_of(word)
    with pytest.raises(Token.DoesNotExist):
        revoke_token(by=UserFactory(), pk=token.pk)


def test_tokens_end_with_the_account(editor):
    _token, word = issue_token(by=editor, name="Mine", scope="read")
    editor.is_active = False
    editor.save()
    assert holder_of(word) is None


@pytest.mark.parametrize("data", [{"name": ""}, {"name": "x" * 101}, {"scope": "all"}, {"name": "a\x00b"}])
def test_what_is_wrong_with_a_token_is_said(editor_client, data):
    response = make(editor_client, **data)
    assert response.status_code == 422
    assert 'role="alert"' in response.text or "field-error" in response.text
    assert not Token.objects.exists()


def test_an_account_has_a_bounded_number_of_tokens(editor_client, editor):
    for number in range(MOST):
        issue_token(by=editor, name=f"Number {number}", scope="read")
    with pytest.raises(TooMany):
        issue_token(by=editor, name="One more", scope="read")
    assert make(editor_client).status_code == 422


def test_strangers_are_asked_to_sign_in_and_get_makes_nothing(client, editor_client):
    assert send(client).url.startswith("/accounts/login/")
    assert editor_client.get("/accounts/tokens/").url == "/accounts/preferences/"
    assert not Token.objects.exists()
