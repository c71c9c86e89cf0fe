"""Charts in the browser: marks are links for mouse and keyboard, colours follow the theme, filters act on all of it."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

COLUMN = "#years .chart-picture a >> nth=-1"


def count_in(label):
    return int(re.search(r"Events: (\d+)", label)[1])


def shown(count):
    return f"{count} event" if count == 1 else f"{count} events"


@pytest.mark.parametrize("mark", [COLUMN, "#crossing a >> nth=5", "#countries .chart-picture a >> nth=0"])
def test_a_mark_leads_to_the_events_that_it_counts(window, script, mark):
    page = window(script=script)
    page.goto("/explore/")
    link = page.locator(mark)
    count = count_in(link.get_attribute("aria-label"))
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(shown(count))


def test_the_keyboard_reaches_marks_and_passes_by(window):
    page = window()
    page.goto("/explore/")
    page.locator("#years .chart-skip").focus()
    expect(page.locator("#years .chart-skip")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    first = page.locator("#years .chart-picture a").first
    expect(first).to_be_focused()
    name = first.get_attribute("aria-label")
    expect(page.get_by_role("link", name=name, exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(shown(count_in(name)))


def test_colours_follow_the_theme(window):
    page = window(theme="light")
    page.goto("/explore/")
    fill = "node => getComputedStyle(node.querySelector('rect:last-of-type')).fill"
    light = page.locator(COLUMN).evaluate(fill)
    page.emulate_media(color_scheme="dark")
    expect(page.locator(f"{COLUMN} >> rect:last-of-type")).not_to_have_css("fill", light)
    dark = page.locator(COLUMN).evaluate(fill)
    assert light == "rgb(51, 102, 204)"
    assert dark not in (light, "rgb(0, 0, 0)", "none")


@pytest.mark.parametrize("start", ["/explore/", "/events/"])
def test_a_filter_acts_in_place_and_back_undoes_it(window, start):
    page = window()
    page.goto(start)
    page.evaluate("document.body.dataset.same = 'page'")
    heading = page.get_by_role("heading", level=1)
    before = heading.inner_text()
    page.locator("#filter-harm-insecurity").check()
    expect(page).to_have_url(re.compile(rf"{start}\?harm=insecurity"))
    expect(heading).not_to_have_text(before)
    expect(page.locator("body[data-same=page]")).to_be_attached()
    page.go_back()
    expect(heading).to_have_text(before)


def test_other_facets_are_crossed_in_place(window, script):
    page = window(script=script)
    page.goto("/explore/?harm=insecurity")
    page.get_by_label("Down").select_option("country")
    page.get_by_role("button", name="Cross").click()
    expect(page).to_have_url(re.compile(r"/explore/\?harm=insecurity&rows=country&columns=information"))
    expect(page.get_by_role("button", name="Cross")).to_be_in_viewport()
    page.locator("#crossing summary").click()
    expect(page.locator("#crossing th[scope=row]").first).to_have_text("United States")
