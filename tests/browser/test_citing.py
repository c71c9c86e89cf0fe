"""Citing: copied with a button, and quoted from what is selected."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import EVENT

pytestmark = pytest.mark.browser
SELECT = """text => {
  const walker = document.createTreeWalker(document.querySelector(".page-body > .prose"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const start = node.data.indexOf(text);
    if (start >= 0) return document.getSelection().setBaseAndExtent(node, start, node, start + text.length);
  }
}"""

QUOTATION = re.compile(
    r"^“Network Attached Storage” 45 Million Medical Files Leaked\..*?(\S+/revisions/2/#par-[0-9a-f]{8})$", re.DOTALL
)


def test_a_citation_is_copied(window):
    page = window()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{EVENT}cite/")
    box = page.locator(".cite-box").first
    box.get_by_role("button", name="Copy").click()
    expect(box.get_by_role("button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == box.locator("[data-copy-text]").inner_text()


@pytest.mark.parametrize("path", [EVENT, f"{EVENT}revisions/2/"])
@pytest.mark.parametrize("width", [1280, 390])
def test_selected_words_become_a_quotation_with_their_place(window, path, width):
    page = window(width=width)
    page.goto(path)
    page.evaluate(SELECT, "Network Attached Storage")
    page.get_by_role("button", name="Quote this").click()
    quoted = page.get_by_role("dialog").locator("[data-copy-text]")
    expect(quoted).to_have_text(QUOTATION)
    address = QUOTATION.search(quoted.inner_text())[1]
    page.get_by_role("button", name="Close").click()
    page.goto(address)
    expect(page.locator("p:target")).to_contain_text("Network Attached Storage")


def test_the_button_goes_with_the_selection(window):
    page = window()
    page.goto(EVENT)
    page.evaluate(SELECT, "Network Attached Storage")
    expect(page.get_by_role("button", name="Quote this")).to_be_visible()
    page.evaluate("document.getSelection().removeAllRanges()")
    expect(page.get_by_role("button", name="Quote this")).to_have_count(0)


def test_without_scripts_the_places_are_listed(window):
    page = window(script=False)
    page.goto(f"{EVENT}cite/")
    page.locator("summary", has_text="address").click()
    page.locator("a[href*='/revisions/2/#par-']").first.click()
    expect(page.locator("p:target")).to_be_visible()
