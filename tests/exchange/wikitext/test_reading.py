"""Wikitext becomes the Markdown that says the same, and infoboxes the rows that they fill."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.models import Event
from tests.exchange.wikitext.reading import body, page
from wiki.editing import cleaned
from wiki.markup import render

PROSE = [
    ("plain words", "plain words"),
    ("'''strong''' and ''slanted''", "**strong** and *slanted*"),
    ("'''''both''' then one''", "***both*** *then one*"),
    ("''never closed\nnext line", "*never closed*\nnext line"),
    ("l'''amour'' is", "l'*amour* is"),
    ("<b>bold</b> <i>it</i> <u>plain</u>", "**bold** *it* plain"),
    ("one<br>two<br />three", "one  \ntwo  \nthree"),
    ("H<sub>2</sub>O and x<sup>2</sup>", "H₂O and x²"),
    ("5 * 3 and snake_case", "5 * 3 and snake_case"),
    ("*star*d", "- star\\*d"),
    ("a _b_ `c`", "a \\_b\\_ \\`c\\`"),
    ("<nowiki>[[x]] ''y''</nowiki>", "\\[\\[x\\]\\] ''y''"),
    ("a <!-- hidden --> b", "a  b"),
    ("&lt;b&gt; &amp;copy; &eacute;&nbsp;x", "<b> &amp;copy; é x"),
    ("__NOTOC__ words __TOC__", "words"),
    ("1. no list", "1\\. no list"),
    ("- no list", "\\- no list"),
    ("[[Bus]]es and [[bus|coach]]", "[[Bus|Buses]] and [[bus|coach]]"),
    ("[[Foo_bar#Part|x]]", "[[Foo bar#Part|x]]"),
    ("[[:Category:Events]]", "[[Events|Category:Events]]"),
    ("[[User:Ann|Ann]]", "[[user:Ann]]"),
    ("[[w:Privacy law]]", "[Privacy law](https://en.wikipedia.org/wiki/Privacy_law)"),
    ("[https://example.org/a A page]", "[A page](https://example.org/a)"),
    ("[https://example.org/a_(b) ''A'']", "[*A*](<https://example.org/a_(b)>)"),
    ("see https://example.org/a_b.", "see https://example.org/a_b."),
    ("[https://example.org/]", "https://example.org/"),
    ("[javascript:x y]", "[javascript:x y]"),
    ("* a\n** b\n*** c\n* d", "- a\n    - b\n        - c\n- d"),
    ("# a\n#* b\n# c", "1. a\n    - b\n1. c"),
    ("* a\n# b", "- a\n\n1. b"),
    ("; Term : meaning", "Term\n:   meaning"),
    (": indented", "> indented"),
    ("<blockquote>Said\nso</blockquote>", "> Said\n> so"),
    ("{{Quote|text=Said so|author=Ann}}", "> Said so — Ann"),
    ("----\nafter", "---\n\nafter"),
    ("<pre>a * b</pre>", "```\na * b\n```"),
    ("{{Unknown|a=[[x]]}} words", "`{{Unknown|a=[[x]]}}` words"),
    ("{| class=x\n! A !! B\n|-\n| 1 || [[x|y]]\n|}", "| A | B |\n| --- | --- |\n| 1 | [[x\\|y]] |"),
    ("{|\n| a | b\n|-\n| style=x | c\n|}", "|  |\n| --- |\n| a \\| b |\n| c |"),
    ("words [[Kategorie:Events]]", "words\n\nCategories: Events"),
]


@pytest.mark.parametrize(("wikitext", "markdown"), PROSE)
def test_prose(wikitext, markdown):
    assert body(wikitext) == markdown


CODED = [
    ("One. Two left open. <sup>[[Insecurity]]</sup> Three.", "One. [Two left open.]{harm=insecurity} Three."),
    ("Two<sup>Insecurity</sup>.", "[Two]{harm=insecurity}."),
    ("Two.<sup>[[Insecurity]]</sup><sup>[[Disclosure]]</sup>", "[Two.]{harm=insecurity harm=disclosure}"),
    ("One. Sold on. [Secondary Use] Three.", "One. [Sold on.]{harm=secondary-use} Three."),
    ("Sold addresses.Disclosure", "[Sold addresses.]{harm=disclosure}"),
    (
        "One. <sup>[[Insecurity]]</sup> Two. <sup>[[Disclosure]]</sup>",
        "[One.]{harm=insecurity} [Two.]{harm=disclosure}",
    ),
    ("Sold addresses.Disclosure Then more.", "[Sold addresses.]{harm=disclosure} Then more."),
    ("Left open. Insecurity</sup.", "[Left open.]{harm=insecurity}"),
    ("Left open. <sup>Insecurity</sup.", "[Left open.]{harm=insecurity}"),
    ("One. Left open. Insecurity", "One. [Left open.]{harm=insecurity}"),
    ("In the U.S. it leaked. [Insecurity]", "[In the U.S. it leaked.]{harm=insecurity}"),
    ("One '''and. Two''' x.<sup>[[Insecurity]]</sup>", "[One **and. Two** x.]{harm=insecurity}"),
    ("<sup>[[Insecurity]]</sup> first", "([[harm:Insecurity]]) first"),
    ("[[Insecurity]] is a harm.", "[[Insecurity]] is a harm."),
    ("Not a harm [sic] here.", "Not a harm [sic] here."),
    (
        (
            '<span class="coded" data-codes="harm=insecurity information=medical-and-health">two words</span>'
            "<sup>[[Insecurity]]</sup><sup>[[information:Medical and health]]</sup> on"
        ),
        "[two words]{harm=insecurity information=medical-and-health} on",
    ),
]


@pytest.mark.parametrize(("wikitext", "markdown"), CODED)
def test_annotations_code_the_words_before_them(wikitext, markdown):
    assert body(wikitext) == markdown


def test_references_are_sources_where_they_name_one_address_else_notes():
    read = page(
        'Lead.<ref name="a b">Paper, "T", [https://example.org/1 link]</ref>\n\n== X ==\n'
        "Again.<ref name='a b' /> Words.<ref>only ''words''</ref> "
        "Cited.<ref>{{cite web|title=T|url=https://example.org/2|date=3 May 2020|author=Ann B|website=Paper}}</ref>"
    ).record
    assert read["summary"] == "Lead.[^a-b]"
    assert read["body"] == "## X\n\nAgain.[^a-b] Words.[^2] Cited.[^3]\n\n[^2]: only *words*"
    first, second = read["sources"]
    assert first == {"key": "a-b", "title": 'Paper, "T"', "url": "https://example.org/1"}
    assert {key: second[key] for key in ("key", "title", "publisher", "url", "date", "authors")} == {
        "key": "3",
        "title": "T",
        "publisher": "Paper",
        "url": "https://example.org/2",
        "date": "2020-05-03",
        "authors": ["Ann B"],
    }


def test_a_lead_that_cites_a_note_stands_with_its_note_in_the_body():
    read = page("Lead.<ref>words</ref>\n\n== X ==\ny").record
    assert (read["summary"], read["body"]) == ("", "Lead.[^1]\n\n## X\n\ny\n\n[^1]: words")


def test_infobox_rows_under_any_label_in_any_order():
    read = page(
        "{{event\n| Date = December 2020 <!-- x -->\n|solove harm=[[Insecurity]], Disclosure\n"
        "|Individuals Affected=Patients, {{flag|US}} users|Threat Actors=Helthcare providers\n"
        "|Information=Names (first, last), 45,000 files\n|Tangible Harms=not known\n|Odd=''x''\n}}\nLead."
    )
    record = read.record
    assert read.template == "event"
    assert record["date_text"] == "December 2020"
    assert record["harms"] == [{"text": "Insecurity"}, {"text": "Disclosure"}]
    assert record["affected_groups"] == [{"text": "Patients"}, {"text": "{{flag|US}} users"}]
    assert record["threat_actors"] == [{"text": "Helthcare providers", "term": "healthcare-provider"}]
    assert record["information_types"] == [{"text": "Names (first, last)"}, {"text": "45,000 files"}]
    assert record["states"] == {"consequences": "unknown"}
    assert record["summary"] == "Lead."
    assert record["body"] == "- Odd: *x*"


def test_a_link_names_the_term_where_its_text_does_not():
    assert page("{{Event|Harm=[[Insecurity|left open]]}}").record["harms"] == [
        {"text": "left open", "term": "insecurity"}
    ]


def test_a_named_body_among_the_actors_is_an_organisation():
    record = page("{{Event|Threat Actors=Acme Analytica Ltd., Advertisers}}").record
    assert record["threat_actors"] == [{"text": "Advertisers"}]
    assert record["organisations"] == [{"name": "Acme Analytica Ltd.", "role": "actor"}]


def test_semicolons_part_values_where_there_are_any():
    assert page("{{Event|Harm=Insecurity; Disclosure, perhaps}}").record["harms"] == [
        {"text": "Insecurity"},
        {"text": "Disclosure, perhaps"},
    ]


def test_a_breakdown_becomes_rows_only_where_it_is_nothing_else():
    section = "== Breakdown ==\n* '''Threat''': Crooks\n* '''Harm''': [[Insecurity]]\nThreat: Others"
    read = page(section).record
    assert read["breakdown"] == [{"threat": "Crooks", "harm": "Insecurity"}, {"threat": "Others"}]
    assert read["body"] == ""
    other = page(section + "\nAnd more.").record
    assert other["breakdown"] == []
    assert "And more." in other["body"]


def test_lists_of_sources_become_sources_and_keep_what_is_none():
    read = page("== Sources ==\n* https://example.org/a\n* [https://example.org/b B]\n* A book\n<references />").record
    assert [(row["url"], row["title"]) for row in read["sources"]] == [
        ("https://example.org/a", ""),
        ("https://example.org/b", "B"),
    ]
    assert read["body"] == "## Sources\n\n- A book"


def test_files_are_left_out_and_told():
    read = page("a [[Datei:Scan.png|thumb|cap]] b<gallery>\nx.png\n</gallery>")
    assert read.record["summary"] == "a  b"
    assert read.remarks == ("[[Datei:Scan.png]]", "<gallery> x.png")


HOSTILE = [
    "{{",
    "[[",
    "{{{",
    "''",
    "'''",
    "<ref>",
    "<b>",
    "<sup>",
    "</sup",
    "[[a|",
    "{{a|",
    "<div ",
    "<!--",
    "<nowiki>",
    "[http://a.",
    "]",
    "=",
    "\n= \n",
    "\n== Sources ==\n",
    "{|",
    "|-",
    "||",
    "!",
    "!!",
    "|}",
    "*",
    "#",
    ";",
    ":",
    "\n:",
    "\n*",
    "<span",
    "<br>",
    "<blockquote>",
    "[Insecurity]",
    ".",
    "Insecurity",
    "</sup>",
    "&#x;",
    "&am",
    "__TOC__",
    "{{cite web|url=http://a.bc|title=x}}",
    "<ref>http://a.bc</ref>",
    "{{Event|Harm=",
    "}}",
    "]]",
    "\\",
    "`",
    "_",
    "http://",
    "\t",
    ",",
]


@pytest.mark.parametrize("piece", [*HOSTILE, " ", "\n"])
@pytest.mark.parametrize("start", ["", "{{Event|Harm=", "== Sources ==\n* "])
def test_hostile_pages_take_no_more_time_than_others(piece, start):
    page(start + piece * (60_000 // max(1, len(piece))))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*HOSTILE, "word", " ", "\n", "é", "\x00", "\x0e1"]), max_size=40).map("".join))
def test_any_text_can_be_read_and_rendered(text):
    read = page(text)
    keys = [row["key"] for row in read.record["sources"]]
    assert not set(render(read.record["body"], sources=keys, lead=read.record["summary"]).unknown_keys) - {""} or (
        "<ref" in text
    )


def test_no_page_is_too_rich_for_a_record():
    many = "".join(f"<ref>https://example.org/{number}</ref>" for number in range(250))
    cite = f"<ref>{{{{cite web|title={'t' * 300}|publisher={'p' * 300}|kind=odd|author={'a; ' * 200}}}}}</ref>"
    people = ", ".join(f"Acme {number} Ltd." for number in range(300))
    rows = "\n".join("Threat: x" for _number in range(300))
    text = f"{{{{Event|Harm={'x, ' * 300}|Threat Actors={people}|Location={'y' * 300}}}}}{'z' * 3000}{cite}{many}"
    read = page(f"{text}\n== Breakdown ==\n{rows}\n== Sources ==\n* https://example.org/last").record
    cleaned(Event(), read)
    assert len(read["sources"]) == 200
    assert "[^250]: https://example.org/" in read["body"]


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("about 5,000 people", {"kind": "about", "low": "5,000", "high": "5,000", "unit": "people"}),
        ("5 to 10 records", {"kind": "range", "low": "5", "high": "10", "unit": "records"}),
        ("at most 1 person", {"kind": "at-most", "low": None, "high": "1", "unit": "people"}),
        ("about 5 to 10 people", None),
        ("some people", None),
    ],
)
def test_a_number_affected_is_read_whole_or_kept_as_it_was_written(written, people):
    read = page(f"{{{{Event|Number affected={written}}}}}")
    assert read.record.get("people") == people
    assert (written in read.record["body"]) is (people is None)
