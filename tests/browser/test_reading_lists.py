"""Reading lists, from the first event to the copy on another's shelf; and a card on another site."""

from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.browser import deeds
from tests.browser.kinds import CARD, EVENT, LIST, ROUGH

pytestmark = pytest.mark.browser


def add(page, event, title=""):
    page.goto(event)
    page.get_by_role("link", name="Add to a list").click()
    if title:
        page.get_by_label("List", exact=True).select_option("")
        page.get_by_label("Title of the new list").fill(title)
    deeds.button(page, "Add it").click()
    expect(page.locator(".reading-list")).to_be_visible()


def entry(page, title):
    return page.locator(".reading-list > li").filter(has_text=title)


def titles(page):
    return page.locator(".reading-list h2")


def test_a_list_is_made_shared_printed_and_copied(window, script):
    teacher, student = window("Edith", script=script), window("Nadia", script=script)
    add(teacher, EVENT, "Week 3")
    add(teacher, ROUGH)
    expect(titles(teacher)).to_have_text(["45 Million Medical Files Leaked", "A leak in the making"])
    entry(teacher, "A leak in the making").get_by_role("button", name="Up").click()
    expect(titles(teacher)).to_have_text(["A leak in the making", "45 Million Medical Files Leaked"])

    entry(teacher, "A leak in the making").get_by_role("link", name="Notes and revision").click()
    teacher.get_by_label("Questions for students").fill("1. Whose *duty* was it?")
    deeds.button(teacher, "Save").click()
    expect(teacher.locator(".questions em")).to_have_text("duty")

    teacher.get_by_role("navigation", name="This list").get_by_role("link", name="Edit").click()
    teacher.get_by_label("by link").check()
    deeds.press(teacher, "Save")
    student.goto(teacher.url)
    expect(student.locator(".questions")).to_contain_text("Whose duty was it?")
    student.get_by_role("link", name="Handout to print").click()
    expect(student.locator(".sources li")).to_have_count(2)

    student.get_by_role("navigation", name="This list").get_by_role("link", name="Read").click()
    deeds.button(student, "Copy to my lists").click()
    expect(deeds.said(student)).to_contain_text("your copy")
    expect(student.locator("main")).to_contain_text("After Week 3 (Edith)")


def test_an_event_that_moved_on_is_compared_and_pinned_anew(window, script):
    page = window("Edith", script=script)
    page.goto(LIST)
    page.get_by_role("link", name="What changed up to revision 2").click()
    expect(page.locator("table.diff")).to_be_visible()
    page.goto(LIST)
    page.get_by_role("button", name="Update the pin").click()
    expect(page.locator(".reading-list")).to_contain_text("pinned to revision 2")
    expect(page.locator(".moved-on")).to_have_count(0)


def test_what_is_typed_in_two_windows_is_kept(window, script):
    one, other = (window("Edith", script=script, expected={409}) for _number in range(2))
    for page, words in ((one, "From the first window."), (other, "From the second window.")):
        page.goto(LIST)
        page.get_by_role("link", name="Notes and revision").first.click()
        page.get_by_label("Notes", exact=True).fill(words)
    deeds.press(one, "Save")
    deeds.press(other, "Save")
    expect(other.get_by_role("alert")).to_contain_text("From the first window.")
    expect(other.get_by_label("Notes", exact=True)).to_have_value("From the second window.")
    deeds.button(other, "Save").click()
    expect(other.locator(".reading-list")).to_contain_text("From the second window.")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Nothing: the test says what it saw."""


@pytest.fixture
def blog(site, tmp_path):
    """A page of another site that shows a card, and tries to show the event itself."""
    frames = [f'<iframe src="{site.url}{path}" width="480" height="280" sandbox></iframe>' for path in (CARD, EVENT)]
    (tmp_path / "index.html").write_text("<!doctype html><title>Blog</title>" + "".join(frames))
    server = HTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_card_is_shown_by_another_site_and_no_other_page_is(browser, blog, theme):
    page = browser.new_page(color_scheme=theme)
    refused = []
    page.on("console", lambda message: refused.append(message.text) if "frame-ancestors" in message.text else None)
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(blog)
    card = page.frame_locator("iframe >> nth=0")
    expect(card.locator("h1")).to_have_text("45 Million Medical Files Leaked")
    ground = card.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") == (theme == "light")
    expect(page.frame_locator("iframe >> nth=1").locator(".site-header")).to_have_count(0)
    assert len(refused) == 1
    assert not page.context.cookies()
    page.close()
