"""The edit form in a real browser: drafts, sections, rows, likely duplicates, and the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser import deeds
from tests.browser.kinds import EVENT

pytestmark = pytest.mark.browser


DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('casebook:draft:'))"


def test_a_draft_survives_a_closed_tab(window):
    page = window("Edith")
    page.goto(f"{EVENT}edit/")
    deeds.keep_as_written(page, "information_types", "Scans of teeth")
    page.get_by_role("button", name="Add a row").last.click()
    page.fill("#id_sources-1-title", "A second report")
    page.fill("#id_edit_summary", "In the middle of")
    deeds.until(page, "JSON.stringify(localStorage).includes('In the middle of')")
    page.close()

    page = page.context.new_page()
    page.goto(f"{EVENT}edit/")
    page.get_by_role("button", name="Restore the draft").click()
    expect(page.locator("#id_edit_summary")).to_have_value("In the middle of")
    expect(page.locator("#id_sources-1-title")).to_have_value("A second report")
    expect(page.locator("#field-information_types .picker-value")).to_have_count(2)
    deeds.button(page, "Save").click()
    page.wait_for_url(f"**{EVENT}")
    for text in ("Scans of teeth", "A second report"):
        expect(page.locator("main")).to_contain_text(text)
    deeds.until(page, f"!({DRAFTS}).length")


def test_a_draft_can_be_discarded(window):
    page = window("Edith")
    page.goto(f"{EVENT}edit/")
    page.fill("#id_location", "Nowhere")
    deeds.until(page, "JSON.stringify(localStorage).includes('Nowhere')")
    page.reload()
    page.get_by_role("button", name="Discard it").click()
    expect(page.get_by_role("button", name="Restore the draft")).to_have_count(0)
    deeds.until(page, f"!({DRAFTS}).length")
    expect(page.locator("#id_location")).to_have_value("Global")


def test_a_section_is_edited_by_itself(window, script):
    page = window("Edith", script=script)
    page.goto(EVENT)
    page.get_by_role("link", name="Edit section: Extent").click()
    body = page.locator("#id_body")
    assert body.input_value().startswith("## Extent")
    assert "Analysts" not in body.input_value()
    body.fill(body.input_value().replace("4.3 billion", "4,300,000,000"))
    deeds.save(page, "In figures")
    page.wait_for_url(f"**{EVENT}")
    expect(page.locator("main")).to_contain_text("4,300,000,000 IP addresses")
    expect(page.locator("main")).to_contain_text("Analysts at a company")


def sources(page):
    return page.locator("[data-rows=sources] [data-row]")


def test_sources_are_added_moved_and_removed(window):
    page = window("Edith")
    page.goto(f"{EVENT}edit/")
    add = page.locator("[data-rows=sources]").get_by_role("button", name="Add a row")
    for at, title in ((1, "A second report"), (2, "A third report")):
        add.click()
        page.fill(f"#id_sources-{at}-title", title)
    sources(page).nth(2).get_by_role("button", name="Move up").click()
    sources(page).nth(2).get_by_role("button", name="Remove").click()
    expect(sources(page)).to_have_count(2)
    deeds.save(page, "One more source")
    page.wait_for_url(f"**{EVENT}")
    expect(page.locator(".sources > li")).to_have_count(2)
    expect(page.locator(".sources > li").last).to_contain_text("A third report")


def test_the_buttons_of_a_row_are_named_after_its_place(window):
    page = window("Edith")
    page.goto(f"{EVENT}edit/")
    group = page.locator("[data-rows=sources]")
    for _ in range(2):
        group.get_by_role("button", name="Add a row").click()
    for deed, rows in (("Remove", (1, 2, 3)), ("Move up", (2, 3)), ("Move down", (1, 2))):
        for row in rows:
            expect(group.get_by_role("button", name=f"{deed}: Sources, row {row}", exact=True)).to_have_count(1)
    group.get_by_role("button", name="Move up: Sources, row 3").click()
    group.get_by_role("button", name="Remove: Sources, row 2").click()
    expect(group.get_by_role("button", name="Remove: Sources, row 2", exact=True)).to_be_focused()
    expect(group.get_by_role("button", name="Remove")).to_have_count(2)


def test_a_source_is_added_without_a_script(window):
    page = window("Edith", script=False)
    page.goto(f"{EVENT}edit/")
    sources(page).last.locator("[name$=-title]").fill("A second report")
    deeds.save(page, "One more source")
    page.wait_for_url(f"**{EVENT}")
    expect(page.locator(".sources > li").last).to_contain_text("A second report")


def test_a_new_event_like_another_is_asked_about(window, script):
    page = window("Nadia", script=script)
    page.goto("/events/new/")
    page.fill("#id_title", "45 million medical files leaked once more")
    page.fill("#id_body", "It happened again.")
    deeds.save(page, "A first version")
    expect(page.get_by_role("alert")).to_contain_text("Is it one of these?")
    expect(page.get_by_role("alert").get_by_role("link", name="45 Million Medical Files Leaked")).to_be_visible()
    if script:
        deeds.picker(page, "harms")
    expect(page.get_by_role("button", name="Restore the draft")).to_have_count(0)
    expect(page.locator("#id_body")).to_have_value("It happened again.")
    page.get_by_label("It is none of these: create it").check()
    deeds.button(page, "Save").click()
    page.wait_for_url("**/events/45-million-medical-files-leaked-once-more/")
    expect(page.locator("main")).to_contain_text("It happened again.")


def test_what_is_wrong_is_named_at_its_field_and_nothing_typed_is_lost(window, script):
    page = window("Edith", script=script, expected={422})
    page.goto(f"{EVENT}edit/")
    page.fill("#id_date_edtf", "yesterday")
    page.fill("#id_location", "Sixty-seven countries")
    deeds.button(page, "Save").click()
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.locator("#id_date_edtf")).to_be_focused()
    expect(page.locator("#id_date_edtf")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#id_location")).to_have_value("Sixty-seven countries")


def test_the_form_is_filled_by_keyboard_alone(window):
    page = window("Edith")
    page.goto(f"{EVENT}edit/")
    search = deeds.picker(page, "harms")
    search.focus()
    page.keyboard.type("exclu")
    expect(search).to_have_attribute("aria-expanded", "true")
    active = page.locator("#field-harms .picker-active")
    expect(active).to_contain_text("Exclusion")
    expect(search).to_have_attribute("aria-activedescendant", active.get_attribute("id"))
    page.keyboard.press("Enter")
    expect(page.locator("#field-harms .picker-value")).to_have_count(2)

    page.keyboard.press("ArrowDown")
    expect(search).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(search).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Make Exclusion the first")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#field-harms .picker-value").first).to_contain_text("Exclusion")

    page.locator("#id_edit_summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{EVENT}")
    expect(page.locator(".infobox .chips").first.get_by_role("link").first).to_contain_text("Exclusion")
