"""The search box: pages that begin like what is typed, by keyboard and by mouse; a plain form without a script."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_kinds import EVERYTHING, axe

pytestmark = pytest.mark.browser
FILES = "45 Million Medical Files Leaked"


def typed(page, text):
    """The box, reached by its key, with something typed in it and suggestions below."""
    page.goto("/about/")
    expect(page.get_by_role("combobox", name="Search events")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type(text)
    expect(page.get_by_role("option").first).to_be_visible()
    return page.get_by_role("combobox", name="Search events")


def test_a_suggestion_is_chosen_by_keyboard(window):
    page = window()
    box = typed(page, "45 mill")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="Suggestions:")).to_have_text("Suggestions: 1")
    page.keyboard.press("ArrowDown")
    option = page.get_by_role("option", name=FILES)
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/events/45-million-medical-files-leaked/$"))


def test_a_suggestion_is_chosen_by_mouse(window):
    page = window()
    typed(page, "insecruity")
    page.get_by_role("option", name="Insecurity").click()
    expect(page).to_have_url(re.compile("/taxonomy/harms/insecurity/$"))


def test_the_arrows_go_round_by_way_of_what_was_typed(window):
    page = window()
    box = typed(page, "med")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    expect(box).to_have_value("med")


def test_escape_and_leaving_close_the_list(window):
    page = window()
    box = typed(page, "med")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("med")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")


def test_enter_searches_for_what_was_typed(window, script):
    page = window(script=script)
    page.goto("/about/")
    box = page.locator("header input[name=q]")
    box.fill("unsecured servers")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/events/\?q=unsecured\+servers$"))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_list(window, theme, width):
    page = window(theme=theme, width=width)
    typed(page, "med")
    page.keyboard.press("ArrowDown")
    found = axe.run(page, options=EVERYTHING).response["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
