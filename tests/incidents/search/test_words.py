"""Texts are cut into words before either engine sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.search.words import known_words, plain, shown, spaced, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("meta/facebook", ("meta", "facebook")),
        ("healthcare.gov", ("healthcare", "gov")),
        ("snake_case", ("snake", "case")),
        ("-19 4.3 45M", ("19", "4", "3", "45M")),
        ("<b>bold</b>", ("b", "bold", "b")),
        ("café ÉCOLE", ("café", "ÉCOLE")),
        ("cafe\u0301", ("café",)),
        ("हिन्दी में", ("हिन्दी", "में")),
        ("漏洩 GDPR違反", ("漏", "洩", "GDPR", "違", "反")),
        ("ความเป็นส่วนตัว", ("ค", "ว", "า", "ม", "เ", "ป็", "น", "ส่", "ว", "น", "ตั", "ว")),
        ("🔓 ❤️", ()),
        ("soft\u00adhyphen word\u2060joiner \ufeffmark e\u00ad\u0301", ("softhyphen", "wordjoiner", "mark", "é")),
        ("zero\u200bwidth", ("zero", "width")),
        ("ＡＢＣ１２３ ﬁle ﾊﾟｽ", ("ABC123", "file", "パ", "ス")),
        ("שָׁלוֹם مُحَمَّد محـــمد", ("שלום", "محمد", "محمد")),
    ],
)
def test_words(text, words):
    assert words_of(text) == words


@given(st.text("ab é漏ไ.-/'ह्🔓\n\u00ad\u2060\ufeff\u200bＡﾊﾟﬁשָׁمُأ"))
def test_what_is_shown_reads_as_it_was(text):
    """Nothing is lost but marks that belong to no letter, shapes and vowel points, and what nobody sees."""
    assert words_of(shown(spaced(text))) == words_of(text)
    assert spaced(shown(spaced(text))) == spaced(text)


def test_plain_words_have_no_case_and_no_accents():
    assert plain("ZÜRICH") == "zurich"


def test_numbers_and_very_short_or_long_words_are_not_corrected():
    assert known_words(f"45 M of Meta 2020 {'x' * 41} Zürich") == {"meta", "zurich"}
