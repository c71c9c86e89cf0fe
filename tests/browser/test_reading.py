"""Reading: nothing is stored of readers, the theme is theirs, the keyboard is enough, and the page is light."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import EVENT, READ
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

MOST_BYTES = 100_000


def test_nothing_is_stored_of_readers(browser, site):
    """Page after page in one browser, which would keep what any of them sets."""
    with Windows(browser, site) as windows:
        page = windows.open(expected={400, 404, 410})
        for kind in READ:
            kind.arrive(page)
            assert page.context.cookies() == [], kind.name
            stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
            assert stored == [0, 0, ""], kind.name


def ground(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def choose_theme(page, name):
    page.locator("summary", has_text="Theme").click()
    page.get_by_role("button", name=name).click()


def test_a_chosen_theme_is_remembered_and_can_be_given_back(window):
    page = window(theme="light")
    page.goto(EVENT)
    light = ground(page)
    choose_theme(page, "Dark")
    expect(page.locator("body")).not_to_have_css("background-color", light)
    dark = ground(page)
    page.goto("/about/")
    assert ground(page) == dark
    assert page.context.cookies() == []
    choose_theme(page, "As the system")
    expect(page.locator("body")).to_have_css("background-color", light)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", dark)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_first_stop_of_the_keyboard_skips_to_the_content(window, script, width):
    page = window(script=script, width=width)
    page.goto(EVENT)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_the_tabs_are_in_reach_of_the_keyboard(window):
    page = window()
    page.goto(EVENT)
    page.locator("#content").focus()
    for name in ("Read", "Edit", "History", "Talk"):
        page.keyboard.press("Tab")
        tab = page.get_by_role("navigation", name="This page").get_by_role("link", name=name)
        expect(tab).to_be_focused()
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{EVENT}talk/")


def test_escape_closes_a_menu_and_slash_goes_to_the_search(window):
    page = window()
    page.goto(EVENT)
    summary = page.locator("summary", has_text="Theme")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Dark")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Dark")).to_be_hidden()
    expect(summary).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator(".site-search [name=q]")).to_be_focused()
    page.keyboard.type("medical files")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/events/.q=medical.files"))


def test_a_citation_and_its_source_lead_to_each_other(window, script):
    page = window(script=script)
    page.goto(EVENT)
    page.locator(".citation a").first.click()
    expect(page.locator(".sources > li:target")).to_contain_text("Full Body Exposure")
    page.locator(".sources > li:target .source-back").first.click()
    expect(page.locator(".citation:target")).to_be_visible()


def test_a_phone_has_the_menu_folded_and_reaches_it(window, script):
    page = window(script=script, width=390)
    page.goto(EVENT)
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="Recent changes")
    expect(link).to_be_hidden()
    page.locator("summary", has_text="Menu").click()
    link.click()
    page.wait_for_url("**/changes/")


def test_the_first_view_of_an_event_is_light(window):
    """Everything that it takes, as it comes through the wire: HTML, styles, scripts, pictures."""
    page = window()
    sizes = {}
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.on("Network.responseReceived", lambda said: sizes.setdefault(said["requestId"], said["response"]["url"]))
    loaded = {}
    devtools.on("Network.loadingFinished", lambda said: loaded.update({said["requestId"]: said["encodedDataLength"]}))
    page.goto(EVENT, wait_until="networkidle")
    weights = {sizes[request]: weight for request, weight in loaded.items()}
    assert {"document", "css", "js"} <= {kind_of(url) for url in weights}
    assert sum(weights.values()) < MOST_BYTES, weights


def kind_of(url):
    return url.rsplit(".", 1)[1] if "/static/" in url else "document"
