import pytest

from tests.wiki.markup.reading import text_of
from wiki.markup import plain, render


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*a b*", "<em>a b</em>"),
        ("_a b_", "<em>a b</em>"),
        ("**a b**", "<strong>a b</strong>"),
        ("__a b__", "<strong>a b</strong>"),
        ("***a***", "<em><strong>a</strong></em>"),
        ("a * b*", "a * b*"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("foo*bar*", "foo<em>bar</em>"),
        ("foo_bar_baz", "foo_bar_baz"),
        ("_foo_bar", "_foo_bar"),
        ("_(bar)_.", "<em>(bar)</em>."),
        ("*(*foo*)*", "<em>(<em>foo</em>)</em>"),
        ("**foo*", "*<em>foo</em>"),
        ("*foo**", "<em>foo</em>*"),
        ("*foo**bar**baz*", "<em>foo<strong>bar</strong>baz</em>"),
        ("*foo**bar*", "<em>foo**bar</em>"),
        ("***foo** bar*", "<em><strong>foo</strong> bar</em>"),
        ("*foo **bar***", "<em>foo <strong>bar</strong></em>"),
        ("*a b_ c* _d_", "<em>a b_ c</em> <em>d</em>"),
        ("*foo _bar* baz_", "<em>foo _bar</em> baz_"),
        ("**foo [*bar*](/u)**", '<strong>foo <a href="/u"><em>bar</em></a></strong>'),
        ("*[bar*](/u)", '*<a href="/u">bar*</a>'),
        ("*a `*`*", "<em>a <code>*</code></em>"),
        (r"\*a\* *\**", "*a* <em>*</em>"),
        ("*a **b*xy", "<em>a **b</em>xy"),
        ("пристаням_стремятся_", "пристаням_стремятся_"),
        ("***", None),
        ("*over\nlines*", "<em>over\nlines</em>"),
        ("*not over\n\nblocks*", None),
    ],
)
def test_emphasis_follows_commonmark(written, shown):
    html = render(written).html
    if shown is None:
        assert "<em>" not in html
    else:
        assert html == f"<p>{shown}</p>"
        assert plain(written) == text_of(html)


def test_emphasis_ends_with_its_cell():
    html = render("| *a | b* |\n|---|---|\n| *c* | **d** |").html
    assert "<em>c</em></td>\n<td><strong>d</strong>" in html
    assert '<th scope="col">*a</th>\n<th scope="col">b*</th>' in html


def test_emphasis_is_nested_only_so_deep():
    html = render("*a " * 50 + "b* " * 50).html
    assert html.count("<em>") == 10
    assert text_of(html).count("*") == 80
