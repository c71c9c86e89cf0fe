import io

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command

from accounts.models import User
from accounts.roles import Role

pytestmark = pytest.mark.django_db

PASSWORD = "a long sentence nobody says"


def make_admin(**options):
    call_command("make_admin", stdout=io.StringIO(), **options)


def test_an_administrator_is_made_with_a_verified_address():
    make_admin(username="admin", email="Admin@Example.org", password=PASSWORD)
    user = User.objects.get()
    assert user.role == Role.ADMINISTRATOR
    assert user.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=user, email="admin@example.org").verified


def test_what_is_not_given_is_asked_for(monkeypatch):
    answers = iter(["ada", "ada@example.org"])
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    monkeypatch.setattr("accounts.management.commands.make_admin.getpass", lambda question: PASSWORD)
    make_admin()
    assert User.objects.get(username="ada").check_password(PASSWORD)


def test_an_account_that_exists_is_promoted_and_keeps_its_password(editor):
    make_admin(username="edith")
    editor.refresh_from_db()
    assert editor.role == Role.ADMINISTRATOR
    assert editor.check_password("correct horse")


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"username": "a/b", "email": "a@example.org", "password": PASSWORD}, "letters"),
        ({"username": "ada", "email": "nonsense", "password": PASSWORD}, "valid email"),
        ({"username": "ada", "email": "ada@example.org", "password": "ada"}, "too short"),
        ({"username": "ada", "email": "edith@example.org", "password": PASSWORD}, "Another account"),
    ],
)
def test_bad_answers_make_nobody(editor, options, reason):
    with pytest.raises(CommandError, match=reason):
        make_admin(**options)
    assert User.objects.count() == 1
