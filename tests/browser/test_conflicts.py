"""Two people who edit the same page at once."""

import pytest
from playwright.sync_api import expect

from tests.browser import deeds
from tests.browser.kinds import EVENT

pytestmark = pytest.mark.browser


@pytest.fixture
def windows(window, script):
    """Edith and Nadia, each in a window of her own, with the same revision in the form."""
    edith, nadia = (window(name, script=script, expected={409}) for name in ("Edith", "Nadia"))
    for page in (edith, nadia):
        page.goto(f"{EVENT}edit/")
    return edith, nadia


def add_value(page, script, typed, field="information_types"):
    if script:
        deeds.keep_as_written(page, field, typed)
    else:
        area = page.locator(f"#id_{field}")
        area.fill(f"{area.input_value()}\n{typed}")


def test_different_things_are_joined_without_a_question(windows, script):
    edith, nadia = windows
    edith.fill("#id_location", "Sixty-seven countries")
    add_value(edith, script, "Scans of bones")
    deeds.save(edith, "The number of countries")

    add_value(nadia, script, "Scans of teeth")
    body = nadia.locator("#id_body")
    body.fill(f"{body.input_value()}\n\nA last word.")
    deeds.save(nadia, "A last word")
    nadia.wait_for_url(f"**{EVENT}")
    expect(deeds.said(nadia)).to_contain_text("joined with what others saved")
    for text in ("Sixty-seven countries", "Scans of bones", "Scans of teeth", "A last word."):
        expect(nadia.locator("main")).to_contain_text(text)


def test_a_clash_shows_all_three_and_can_be_finished(windows, script):
    edith, nadia = windows
    edith.fill("#id_location", "Everywhere")
    deeds.save(edith, "Everywhere")

    nadia.fill("#id_location", "All over the world")
    nadia.fill("#id_short_title", "A title of her own")
    add_value(nadia, script, "Scans of teeth")
    deeds.save(nadia, "My own words")
    clash = nadia.get_by_role("region", name="Location")
    for text in ("Global", "Everywhere", "All over the world"):
        expect(clash).to_contain_text(text)
    expect(nadia.locator("#id_location")).to_have_value("All over the world")
    expect(nadia.locator("#id_short_title")).to_have_value("A title of her own")
    expect(nadia.locator("#id_edit_summary")).to_have_value("My own words")
    assert "Scans of teeth" in nadia.locator("textarea[name=information_types]").input_value()
    expect(nadia.get_by_role("button", name="Restore the draft")).to_have_count(0)

    nadia.fill("#id_location", "Everywhere in the world")
    deeds.press(nadia, "Save")
    nadia.wait_for_url(f"**{EVENT}")
    for text in ("Everywhere in the world", "A title of her own", "Scans of teeth"):
        expect(nadia.locator(".infobox")).to_contain_text(text)
    assert deeds.revisions(nadia) == 4


def test_a_clash_in_the_prose_shows_its_lines(windows):
    edith, nadia = windows
    for page, word in ((edith, "Surveyors"), (nadia, "Explorers")):
        body = page.locator("#id_body")
        body.fill(body.input_value().replace("Analysts", word))
        deeds.save(page, word)
    clash = nadia.get_by_role("region", name="Text")
    for word in ("Analysts", "Surveyors", "Explorers"):
        expect(clash).to_contain_text(word)
    assert "Explorers at a company" in nadia.locator("#id_body").input_value()
