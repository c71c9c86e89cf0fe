"""Chips: a value with where it leads, and for screen readers what its look means."""

from bs4 import BeautifulSoup

from common.templatetags.chips import chip


def drawn(*args, **kwargs):
    return BeautifulSoup(chip(*args, **kwargs), "html.parser").find()


def test_a_value_leads_to_its_page_in_the_colour_of_its_group():
    link = drawn("Insecurity", "/taxonomy/harms/insecurity/", "information-processing")
    assert (link.name, link["href"]) == ("a", "/taxonomy/harms/insecurity/")
    assert link["class"] == ["chip", "group-information-processing"]
    assert link.select_one(".dot")
    assert link.text == "Insecurity"


def test_what_matches_no_term_says_so_and_leads_nowhere():
    plain = drawn("Rudeness", state="written")
    assert (plain.name, plain["class"]) == ("span", ["chip", "chip-written"])
    assert plain.select_one(".visually-hidden").text == " (as written; no term)"
    assert plain.select_one(".dot") is None


def test_a_superseded_harm_says_so():
    assert drawn("Blackmail", "/x/", "", "superseded").text == "Blackmail (superseded)"


def test_nothing_in_it_is_markup():
    bad = '"><script>alert(1)</script>'
    html = chip(bad, bad, bad)
    assert "<script" not in html
    assert BeautifulSoup(html, "html.parser").select_one(".chip-label").text == bad
