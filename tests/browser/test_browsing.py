"""Browsing in the browser: facets, chips, orders, the table, Back, and the sheet of filters on a phone."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def count(page):
    """The number that the heading tells."""
    return int(re.match(r"[\d,]+", page.get_by_role("heading", level=1).inner_text())[0].replace(",", ""))


def heading(page):
    return page.get_by_role("heading", level=1)


def choose(page, name, value, script):
    """Tick a value; without a script the form's button sends it."""
    page.locator(f"#filter-{name}-{value}").check()
    if not script:
        page.locator(".facets-words button").click()


def test_facets_stand_open_beside_the_list(window):
    page = window(width=1280)
    page.goto("/events/")
    expect(page.locator("#filter-harm-insecurity")).to_be_visible()
    expect(page.get_by_role("link", name="Filters")).to_be_hidden()


def test_the_count_beside_a_value_is_what_it_finds_and_chips_take_it_off(window, script):
    page = window(script=script, width=1280)
    page.goto("/events/")
    everything = count(page)
    beside = int(page.locator("label:has(#filter-harm-insecurity) .count").inner_text())
    choose(page, "harm", "insecurity", script)
    expect(heading(page)).to_have_text(f"{beside} events")
    choose(page, "country", "US", script)
    expect(page.locator(".filter-chips .chip-remove")).to_have_count(2)
    expect(heading(page)).not_to_have_text(f"{beside} events")
    both = count(page)
    assert both < beside
    page.locator(".filter-chips .chip-remove", has_text="Insecurity").click()
    expect(page.locator(".filter-chips .chip-remove")).to_have_count(1)
    page.get_by_role("link", name="clear all").click()
    expect(heading(page)).to_have_text(f"{everything} events")


def test_two_values_of_a_facet_are_either_and_not_leaves_one_out(window, script):
    page = window(script=script, width=1280)
    page.goto("/events/?harm=insecurity")
    one = count(page)
    choose(page, "harm", "exclusion", script)
    expect(heading(page)).not_to_have_text(f"{one} events")
    assert count(page) >= one
    page.goto("/events/")
    everything = count(page)
    page.locator("li:has(#filter-harm-insecurity) .facet-not").first.click()
    expect(heading(page)).to_have_text(f"{everything - one} events")
    expect(page.locator(".filter-chips .chip-remove")).to_contain_text("not")


def test_back_and_forward_walk_through_the_questions(window):
    page = window(width=1280)
    page.goto("/events/")
    texts = [heading(page).inner_text()]
    for name, value in (("harm", "insecurity"), ("country", "US")):
        page.locator(f"#filter-{name}-{value}").check()
        expect(heading(page)).not_to_have_text(texts[-1])
        texts.append(heading(page).inner_text())
    page.go_back()
    expect(heading(page)).to_have_text(texts[1])
    expect(page.locator("#filter-country-US")).not_to_be_checked()
    page.go_back()
    expect(heading(page)).to_have_text(texts[0])
    expect(page.locator("#filter-harm-insecurity")).not_to_be_checked()
    page.go_forward()
    expect(heading(page)).to_have_text(texts[1])
    expect(page.locator("#filter-harm-insecurity")).to_be_checked()


def test_a_facet_is_chosen_by_keyboard_alone(window, script):
    page = window(script=script, width=1280)
    page.goto("/events/")
    box = page.locator("#filter-harm-insecurity")
    box.focus()
    page.keyboard.press("Space")
    if not script:
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("harm=insecurity"))
    expect(page.locator("#filter-harm-insecurity")).to_be_checked()


def test_a_phone_has_the_filters_in_a_sheet_that_waits_for_its_button(window, script):
    page = window(script=script, width=390)
    page.goto("/events/")
    box = page.locator("#filter-harm-insecurity")
    expect(box).not_to_be_in_viewport()
    page.get_by_role("link", name="Filters").click()
    expect(box).to_be_visible()
    box.check()
    expect(page).not_to_have_url(re.compile("harm=insecurity"))
    page.locator(".facets-foot button").click()
    expect(page).to_have_url(re.compile("harm=insecurity"))
    expect(heading(page)).to_be_in_viewport()


def test_words_dates_and_numbers_are_sent_as_they_were_typed(window, script):
    page = window(script=script, width=1280)
    page.goto("/events/")
    page.get_by_label("Words").fill('"medical files"')
    page.get_by_label("From (a year, month or day)").fill("2020")
    page.get_by_label("At least").fill("1,000")
    page.get_by_label("Words").press("Enter")
    expect(page.locator(".result-title")).to_contain_text(["45 Million Medical Files Leaked"])
    expect(page.locator(".result mark").first).to_be_visible()
    expect(page.locator(".filter-chips .chip-remove")).to_have_count(3)


def test_what_cannot_be_is_said_at_its_filter_and_stays_there(window, script):
    page = window(script=script, width=1280)
    page.goto("/events/?after=2020&before=1999")
    field = page.get_by_label("From (a year, month or day)")
    expect(field).to_have_value("2020")
    wrong = page.locator("[aria-invalid=true]").first
    expect(page.locator(f"#{wrong.get_attribute('aria-describedby')}")).to_be_visible()


def test_nothing_found_says_which_filter_to_drop(window, script):
    page = window(script=script, width=1280)
    page.goto("/events/?q=medical&before=1900")
    page.locator(".browse-results a", has_text="without").first.click()
    expect(heading(page)).not_to_have_text("0 events")


def test_a_table_with_chosen_columns_and_another_order(window, script):
    page = window(script=script, width=1280)
    page.goto("/events/?harm=insecurity")
    page.get_by_role("link", name="Table", exact=True).click()
    expect(page.get_by_role("table")).to_be_visible()
    page.locator("summary", has_text="Columns").click()
    page.get_by_label("Laws and regulations").check()
    page.get_by_role("button", name="Show columns").click()
    expect(page.get_by_role("columnheader", name="Laws and regulations")).to_be_visible()
    page.locator(".toolbar summary").first.click()
    page.get_by_role("link", name=re.compile("title", re.IGNORECASE)).first.click()
    expect(page).to_have_url(re.compile("sort=title"))
    expect(page).to_have_url(re.compile("harm=insecurity"))


@pytest.mark.parametrize("start", ["/events/?per_page=50", "/explore/?coded=all"])
def test_a_value_that_is_chosen_stays_in_sight(window, start):
    page = window()
    page.goto(start)
    value = page.locator("#filter-basis-occurred")
    value.scroll_into_view_if_needed()
    value.check()
    expect(page).to_have_url(re.compile("basis=occurred"))
    expect(value).to_be_focused()
    expect(value).to_be_in_viewport()


def test_the_next_page_begins_at_its_top(window):
    page = window()
    page.goto("/events/")
    page.get_by_role("link", name="next").last.click()
    expect(page).to_have_url(re.compile("page=2"))
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
