"""What is done to whole pages: reported, moved, deleted, restored."""

import pytest
from playwright.sync_api import expect

from tests.browser import deeds
from tests.browser.kinds import EVENT

pytestmark = pytest.mark.browser


def test_anyone_reports_an_error_and_a_reviewer_answers(window, script):
    reader, reviewer = window(script=script), window("Rowan", script=script)
    reader.goto(EVENT)
    reader.get_by_role("link", name="Report an error in this page").click()
    expect(reader.get_by_label("Page", exact=True)).to_have_value(EVENT)
    reader.get_by_label("What is wrong?").fill("It was November.")
    deeds.button(reader, "Send the report").click()
    reader.wait_for_url("**/report/thanks/")

    reviewer.goto("/reports/")
    reviewer.locator("main li", has_text="It was November.").get_by_role("link").last.click()
    reviewer.locator("textarea[name=answer]").fill("The source says December.")
    reviewer.locator("main form[method=post] .button-primary").click()
    expect(deeds.said(reviewer)).to_contain_text("The report is closed")
    expect(reviewer.locator("main")).not_to_contain_text("It was November.")


def deed(page, name):
    """An entry of the menu of deeds beside the tabs."""
    page.locator(".tabs summary", has_text="More").click()
    page.get_by_role("navigation", name="This page").get_by_role("link", name=name, exact=True).click()


def move(page, address, title):
    page.goto(address)
    deed(page, "Move")
    page.fill("#id_title", title)
    page.fill("#id_slug", "")
    page.fill("#id_reason", "Says where")
    deeds.button(page, "Move").click()


def test_a_moved_page_is_found_at_both_addresses_and_can_move_back(window, script):
    page = window("Edith", script=script)
    other = "/events/medical-images-of-67-countries/"
    move(page, EVENT, "Medical Images of 67 Countries")
    page.wait_for_url(f"**{other}")
    page.goto(EVENT)
    page.wait_for_url(f"**{other}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Medical Images of 67 Countries")

    move(page, other, "45 Million Medical Files Leaked")
    page.wait_for_url(f"**{EVENT}")
    page.goto(other)
    page.wait_for_url(f"**{EVENT}")
    page.goto("/log/")
    expect(page.locator("main").get_by_text("Says where")).to_have_count(2)


def test_a_deleted_page_says_so_and_comes_back_whole(window, script):
    steward, reader = window("Stella", script=script, expected={410}), window(script=script, expected={410})
    steward.goto(EVENT)
    deed(steward, "Delete")
    steward.fill("#id_reason", "Named a patient")
    deeds.button(steward, "Delete").click()
    expect(deeds.said(steward)).to_contain_text("is deleted")

    assert reader.goto(EVENT).status == 410
    expect(reader.locator("main")).to_contain_text("Named a patient")
    steward.goto(EVENT)
    steward.get_by_role("link", name="Restore it").click()
    steward.fill("#id_reason", "No longer does")
    deeds.button(steward, "Restore").click()
    steward.wait_for_url(f"**{EVENT}")
    assert reader.goto(EVENT).status == 200
    assert deeds.revisions(reader) == 2
