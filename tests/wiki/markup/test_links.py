import pytest

from tests.wiki.markup.reading import Elements, text_of
from wiki.markup import PREFIXES, Target, render, scan_links
from wiki.markup.links import decode, encode


def html_of(body):
    return render(body).html


def test_a_link_stays_open_in_stored_html():
    assert html_of("[[45 Million Medical Files Leaked]]") == (
        '<p><a data-link=":45%20Million%20Medical%20Files%20Leaked">45 Million Medical Files Leaked</a></p>'
    )


@pytest.mark.parametrize(
    ("written", "target", "shown"),
    [
        ("[[Title]]", Target("", "Title"), "Title"),
        ("[[ Title \n  in  lines ]]", Target("", "Title in lines"), "Title in lines"),
        ("[[harm:Insecurity]]", Target("harm", "Insecurity"), "Insecurity"),
        ("[[ Harm : Insecurity ]]", Target("harm", "Insecurity"), "Insecurity"),
        ("[[harm:Insecurity|shown]]", Target("harm", "Insecurity"), "shown"),
        ("[[Title|*shown* `so`]]", Target("", "Title"), "shown so"),
        ("[[Title|]]", Target("", "Title"), "Title"),
        ("[[Title|a|b]]", Target("", "Title"), "a|b"),
        ("[[COVID-19: the apps]]", Target("", "COVID-19: the apps"), "COVID-19: the apps"),
        ("[[harm:]]", Target("", "harm:"), "harm:"),
        ("[[:harm]]", Target("", ":harm"), ":harm"),
        ("[[help:Editing: a guide]]", Target("help", "Editing: a guide"), "Editing: a guide"),
        ("[[Title#Section]]", Target("", "Title"), "Title#Section"),
        ("[[Title [bracketed]]]", Target("", "Title [bracketed]"), "Title [bracketed]"),
        ("[[snake_case_title and *star]]", Target("", "snake_case_title and *star"), "snake_case_title and *star"),
        (r"[[\*Star\*]]", Target("", "*Star*"), "*Star*"),
        ("[[Q&amp;A <b>]]", Target("", "Q&A <b>"), "Q&A <b>"),
        ("[[Ünïcödé “quotes”]]", Target("", "Ünïcödé “quotes”"), "Ünïcödé “quotes”"),
        ("[[" + "a" * 255 + "]]", Target("", "a" * 255), "a" * 255),
    ],
)
def test_what_a_link_says(written, target, shown):
    assert scan_links(written) == [target]
    assert text_of(html_of(written)) == shown


@pytest.mark.parametrize("prefix", PREFIXES)
def test_each_kind_of_page_has_its_prefix(prefix):
    assert scan_links(f"[[{prefix}:Title]]") == [Target(prefix, "Title")]


@pytest.mark.parametrize(
    "written",
    [
        "[[]]",
        "[[ ]]",
        "[[|shown]]",
        "[[Title]",
        "[Title]]",
        "[[Title\n\nTitle]]",
        r"\[[Title]]",
        r"[\[Title]]",
        "[ [Title] ]",
        "[[a [b](/u)]]",
        "[[a|[b](/u)]]",
        "[[a `b`]]",
        "`[[Title]]`",
        "    [[Title]]",
        "```\n[[Title]]\n```",
        "[[" + "a" * 256 + "]]",
        "[[Title|" + "a" * 1000 + "]]",
    ],
)
def test_what_is_no_link_stays_as_it_was_typed(written):
    assert scan_links(written) == []
    assert "data-link" not in html_of(written)


def test_brackets_around_a_link_stay():
    assert text_of(html_of("[[[Title]]]")) == "[Title]"


def test_a_link_in_a_table_may_have_a_bar():
    html = html_of("| [[Title|shown]] | b |\n|---|---|\n| [[Title\\|as elsewhere]] | d |")
    assert (text_of(html), html.count("<td>")) == ("shown b as elsewhere d", 2)


def test_each_target_is_listed_once_in_the_order_of_reading():
    body = "[[b]] [[a]] [[b|c]] [[harm:b]] [x [[d]]]{harm=e}[^n]\n\n[^n]: [[f]]\n\n# [[g]]"
    assert [target.title for target in scan_links(body)] == ["b", "a", "b", "d", "g", "f"]
    assert scan_links("[[a]]", "[[b]] [[a]]") == [Target("", "a"), Target("", "b")]


def test_a_link_to_a_section_of_the_page_itself_is_closed_at_once():
    assert html_of("[[#What happened]]") == '<p><a href="#section-what-happened">What happened</a></p>'
    assert scan_links("[[#What happened]]") == []


@pytest.mark.parametrize("title", ["a", "a:b", "a=b", "a#b", 'a"b', "a|b", "a%20b", "ü", "<a>", "a&b", "a/b"])
def test_an_open_link_holds_any_title(title):
    for target in (Target("harm", title), Target("", title), Target("harm", title, is_code=True)):
        assert decode(encode(target, "a#b")) == (target, "a#b")


def test_what_no_one_encoded_is_refused():
    with pytest.raises(ValueError, match="Harm"):
        decode("Harm")


@pytest.mark.parametrize(
    ("written", "address", "shown"),
    [
        ("[a](https://example.org/)", "https://example.org/", "a"),
        ("[a](HTTP://example.org)", "HTTP://example.org", "a"),
        ("[a]( <https://example.org/b c> )", "https://example.org/b%20c", "a"),
        ("[a](https://example.org/(b))", "https://example.org/(b)", "a"),
        ("[*a* [b]](/events/?q=c&d=e)", "/events/?q=c&d=e", "a [b]"),
        ("[a](#section-b)", "#section-b", "a"),
        ("[a](mailto:b@example.org)", "mailto:b@example.org", "a"),
        ("[a][Label B]\n\n[label  b]: https://example.org/c 'title'", "https://example.org/c", "a"),
        ("[a][]\n\n[A]: /b", "/b", "a"),
        ("[a]\n\n[a]: </b>", "/b", "a"),
        ("<https://example.org/?b=c&d=e_f_g>", "https://example.org/?b=c&d=e_f_g", "https://example.org/?b=c&d=e_f_g"),
        ("<b@example.org>", "mailto:b@example.org", "b@example.org"),
        (
            "(see https://example.org/b_c_d_(e)).",
            "https://example.org/b_c_d_(e)",
            "(see https://example.org/b_c_d_(e)).",
        ),
        ("**https://example.org/**, too", "https://example.org/", "https://example.org/, too"),
        ("![alt](https://example.org/a.png)", "https://example.org/a.png", "alt"),
        (r"\![not an image](/a)", "/a", "!not an image"),
        ("![alt][a]\n\n[a]: https://example.org/a.png", "https://example.org/a.png", "alt"),
    ],
)
def test_addresses(written, address, shown):
    html = html_of(written)
    assert [link["href"] for link in Elements(html).all("a")] == [address]
    assert text_of(html) == shown
    assert not Elements(html).all("img")


def test_links_to_other_sites_say_so():
    (there,) = Elements(html_of('[a](https://example.org/ "T & <t>")')).all("a")
    assert there == {
        "class": "external",
        "href": "https://example.org/",
        "rel": "nofollow noopener",
        "title": "T & <t>",
    }
    (here,) = Elements(html_of("[a](/events/)")).all("a")
    assert here == {"href": "/events/"}


@pytest.mark.parametrize(
    "written",
    [
        "[a](b)",
        "[a](//example.org)",
        "[a](ftp://example.org)",
        "[a](https://)",
        "[a](https://[)",
        "[](https://example.org)",
        "[ ](https://example.org)",
        "[a](https://example.org",
        "[a] (https://example.org)",
        "[a](https://example.org b)",
        "[a][b]",
        "[a]\n\n[a]: b",
        "<example.org>",
        "https://",
    ],
)
def test_what_is_no_address_stays_as_it_was_typed(written):
    html = html_of(written)
    assert not Elements(html).all("a") or "external" in html
    assert text_of(html).startswith(written.split("\n")[0][:4])


def test_entities_are_undone_once():
    (link,) = Elements(html_of('[a](https://example.org/?b&amp;copy;&amp;amp; "&amp;lt; &copy;")')).all("a")
    assert (link["href"], link["title"]) == ("https://example.org/?b&copy;&amp;", "&lt; ©")


def test_links_hold_no_links():
    html = html_of("[a [b](/c) d](/e) [f [[g]] h](/i) [https://example.org/](/j)")
    assert [link.get("href") for link in Elements(html).all("a")] == ["/c", None, "/j"]
