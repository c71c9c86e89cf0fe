"""A passkey made and used in a real browser, under our content security policy."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.factories import UserFactory

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def sign_in(page, accounts):
    page.goto(f"{accounts}/login/")
    page.fill("#id_login", "Edith")
    page.fill("#id_password", "correct horse")
    page.click(".form .button-primary")
    page.wait_for_url("**/preferences/")


@pytest.fixture
def accounts(live_server):
    """Where the pages about accounts are."""
    UserFactory(username="Edith")
    return f"{live_server.url}/accounts"


@pytest.fixture
def page(accounts):
    """A page of Chromium with a made-up authenticator, and a list of what its console complained of."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        yield page
        browser.close()


@pytest.mark.browser
def test_a_passkey_is_added_and_signs_in_without_a_password(page, accounts, settings):
    settings.LOGIN_REDIRECT_URL = "preferences"
    settings.ACCOUNT_LOGOUT_REDIRECT_URL = f"{accounts}/login/"
    sign_in(page, accounts)
    page.goto(f"{accounts}/2fa/webauthn/add/")
    page.fill("#id_password", "correct horse")
    page.click(".form .button-primary")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/")

    page.goto(f"{accounts}/logout/")
    page.click(".form .button-primary")
    page.wait_for_url("**/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/preferences/")
    assert page.locator("h1").inner_text() == "Preferences"
    assert not page.complaints
