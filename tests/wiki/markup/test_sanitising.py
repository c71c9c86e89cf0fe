"""Everything hostile comes out inert, in every place of a body and in the lead."""

import re

import pytest

from tests.wiki.markup.payloads import ADDRESSES, LINKS, PLACES, TEXTS
from tests.wiki.markup.reading import Elements
from wiki.markup import Answer, fill, render, scan_links, scan_passages, summary_html, targets
from wiki.markup.sanitising import sanitise, sanitise_inline

TAGS = {
    *("a", "abbr", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li"),
    *("mark", "ol", "p", "pre", "section", "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
BLOCKS = {"blockquote", "div", "h2", "li", "ol", "p", "pre", "section", "table", "td", "tr", "ul"}
NAMES = {
    *("aria-label", "class", "data-link", "data-section", "data-title", "href", "id", "rel", "role", "scope", "start"),
    "title",
}


def leads_nowhere_bad(address):
    """As a browser reads it: blanks at the ends and line ends and tabs anywhere do not count."""
    seen = re.sub(r"[\t\r\n]", "", address.strip("".join(map(chr, range(33))))).replace("\\", "/").lower()
    return bool(re.match(r"https?://[^/]|mailto:|#|/(?!/)", seen))


def assert_inert(html):
    for tag, attributes in Elements(html).found:
        assert tag in TAGS
        assert set(attributes) <= NAMES
        assert leads_nowhere_bad(attributes.get("href", "#"))
        assert re.match(r"(section|passage|cite|note|noteref)(-|$)", attributes.get("id", "section"))


def outputs(body):
    html = render(body, sources=["s"]).html
    answers = {target: Answer("/page/", target.title, exists=len(target.title) % 2 == 0) for target in targets(html)}
    return [html, summary_html(body, sources=["s"]), fill(html, answers, edit_url="/edit/")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses(address):
    for form in LINKS:
        for html in outputs(form.format(address)):
            assert_inert(html)


@pytest.mark.parametrize("text", TEXTS)
def test_texts(text):
    for place in PLACES:
        body = place.replace("{{", "{").replace("}}", "}").replace("{}", text)
        for html in outputs(body):
            assert_inert(html)


@pytest.mark.parametrize("text", [text for text in TEXTS if "forged" in text.casefold()])
def test_nothing_that_we_leave_open_can_be_forged(text):
    for place in PLACES:
        body = place.replace("{{", "{").replace("}}", "}").replace("{}", text)
        html = render(body).html
        assert "9" not in Elements(html).values("data-section")
        assert not {"passage-forged", "cite-forged-1"} & set(Elements(html).values("id"))
        assert [target for target in targets(html) if not target.is_code] == scan_links(body)
        codes = {code for passage in scan_passages(body) for code in passage.codes}
        assert {(target.prefix, target.title) for target in targets(html) if target.is_code} == codes


def test_raw_html_is_shown_as_it_was_typed():
    assert render("<b onclick=x>a</b> & <!-- c -->").html == (
        "<p>&lt;b onclick=x&gt;a&lt;/b&gt; &amp; &lt;!-- c --&gt;</p>"
    )


def test_a_lead_holds_nothing_but_text_and_links():
    body = "# a\n\n* b\n\n> [c]{harm=x}[^s]\n\n| d |\n|---|\n| e |\n\n    f\n\n[^n]: g"
    html = summary_html(body, sources=["s"])
    assert not BLOCKS & {tag for tag, _ in Elements(html).found}
    assert Elements(html).text.split() == ["a", "b", "cX[1]", "d", "e", "f", "g"]


@pytest.mark.parametrize("clean", [sanitise, sanitise_inline])
def test_the_last_step_trusts_nothing(clean):
    hostile = (
        '<a href="javascript:x" onclick="x" class="new" style="x" id="content">a</a><a href="//x">b</a>'
        '<script>x</script><img src="x" onerror="x">'
        '<mark id="cookie" class="x">c</mark><sup id="passage-1" class="citation">d</sup>'
    )
    assert clean(hostile) == '<a>a</a><a>b</a><mark>c</mark><sup id="passage-1" class="citation">d</sup>'
