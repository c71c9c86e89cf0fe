"""Hostile bodies of great size: each comes out whole and escaped, and the scanners still say what the renderer says.

None is timed; where something were quadratic, these tests would not end.
"""

import logging

import pytest
from markdown import Markdown

from tests.wiki.markup.reading import Elements, passage_keys
from wiki.markup import plain, render, scan_links, scan_passages, split, targets

HOSTILE = {
    "open brackets": "[" * 100_000,
    "closed brackets": "]" * 100_000,
    "nested brackets": "[" * 50_000 + "]" * 50_000,
    "wiki links never closed": "[[a|" * 25_000,
    "links never closed": "[x](" * 12_000,
    "nested passages": "[" * 30_000 + "x]{harm=x}" * 3_000,
    "passages never closed": "[x]{harm=a " * 9_000,
    "passages": "[x]{harm=x} " * 8_000,
    "codes": "[x]{" + "harm=x " * 14_000 + "}",
    "backticks of all lengths": " ".join("`" * length for length in range(440)),
    "angles": "<http://" * 12_000,
    "stars": "*a **b " * 12_000,
    "nested emphasis": "*a " * 15_000 + "a* " * 15_000,
    "stars and underscores": "*_" * 45_000,
    "escapes": "\\[" * 45_000,
    "entities": "&amp;" * 19_000,
    "quotes": ">" * 50_000,
    "quotes on lines": "\n".join(">" * depth for depth in range(300)),
    "bullets on one line": "* " * 30_000 + "a",
    "numbers on one line": "1. " * 30_000 + "a",
    "bullets and quotes on one line": "* > " * 20_000 + "a",
    "nested lists": "\n".join("    " * depth + "* a" for depth in range(200)),
    "one list": "* a\n" * 20_000,
    "definitions": "a\n: b\n" * 9_000,
    "definitions of one term": "a\n" + ": b\n" * 20_000,
    "rules": "a\n\n---\n" * 4_000,
    "rules in a list": "* a\n\n" + "    ---\n" * 9_000,
    "wide table": "|".join("a" * 5_000) + "\n" + "|".join("-" * 5_000) + "\na" * 100,
    "headings": "# a\n" * 9_000,
    "fences": "```\n" * 9_000,
    "notes": "[^a]: b\n" * 9_000,
    "citations": "[^a] " * 19_000,
    "definitions of links": "[a]: /b\n" * 12_000 + "\n" + "[a] " * 10_000,
    "abbreviations": "".join(f"*[a{number}]: b\n" for number in range(7_000)),
    "blanks": " " * 100_000 + "a",
    "blank lines": "\n" * 100_000,
    "more blocks than are read": "a\n\n" * 30_000,
    "half a megabyte of words": "word " * 100_000,
    "half a megabyte without a blank": "a" * 500_000,
    "half a megabyte of lines": "word word word\n" * 33_000,
    "an address": "http://a" + ")" * 90_000,
    "blank heading": "# " + " " * 90_000 + "a",
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=list(HOSTILE))
def test_markdown_never_fails_and_the_scanners_agree(hostile, caplog):
    body = f"{hostile}\n\n[y]{{harm=y}} [[z]]"
    with caplog.at_level(logging.ERROR):
        rendered = render(body, sources=["a"])
    assert caplog.records == []
    assert passage_keys(rendered.html) == [passage.key for passage in scan_passages(body)]
    assert [target for target in targets(rendered.html) if not target.is_code] == scan_links(body)
    assert len(split(body)) == len(rendered.sections) + 1
    assert plain(body).count("\x0e") == 0


@pytest.mark.parametrize(
    "body",
    [
        "> " * 21 + "[a]{harm=x}",
        "* " * 21 + "[a]{harm=x}",
        "[a]{harm=x}" + "a" * 100_000,
        "[a]{harm=x}\n\n" * 10_001,
    ],
)
def test_what_is_beyond_a_limit_is_shown_as_typed(body):
    html = render(body).html
    assert scan_passages(body) == []
    assert html.startswith("<pre><code>")
    assert Elements(html).text.rstrip("\n") == body.rstrip("\n")


def test_a_limit_stops_only_the_block_that_is_beyond_it():
    body = "[a]{harm=x}\n\n" + "> " * 21 + "[b]{harm=x}\n\n[c]{harm=x}"
    assert [passage.text for passage in scan_passages(body)] == ["a", "c"]


def test_a_large_table_is_left_as_text():
    small, large = "a|b\n-|-\n" + "c|d\n" * 4_000, "a|b\n-|-\n" + "c|d\n" * 6_000
    assert "<table>" in render(small).html
    assert "<table>" not in render(large).html


def test_where_markdown_fails_the_body_is_shown_as_typed_and_the_fault_is_logged(monkeypatch, caplog):
    convert = Markdown.convert

    def fail_on_emphasis(self, source):
        if "\x10" in source:
            raise RecursionError
        return convert(self, source)

    monkeypatch.setattr(Markdown, "convert", fail_on_emphasis)
    assert render("*a* <b>").html == "<pre><code>*a* &lt;b&gt;\n</code></pre>"
    assert [record.name for record in caplog.records] == ["wiki.markup.rendering"]
