"""A passkey made and used in a real browser, under our content security policy."""

import pytest
from playwright.sync_api import expect

from tests.browser import deeds

pytestmark = pytest.mark.browser

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(window):
    """A page of Chromium with a made-up authenticator."""
    page = window()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page


def test_a_passkey_is_added_and_signs_in_without_a_password(page):
    page.goto("/accounts/login/?next=/accounts/2fa/webauthn/add/")
    deeds.sign_in(page, "Edith")
    page.goto("/accounts/2fa/webauthn/add/")
    page.fill("#id_password", deeds.PASSWORD)
    deeds.button(page, "Confirm").click()
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/")

    page.goto("/accounts/logout/")
    deeds.press(page, "Sign Out")
    page.goto("/accounts/login/?next=/accounts/preferences/")
    page.click("#passkey_login")
    page.wait_for_url("**/accounts/preferences/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Preferences")
