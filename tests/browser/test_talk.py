"""Talk beside a page: begin, answer, resolve."""

import pytest
from playwright.sync_api import expect

from tests.browser import deeds
from tests.browser.kinds import EVENT

pytestmark = pytest.mark.browser


def test_a_question_is_asked_answered_and_resolved(window, script):
    asking, answering = (window(name, script=script) for name in ("Nadia", "Edith"))
    asking.goto(EVENT)
    deeds.tab(asking, "Talk")
    asking.get_by_role("link", name="Start a discussion").click()
    asking.get_by_label("Subject").fill("How many countries?")
    asking.locator("textarea[name=body]").fill("The page says 67. *All* of them?")
    deeds.button(asking, "Start it").click()
    expect(asking.get_by_role("article")).to_contain_text("The page says 67")

    answering.goto(f"{EVENT}talk/")
    thread = answering.get_by_role("article").filter(has_text="How many countries?")
    expect(thread.locator("em")).to_have_text("All")
    thread.locator("summary", has_text="Reply").first.click()
    thread.get_by_label("Your answer").fill("So says the report.")
    thread.get_by_role("button", name="Reply").click()
    expect(answering.locator(".comment .comment")).to_contain_text("So says the report.")

    asking.goto(f"{EVENT}talk/")
    thread = asking.get_by_role("article").filter(has_text="How many countries?")
    expect(thread.locator(".comment .comment")).to_contain_text("So says the report.")
    thread.get_by_role("button", name="Mark as resolved").click()
    expect(asking.get_by_role("article").filter(has_text="How many countries?")).to_contain_text("resolved")
