"""The light scanners and the renderer say the same of any body."""

import re
from itertools import chain

from hypothesis import example, given

from tests.wiki.markup.reading import Elements, passage_keys
from tests.wiki.markup.writing import bodies
from wiki.markup import plain, render, replace_section, scan_links, scan_passages, section, split, summary_html, targets

TRICKY = [
    "* item\n\n        [in code]{harm=x}\n\n    [in item]{harm=x}",
    "> [over\n> lines]{harm=x}\n>\n>     [code]{harm=x}",
    "| [a]{harm=x} | [b|c]{harm=x} |\n|---|---|\n| [d]{harm=x} | e | [f]{harm=x} |",
    "## [in heading]{harm=x}\n\n[^n]: [in note]{harm=x}\n\n[before note's text][^n] [x]{harm=x}",
    "```\n[x]{harm=x}\n```\n`[y]{harm=x}` \\[z]{harm=x} [w]{harm=x}",
    "~~~\n[unclosed]{harm=x}",
    "Term\n: [defined]{harm=x}\nOther\n: [too]{harm=x}",
    "[a [b]{harm=x} c]{harm=y}",
    "[link [p]{harm=x}](/u) [[T|[q]{harm=x}]]",
    "1. [a]{harm=x}\n```\n[b]{harm=x}\n```\n2. [c]{harm=x}",
    "*[AB]: [x]{harm=x}\n[r]: /u '[x]{harm=x}'\n\nAB [r]",
    "[^k]: [b *c*]{harm=insecurity actor=y-z}",
]


def with_examples(test):
    for body in TRICKY:
        test = example(body)(test)
    return test


@with_examples
@given(bodies)
def test_the_same_passages_in_the_same_order(body):
    assert passage_keys(render(body).html) == [passage.key for passage in scan_passages(body)]


@with_examples
@given(bodies)
def test_the_same_links(body):
    assert [target for target in targets(render(body).html) if not target.is_code] == scan_links(body)


@with_examples
@given(bodies)
def test_the_same_codes(body):
    codes = dict.fromkeys(chain.from_iterable(passage.codes for passage in scan_passages(body)))
    assert [(t.prefix, t.title) for t in targets(render(body).html) if t.is_code] == list(codes)


@with_examples
@given(bodies)
def test_the_same_sections(body):
    rendered = render(body)
    shown = [(section.index, section.level, section.title) for section in rendered.sections]
    assert [(part.index, part.level, part.title) for part in split(body)][1:] == shown
    assert [int(value) for value in Elements(rendered.html).values("data-section")] == [index for index, _, _ in shown]


@with_examples
@given(bodies)
def test_a_passage_stands_where_it_says(body):
    for passage in scan_passages(body):
        assert (body[passage.start], body[passage.end - 1]) == ("[", "}")
        assert passage.text in passage.context


@with_examples
@given(bodies)
def test_a_section_replaced_by_itself_changes_nothing(body):
    for part in split(body):
        assert replace_section(body, part.index, section(body, part.index)) == body


@given(bodies, bodies)
def test_lead_and_body_are_numbered_as_one(lead, body):
    html = summary_html(lead) + render(body, lead=lead).html
    assert passage_keys(html) == [passage.key for passage in scan_passages(lead, body)]


@with_examples
@given(bodies)
def test_no_two_elements_share_an_id(body):
    ids = Elements(render(body, sources=["s"]).html).values("id")
    assert len(ids) == len(set(ids))


@with_examples
@given(bodies)
def test_nothing_of_the_machinery_shows(body):
    for text in (render(body).html, plain(body)):
        assert not re.search("[\x00-\x08\x0e-\x1f]|klzzwxh|<passage", text)
