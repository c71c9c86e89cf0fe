"""The main job, with JavaScript and without: read, sign in, edit, preview, save, history, diff, undo."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import deeds
from tests.browser.kinds import EVENT

pytestmark = pytest.mark.browser

SENTENCE = "A password would have kept them out."


def mend_with_picker(page):
    """A value as a source spells it, and then linked to its term."""
    deeds.keep_as_written(page, "information_types", "Scnas")
    chip = page.locator("#field-information_types .picker-value", has_text="Scnas")
    expect(chip).to_contain_text("no term matches")
    chip.get_by_role("button", name="link to a term").click()
    page.locator("#field-information_types").get_by_role("option", name="Health Record").click()
    expect(chip).to_contain_text("→ Health Record")


def mend_as_text(page):
    field = page.locator("#id_information_types")
    field.fill(f"{field.input_value()}\nScnas => health-record")


def add_sentence(page):
    body = page.locator("#id_body")
    body.fill(f"{body.input_value()}\n\n{SENTENCE}")


def scnas(place):
    """The value in an infobox, with its link to the term."""
    return place.locator(".infobox").get_by_role("link", name="Scnas")


def test_read_edit_preview_save_compare_and_undo(window, script):
    page = window(script=script)
    page.goto("/")
    page.goto(EVENT)
    expect(page.get_by_role("heading", level=1)).to_have_text("45 Million Medical Files Leaked")

    deeds.tab(page, "Edit")
    deeds.sign_in(page, "Edith")
    page.wait_for_url(f"**{EVENT}edit/")
    mend_with_picker(page) if script else mend_as_text(page)
    add_sentence(page)
    if script:
        live = page.locator("[data-preview]")
        expect(live).to_contain_text(SENTENCE)
        expect(scnas(live)).to_have_attribute("href", "/taxonomy/information-types/health-record/")

    deeds.button(page, "Preview").click()
    preview = page.get_by_role("region", name="Preview: not saved yet")
    expect(preview).to_contain_text(SENTENCE)
    expect(scnas(preview)).to_be_visible()
    expect(page.locator("#id_body")).to_have_value(re.compile(re.escape(SENTENCE)))

    deeds.save(page, "Said what would have helped")
    page.wait_for_url(f"**{EVENT}")
    expect(deeds.said(page)).to_contain_text("Saved as revision 3")
    expect(scnas(page)).to_have_attribute("href", "/taxonomy/information-types/health-record/")
    expect(page.locator("main .prose", has_text=SENTENCE)).to_be_visible()

    deeds.tab(page, "History")
    expect(page.locator("li.change")).to_have_count(3)
    expect(page.locator("li.change").first).to_contain_text("Said what would have helped")
    deeds.button(page, "Compare the chosen revisions").click()
    page.wait_for_url(f"**{EVENT}diff/2/3/")
    expect(page.locator("main ins", has_text="Scnas")).to_be_visible()
    expect(page.locator("main .diff-new", has_text=SENTENCE)).to_be_visible()

    page.get_by_role("link", name="undo revision 3").click()
    expect(page.locator("main del", has_text="Scnas")).to_be_visible()
    deeds.button(page, "Undo it").click()
    page.wait_for_url(f"**{EVENT}")
    expect(page.locator("main")).not_to_contain_text(SENTENCE)
    expect(scnas(page)).to_have_count(0)
    assert deeds.revisions(page) == 4
