"""What Markdown Extra gives, in the shape that docs/markup.md promises."""

import pytest

from tests.wiki.markup.reading import Elements, text_of
from wiki.markup import render


def shown(body):
    return render(body).html.replace("\n", "")


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("a b  \nc", "<p>a b<br>c</p>"),
        ("* a\n* b\n    * c\n\n1. d", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol><li>d</li></ol>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("* a\n\n    b", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("> a\n> > b\n\nc", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><p>c</p>"),
        ("text\n> quote", "<p>text</p><blockquote><p>quote</p></blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"),
        ("* a\n\n    * * *", "<ul><li><p>a</p><hr></li></ul>"),
        ("A\n:   b\n:   c\nD\n:   e", "<dl><dt>A</dt><dd>b</dd><dd>c</dd><dt>D</dt><dd>e</dd></dl>"),
        ("`` a ` b ``", "<p><code>a ` b</code></p>"),
        ("a `b", "<p>a `b</p>"),
        ("&copy; &amp; & &nosuch;", "<p>© &amp; &amp; &amp;nosuch;</p>"),
        (r"\# \[a\] \<b\> \a", r"<p># [a] &lt;b&gt; \a</p>"),
        ("*[GDPR]: General *Data*\n\nThe GDPR, GDPRs", '<p>The <abbr title="General *Data*">GDPR</abbr>, GDPRs</p>'),
    ],
)
def test_blocks(body, html):
    assert shown(body) == html


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("```\na\n\n  b <i> &amp; *c*\n```", "a\n\n  b <i> &amp; *c*\n"),
        ("~~~~\n~~~\n~~~~", "~~~\n"),
        ("text\n```\na\n```\ntext", "a\n"),
        ("```\nunclosed", "unclosed\n"),
        ("    a\n\n\n     b\n\ntext", "a\n\n\n b\n"),
        ("\ta\n\t\tb", "a\n    b\n"),
        ("* item\n\n    ```\n    a\n      b\n    ```", "a\n  b\n"),
        ("* ```\n  a\n  ```", "a\n"),
        ("* item\n\n        a", "a\n"),
        ("> ```\n> a\n> ```\n> text", "a\n"),
        ("> ```\n> a\n\ntext", "a\n"),
        (">     a\n> text", "a\n"),
        ("text\n>     a", "a\n"),
        ("[^n]: note\n\n    ```\n    a\n    ```", "a\n"),
        ("[^n]: note\n\n        a", "a\n"),
    ],
)
def test_code(body, code):
    html = render(body).html
    _, _, inside = html.partition("<pre><code>")
    inside, _, rest = inside.partition("</code></pre>")
    assert inside == code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert "```" not in rest


def test_code_tells_its_language():
    assert shown("``` python title\na\n```") == '<pre><code class="language-python">a</code></pre>'


def test_code_stays_in_its_list_and_its_quote():
    assert shown("* a\n\n    ```\n    b\n    ```\n\n    c") == (
        "<ul><li><p>a</p><pre><code>b</code></pre><p>c</p></li></ul>"
    )
    assert shown("> ```\n> a\n> ```\n> b") == "<blockquote><pre><code>a</code></pre><p>b</p></blockquote>"


def test_a_table():
    assert shown("| a | b | c |\n|:--|:-:|--:|\n| *d* | e |") == (
        '<table><thead><tr><th class="align-left" scope="col">a</th><th class="align-center" scope="col">b</th>'
        '<th class="align-right" scope="col">c</th></tr></thead><tbody><tr><td class="align-left"><em>d</em></td>'
        '<td class="align-center">e</td><td class="align-right"></td></tr></tbody></table>'
    )


def test_no_cell_is_dropped():
    html = render("a | b\n--|--\nc | d | e | f").html
    assert [text_of(cell) for cell in html.split("<td>")[1:]] == ["c", "d | e | f"]


@pytest.mark.parametrize("body", ["a | b\ntext", "| a |\n\n|---|", "|---|---|"])
def test_what_is_no_table(body):
    assert "<table" not in render(body).html


@pytest.mark.parametrize(
    "body",
    ["{: .class #id}", "# Heading {#id}", "[TOC]", "!!! note\n    text", '<div markdown="1">*a*</div>', "~~a~~", "$a$"],
)
def test_what_other_dialects_read_is_text(body):
    html = render(body).html
    assert text_of(html).split() == body.replace("# ", "").replace("*", "").split()
    assert not Elements(html).values("class") or "section-heading" in html
