import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied

from accounts.roles import Role
from tests.conftest import signed_in
from tests.factories import UserFactory
from wiki.deactivating import deactivate_user, may_deactivate, reactivate_user
from wiki.models import LogEntry


def test_a_closed_account_is_signed_out_for_good(editor, reviewer, steward):
    client, other = signed_in(editor), signed_in(reviewer)
    assert deactivate_user(editor, by=steward, reason="Vandalism")
    assert client.get("/help/x/edit/").url.startswith("/accounts/login/")
    assert reactivate_user(editor, by=steward, reason="It was somebody else")
    assert client.get("/help/x/edit/").url.startswith("/accounts/login/")
    assert other.get("/help/x/edit/").status_code == 404
    assert Session.objects.count() == 1


def test_a_closed_account_has_no_power(editor, steward):
    deactivate_user(editor, by=steward, reason="Vandalism")
    editor.refresh_from_db()
    assert not editor.may("edit")
    reactivate_user(editor, by=steward, reason="No")
    editor.refresh_from_db()
    assert editor.may("edit")


def test_the_log_says_so_once(editor, steward):
    assert deactivate_user(editor, by=steward, reason="Vandalism")
    assert not deactivate_user(editor, by=steward, reason="Again")
    assert reactivate_user(editor, by=steward, reason="No")
    assert not reactivate_user(editor, by=steward, reason="Again")
    said = LogEntry.objects.order_by("pk").values_list("action", "by", "title", "reason")
    assert list(said) == [
        ("deactivate", steward.pk, "Edith", "Vandalism"),
        ("reactivate", steward.pk, "Edith", "No"),
    ]


@pytest.mark.parametrize(
    ("by", "user", "may"),
    [
        (Role.REVIEWER, Role.NEW_EDITOR, False),
        (Role.STEWARD, Role.REVIEWER, True),
        (Role.STEWARD, Role.STEWARD, False),
        (Role.STEWARD, Role.ADMINISTRATOR, False),
        (Role.ADMINISTRATOR, Role.STEWARD, True),
        (Role.ADMINISTRATOR, Role.ADMINISTRATOR, False),
    ],
)
def test_one_closes_the_accounts_of_those_below_oneself(db, by, user, may):
    by, user = UserFactory(role=by), UserFactory(role=user)
    assert may_deactivate(by, user) == may
    if not may:
        with pytest.raises(PermissionDenied):
            deactivate_user(user, by=by, reason="x")
        user.refresh_from_db()
        assert user.is_active


def test_nobody_closes_their_own_account_so(administrator):
    assert not may_deactivate(administrator, administrator)
