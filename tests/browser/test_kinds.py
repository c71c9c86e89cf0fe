"""Each kind of page, whatever is on it: valid, accessible, never wider than the window, fit for paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser import checking
from tests.browser.kinds import KINDS
from tests.browser.site import free_port
from tests.browser.windows import HEIGHT, Windows

pytestmark = pytest.mark.browser

axe = Axe()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What a theme can change: the rest was looked at in the light one."""


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.name)
def visit(request, browser, running_site):
    """A page of the kind, which all tests of it share, and the response that brought it."""
    running_site.restore()
    kind = request.param
    with Windows(browser, running_site) as windows:
        page = windows.open(kind.who, expected={kind.status})
        response = kind.arrive(page)
        for picker in page.locator("main [data-picker]").all():
            picker.locator(".picker-shell").wait_for(state="attached")
        yield page, response


@pytest.fixture(scope="module")
def checker():
    checking.required()
    with checking.Checker(free_port()) as checker:
        yield checker


def test_html_is_valid(checker, visit):
    _, response = visit
    assert checker.messages(response.body()) == []


def show_whole(page, width):
    """All of the page in one window, so that no bar stuck to its edge covers what could be scrolled to."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.set_viewport_size({"width": width, "height": max(HEIGHT, page.evaluate("document.body.scrollHeight"))})


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("theme", "options"), [("light", EVERYTHING), ("dark", COLOURS)], ids=["light", "dark"])
def test_axe_finds_nothing(visit, theme, options, width):
    page, _ = visit
    page.emulate_media(color_scheme=theme)
    show_whole(page, width)
    found = axe.run(page, options=options).response["violations"]
    assert [(one["id"], node["html"][:200], node["failureSummary"]) for one in found for node in one["nodes"]] == []


@pytest.mark.parametrize("width", [390, 320])
def test_nothing_is_wider_than_the_window(visit, width):
    page, _ = visit
    page.set_viewport_size({"width": width, "height": HEIGHT})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_paper_has_the_content_and_no_more(visit):
    page, _ = visit
    page.emulate_media(media="print")
    try:
        expect(page.locator("main h1").first).to_be_visible()
        for aside in (".site-header nav", ".site-search", ".tabs", ".skip-link", "main form .form-actions"):
            assert not any(one.is_visible() for one in page.locator(aside).all()), aside
        assert page.pdf().startswith(b"%PDF")
    finally:
        page.emulate_media(media="screen")
