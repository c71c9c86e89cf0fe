from django.urls import reverse

from accounts.roles import Role


def change_page(user):
    return reverse("admin:accounts_user_change", args=[user.pk])


def test_an_administrator_changes_a_role(administrator_client, editor):
    response = administrator_client.post(change_page(editor), {"name": "", "orcid": "", "role": Role.REVIEWER})
    assert response.status_code == 302
    editor.refresh_from_db()
    assert editor.role == Role.REVIEWER


def test_nobody_is_deactivated_there_past_the_log(administrator_client, editor):
    administrator_client.post(change_page(editor), {"name": "", "orcid": "", "role": Role.EDITOR})
    editor.refresh_from_db()
    assert editor.is_active


def test_accounts_are_neither_added_nor_deleted_there(administrator_client, editor):
    assert administrator_client.get(reverse("admin:accounts_user_add")).status_code == 403
    assert administrator_client.get(reverse("admin:accounts_user_delete", args=[editor.pk])).status_code == 403


def test_a_steward_is_not_let_in(steward_client, editor):
    assert steward_client.get(change_page(editor)).status_code == 302
