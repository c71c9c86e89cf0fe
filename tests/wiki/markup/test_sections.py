import pytest

from tests.wiki.markup.reading import Elements
from wiki.markup import anchor, render, replace_section, section, split

BODY = """Before.

## One

text

### Below

more

## Two
last
"""


def test_a_section_holds_its_subsections():
    assert section(BODY, 0) == "Before.\n\n"
    assert section(BODY, 1) == "## One\n\ntext\n\n### Below\n\nmore\n\n"
    assert section(BODY, 2) == "### Below\n\nmore\n\n"
    assert section(BODY, 3) == "## Two\nlast\n"


def test_the_parts_say_what_they_are():
    assert [(part.index, part.level, part.title) for part in split(BODY)] == [
        (0, 0, ""),
        (1, 2, "One"),
        (2, 3, "Below"),
        (3, 2, "Two"),
    ]


def test_a_body_without_headings_is_one_part():
    assert [(part.start, part.end) for part in split("text")] == [(0, 4)]
    assert [(part.start, part.end) for part in split("")] == [(0, 0)]


@pytest.mark.parametrize("index", [-1, 4, 10**9])
def test_there_is_no_other_section(index):
    with pytest.raises(IndexError):
        section(BODY, index)
    with pytest.raises(IndexError):
        replace_section(BODY, index, "")


def test_a_replaced_section_does_not_run_into_the_next():
    assert replace_section(BODY, 2, "### Below\n\nother") == BODY.replace("more", "other")
    assert replace_section("a\n\nTitle\n=====\nb", 0, "c") == "c\n\nTitle\n=====\nb"
    assert replace_section(BODY, 3, "## Two\nother") == BODY.replace("last\n", "other")
    assert replace_section(BODY, 1, "") == "Before.\n\n## Two\nlast\n"


@pytest.mark.parametrize(
    "body",
    [
        "```\n# no\n```",
        "~~~\n# no\n\n# no",
        "    # no",
        "text\n    # no",
        "#no",
        "#",
        "## ##",
        r"\# no",
        "> # no",
        "* # no",
        "* item\n\n    # no",
        "####### no",
        "no\n=",
        "no\n\n====",
        "* no\n---",
        "> no\n---",
        "one\ntwo\n---",
        "[^n]:\n    # no",
    ],
)
def test_what_begins_no_section(body):
    assert len(split(body)) == 1
    assert render(body).sections == []


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# yes", "yes"),
        ("   ## yes ##  ", "yes"),
        ("# C#", "C#"),
        ("text\n# yes", "yes"),
        ("* item\n# yes", "yes"),
        ("> quote\n# yes", "yes"),
        ("yes\n===", "yes"),
        ("  yes\n--", "yes"),
        ("```\na\n```\nyes\n---", "yes"),
        ("#\tyes", "yes"),
        ("# [yes *so* [[T|t]]]{harm=x}[^s] &amp; `c`", "yes so t & c"),
    ],
)
def test_what_begins_a_section(body, title):
    assert [part.title for part in split(body)][1:] == [title]
    assert [found.title for found in render(body).sections] == [title]


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ("#", [2]),
        ("##", [2]),
        ("###", [2]),
        ("# ## ### #### ##### ######", [2, 3, 4, 5, 6, 6]),
        ("## ### ##", [2, 3, 2]),
        ("### ##", [3, 2]),
    ],
)
def test_the_highest_heading_of_a_body_is_of_the_second_level(levels, shown):
    body = "\n\n".join(f"{marks} Heading" for marks in levels.split())
    rendered = render(body)
    assert [found.level for found in rendered.sections] == shown
    assert [int(tag[1]) for tag, _ in Elements(rendered.html).found if tag.startswith("h")] == shown


def test_a_heading_carries_its_anchor_and_a_hook():
    assert render("## What *happened*").html == (
        '<div class="section-heading">\n<h2 id="section-what-happened">What <em>happened</em></h2>\n'
        '<span data-section="1" data-title="What happened"></span></div>'
    )


def test_headings_in_quotes_have_neither():
    assert render("# One\n\n> ## Two").html.endswith("<blockquote>\n<h3>Two</h3>\n</blockquote>")


def test_anchors_are_unique_and_clash_with_no_other_id():
    body = "# content\n# Content!\n# content 2\n# content\n# !!!\n# Ünïcode\n# cookie"
    assert [found.anchor for found in render(body).sections] == [
        "section-content",
        "section-content-2",
        "section-content-2-2",
        "section-content-3",
        "section",
        "section-ünïcode",
        "section-cookie",
    ]
    assert anchor("Content!") == "section-content"
