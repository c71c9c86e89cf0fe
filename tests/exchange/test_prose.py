"""Prose out of texts of others: what they wrote is read, and nothing of it acts."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from exchange.prose import escaped, extract, listed, lowered, plain, quotation, when
from wiki.markup import render
from wiki.markup.plain import plain as words_of


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<p>One</p><p>two<br>three &amp; &quot;four&quot;</p>", 'One two three & "four"'),
        ("the state\ufffds staff", "the state’s staff"),
        ("a\u0000b\u202ec\r\n d", "abc d"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_plain_text_is_on_one_line_without_html(text, read):
    assert plain(text) == read


MARKS = st.text(st.sampled_from("ab *_[]{}<>`\\|#>-+=~:.1!^&;"), max_size=40)


@given(MARKS)
def test_an_escaped_text_reads_as_it_was_and_has_no_markup(text):
    text = plain(text)
    assert words_of(escaped(text)) == text


@pytest.mark.parametrize("text", ["[[harm:Insecurity]]", "[x]{harm=insecurity}", "[^key]", "<b>", "[x](https://a.org)"])
def test_links_codes_and_citations_of_others_are_text(text):
    soup = BeautifulSoup(render(quotation(text, "key"), sources=["key"]).html, "html.parser")
    assert soup.blockquote.get_text(strip=True).startswith(text)
    assert not soup.blockquote.find("b")
    assert all(link["href"] in ("#source-key", "https://a.org") for link in soup.find_all("a"))


def test_an_extract_is_of_whole_sentences():
    text = "Dr. Who left. The U.S. office closed! Nobody knew why."
    assert extract(text, 100) == text
    assert extract(text, 20) == "Dr. Who left. […]"
    assert extract("word " * 50, 12) == "word word […]"


def test_things_are_listed_and_dates_told():
    assert [listed(things) for things in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert [when(edtf) for edtf in ("2020-03-22", "2020-03", "2020")] == [
        "on 22 March 2020",
        "in March 2020",
        "in 2020",
    ]
    assert [lowered(text) for text in ("Email addresses", "IP addresses", "")] == [
        "email addresses",
        "IP addresses",
        "",
    ]
