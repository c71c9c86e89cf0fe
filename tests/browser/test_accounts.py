"""From signing up to a first edit, with the e-mail that lies between."""

import pytest
from playwright.sync_api import expect

from tests.browser import deeds
from tests.browser.kinds import EVENT

pytestmark = pytest.mark.browser


def test_sign_up_check_the_address_and_sign_in(window, site, script):
    page = window(script=script)
    page.goto("/")
    page.get_by_role("link", name="Sign in").click()
    page.locator("main").get_by_role("link", name="sign up").click()
    page.fill("#id_username", "Newcomer")
    page.fill("#id_email", "newcomer@example.org")
    page.fill("#id_password1", deeds.PASSWORD)
    deeds.button(page, "Sign Up").click()
    page.wait_for_url("**/accounts/confirm-email/")

    page.goto(site.address_in_mail())
    deeds.press(page, "Confirm")
    page.goto(f"{EVENT}edit/")
    deeds.sign_in(page, "Newcomer")
    page.wait_for_url(f"**{EVENT}edit/")
    deeds.save(page, "")
    expect(deeds.said(page)).to_contain_text("Nothing was changed")

    if script:
        page.locator("summary", has_text="Newcomer").click()
        page.get_by_role("button", name="Sign out").click()
    else:
        page.goto("/accounts/logout/")
        deeds.button(page, "Sign Out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
