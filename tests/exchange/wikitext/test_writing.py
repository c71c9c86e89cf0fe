"""What is written as wikitext is read as what it was."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exchange.wikitext.reading import read
from exchange.wikitext.writing import event_page, page_title
from tests.exchange.wikitext.reading import VOCABULARY
from wiki.markup import render

SITE = "https://casebook.example"
SOURCE = {
    "key": "times-2020",
    "title": "A | title, with {marks} & <tags>",
    "publisher": "The Times",
    "authors": ["Ann B", "C. D."],
    "date": "2020-12",
    "url": "https://example.org/a?b=1&c=[2]",
    "archived_url": "",
    "publication_kind": "newspaper",
    "accessed": "2021-01-02",
}
TEXTS = [
    "plain words\non two lines",
    "**strong**, *slanted*, ***both*** and `code` with `` `ticks` ``",
    "a line  \nbroken",
    "# not [[x]] but [[harm:Insecurity]], [[Other|shown *so*]], [[#Part]] and [[org:Acme#Part|Acme]]",
    "[a link](https://example.org/a_(b)), https://example.org/bare_one and <mailto:a@example.org>",
    "[here](/events/x/) and [[#Part|there]]",
    "[Left open.]{harm=insecurity} Then [sold on]{harm=disclosure harm=secondary-use}.",
    "[left open [^1] **wide**]{harm=insecurity information=medical-and-health}\n\n[^1]: A note with *words*.",
    "One. [Two in the U.S. and more.]{harm=insecurity}",
    "[One.]{harm=insecurity} [Two.]{harm=disclosure}[^times-2020] [Three [^times-2020] is.]{harm=disclosure} x",
    "Said so.[^times-2020] Again.[^times-2020] Nobody.[^unknown]",
    "- a\n- b\n    - c\n        1. d\n    - e\n\n1. f\n2. g",
    "- a\n\n    further\n\n- b",
    "Term\n:   meaning\n:   other\n\nNext\n:   that",
    "> quoted\n>\n> twice\n\n> > deeper",
    "| A | B |\n| --- | --- |\n| 1 | [[x|y]] |\n| \\| | - |",
    "## Heading *one*\n\n### Two\n\ntext\n\n---\n\nafter",
    "```python\nif a < b and '''c''' and {{d}}:\n    pass\n```\n\n    plain & <pre>",
    "\\* \\_ \\[\\[x\\]\\] \\`y\\` 5 * 3 * 2 snake_case",
    "''quotes'' and '''more''' {{braces}} {| table |} ~~~~ __NOTOC__ <ref>x</ref> &copy; &amp;copy; <!-- x -->",
    "1\\. no list\n\\- none\n\\# none",
    "* star\n* list\n\n; semicolon\n= equals =\n| bar\n# no",
    "Glued.Disclosure and [Insecurity] and [sic]",
    "\\[not a link\\](https://example.org) \\{\\} \\| end",
]


def record(**data):
    return {"title": "A leak", "summary": "", "body": "", "sources": [SOURCE], **data}


def returned(one):
    return read(event_page(one, SITE), title=page_title(one["title"]), vocabulary=VOCABULARY).record


def html(text):
    return render(text, sources=["times-2020"]).html


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_reads_the_same(text):
    again = returned(record(body=text))["body"]
    assert html(again).replace(f"{SITE}/events", "/events").replace(' class="external"', "").replace(
        ' rel="nofollow noopener"', ""
    ) == html(text).replace(' class="external"', "").replace(' rel="nofollow noopener"', "")


def test_what_comes_back_is_written_in_the_same_way_from_then_on():
    for text in TEXTS:
        once = returned(record(body=text))
        twice = returned(record(body=once["body"], sources=once["sources"]))
        assert twice["body"] == once["body"]


def test_whole_sentences_are_annotated_as_the_privacy_wiki_does():
    text = "One.[^times-2020] [Two was left open.]{harm=insecurity}[^times-2020] [half]{harm=disclosure} three."
    page = event_page(record(body=text), SITE)
    assert "Two was left open. <sup>[[Insecurity]]</sup><ref" in page
    assert '<span class="coded" data-codes="harm=disclosure">half</span><sup>[[Disclosure]]</sup> three' in page


def test_lead_and_text_stay_apart():
    again = returned(record(summary="Lead.[^times-2020]", body="Text.\n\nMore."))
    assert (again["summary"], again["body"]) == ("Lead.[^times-2020]", "Text.\n\nMore.")
    assert returned(record(body="Text alone."))["body"] == "Text alone."
    assert returned(record(summary="Lead alone."))["summary"] == "Lead alone."


def test_sources_come_back_whole_cited_or_not():
    other = {**SOURCE, "key": "b", "url": "https://example.org/b"}
    (cited, uncited) = returned(record(body="x[^times-2020]", sources=[SOURCE, other]))["sources"]
    assert cited == SOURCE
    assert uncited == other


def test_the_infobox_comes_back():
    one = record(
        short_title="A, b | c = {{d}}",
        location="Bern, Switzerland",
        countries=[{"code": "CH", "name": "Switzerland"}],
        date_text="last winter",
        date_edtf="2020-12",
        date_basis="reported",
        harms=[
            {"text": "Insecurity", "term": "insecurity", "label": "Insecurity"},
            {"text": "sold, and on", "term": "disclosure", "label": "Disclosure"},
        ],
        affected_groups=[{"text": "Somebody; else (x, y)", "term": None, "label": None}],
        people={"kind": "range", "low": 1000, "high": 2000, "unit": "accounts"},
        organisations=[{"name": "Acme, Inc.", "organisation": "acme", "title": "Acme", "role": "actor"}],
        laws=[{"text": "Act (2018), s. 5", "law": None, "title": None, "outcome": "", "source": ""}],
        breakdown=[{"threat": "Crooks", "at_risk_group": "", "harm": "Insecurity, *a*", "secondary_consequences": "x"}],
        states={"consequences": "unknown", "high_risk_groups": "na"},
    )
    again = returned(one)
    for key in ("short_title", "location", "date_text", "date_edtf", "date_basis", "states"):
        assert again[key] == one[key]
    assert again["countries"] == ["CH"]
    assert again["harms"] == [{"text": "Insecurity"}, {"text": "sold, and on", "term": "disclosure"}]
    assert again["affected_groups"] == [{"text": "Somebody; else (x, y)"}]
    assert again["people"] == {"kind": "range", "low": "1000", "high": "2000", "unit": "accounts"}
    assert again["organisations"] == [{"name": "Acme, Inc.", "role": "actor"}]
    assert again["laws"] == [{"text": "Act (2018), s. 5"}]
    assert again["breakdown"] == [{"threat": "Crooks", "harm": "Insecurity, *a*", "secondary_consequences": "x"}]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("A leak", "A leak"),
        ("a [b] {c} <d> e|f #1 g_h", "A (b) (c) ‹d› e¦f ＃1 g h"),
        ("Talk: it", "Talk∶ it"),
        ("100%41", "100％41"),
        (":x", "X"),
        ("é" * 255, "É" + "é" * 119),
    ],
)
def test_titles_that_mediawiki_takes(title, written):
    assert page_title(title) == written
    if title != "é" * 255:
        assert returned(record(title=title))["title"] == title


WORDS = st.sampled_from(
    [
        *"*_`[](){}<>|#=:;!&'\\~-+.",
        *("word", "Two.", "''", "[[a]]", "[[a|b]]", "**b**", "*i*", "`c`", "[^times-2020]", "https://example.org/a"),
        *("[x y]{harm=insecurity}", "[Z.]{harm=disclosure}", "{{", "}}", "<b>", "&amp;", "{|", "1."),
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


@example("# # # #")
@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4).map("\n\n".join))
def test_any_text_settles_once_it_has_been_there_and_back(text):
    once = returned(record(body=text))
    twice = returned(record(body=once["body"], summary=once["summary"], sources=once["sources"]))
    assert html(twice["body"]) == html(once["body"])
