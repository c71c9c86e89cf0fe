"""From signing up to a second factor: django-allauth's pages as we set and dress them."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse

from accounts.models import User
from tests.accounts.pages import page

PASSWORD = "a long sentence nobody says"

pytestmark = pytest.mark.django_db


def sign_up(client, username="Nadia", email="nadia@example.org"):
    return client.post(
        reverse("account_signup"),
        {"username": username, "email": email, "password1": PASSWORD},
    )


def sign_in(client, login, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": login, "password": password})


def sign_in_anew(client, login, password):
    """Signs in and gives the password again, as pages about a second factor ask."""
    sign_in(client, login, password)
    client.post(reverse("account_reauthenticate"), {"password": password})


def address_in(mail):
    return re.search(r"http://testserver(\S+)", mail.body)[1]


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_sign_up_verify_and_sign_in_by_name_or_address(client, mailoutbox):
    assert sign_up(client).url == reverse("account_email_verification_sent")
    page(client.get(reverse("account_email_verification_sent")))
    assert sign_in(client, "Nadia").url == reverse("account_email_verification_sent")

    confirmation = address_in(mailoutbox[0])
    page(client.get(confirmation))
    client.post(confirmation)
    for login in ("nadia", "NADIA@example.org"):
        assert sign_in(client, login).url == "/"
        assert client.session["_auth_user_id"]
        client.post(reverse("account_logout"))
        assert "_auth_user_id" not in client.session


def test_mail_is_signed_with_the_name_of_the_site(client, mailoutbox, settings):
    sign_up(client)
    assert mailoutbox[0].subject.startswith(f"[{settings.SITE_NAME}] ")
    assert mailoutbox[0].body.rstrip().endswith(settings.BASE_URL)


@pytest.mark.parametrize(
    ("username", "reason"),
    [
        ("imported>Upwork", "letters, digits"),
        ("a/b", "letters, digits"),
        ("..", "letters, digits"),
        ("me@example.org", "letters, digits"),
        ("two words", "letters, digits"),
        ("right\u202eleft", "letters, digits"),
        ("nul\x00", "Null characters"),
        ("Admin", "reserved"),
        ("ｒｏｏｔ", "reserved"),
        ("edith", "already exists"),
        ("ÉLOÏSE", "already exists"),
        ("x" * 101, "at most 100"),
    ],
)
def test_names_that_cannot_be_registered(client, editor, username, reason):
    User.objects.create_user("Éloïse")
    soup = page(sign_up(client, username=username))
    assert reason in soup.find(id="id_username").find_parent(class_="field").get_text()
    assert User.objects.count() == 2


def test_a_taken_address_is_not_given_away(client, editor, mailoutbox):
    assert sign_up(client, email=editor.email).url == reverse("account_email_verification_sent")
    assert mailoutbox[0].to == [editor.email]
    assert User.objects.count() == 1


def test_a_weak_password_is_refused(client):
    response = client.post(
        reverse("account_signup"),
        {"username": "Nadia", "email": "n@example.org", "password1": "nadia"},
    )
    assert "too short" in page(response).get_text()


def test_password_reset_by_mail(client, editor, mailoutbox):
    page(client.get(reverse("account_reset_password")))
    client.post(reverse("account_reset_password"), {"email": editor.email})
    page(client.get(reverse("account_reset_password_done")))
    form = client.get(address_in(mailoutbox[0]), follow=True)
    page(form)
    client.post(form.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    assert sign_in(client, "Edith").url == "/"


def test_someone_deactivated_cannot_sign_in(client, editor):
    editor.is_active = False
    editor.save()
    sign_in(client, "Edith", "correct horse")
    assert "_auth_user_id" not in client.session


def test_signing_in_leads_back_to_where_one_was(client, editor):
    response = client.post(
        f"{reverse('account_login')}?next=/events/new/", {"login": "Edith", "password": "correct horse"}
    )
    assert response.url == "/events/new/"
    client.post(reverse("account_logout"))
    response = client.post(
        f"{reverse('account_login')}?next=//elsewhere.example/", {"login": "Edith", "password": "correct horse"}
    )
    assert response.url == "/"


def test_a_one_time_code_is_asked_for_once_an_app_is_set_up(client, editor):
    sign_in_anew(client, "Edith", "correct horse")
    setup = page(client.get(reverse("mfa_activate_totp")))
    assert setup.find("img", class_="account-picture")["src"].startswith("data:image/svg+xml")
    secret = setup.find(id="authenticator_secret")["value"]
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    codes = page(client.get(reverse("mfa_view_recovery_codes"))).find(id="recovery_codes").string.split()
    client.post(reverse("account_logout"))

    assert sign_in(client, "Edith", "correct horse").url == reverse("mfa_authenticate")
    page(client.get(reverse("mfa_authenticate")))
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).url == "/"


def test_passkeys_can_be_added_and_offered(client, editor):
    offer = page(client.get(reverse("account_login")))
    assert offer.find(id="passkey_login")
    assert client.get(reverse("mfa_login_webauthn"), HTTP_ACCEPT="application/json").json()["request_options"]
    sign_in_anew(client, "Edith", "correct horse")
    assert page(client.get(reverse("mfa_add_webauthn"))).find(id="js_data")


@pytest.mark.parametrize(
    "name",
    [
        "account_email",
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_reauthenticate",
        "preferences",
    ],
)
def test_pages_about_ones_account_render(client, editor, name):
    sign_in_anew(client, "Edith", "correct horse")
    soup = page(client.get(reverse(name), follow=True))
    assert len(soup.find_all("h1")) == 1


def test_an_administrator_whose_address_counts_as_checked_signs_in_at_once(client, administrator):
    assert EmailAddress.objects.get(user=administrator).verified
    assert sign_in(client, "Ada", "correct horse").url == "/"
    assert client.get("/admin/").status_code == 200
