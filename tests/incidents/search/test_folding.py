"""What is one word to those who search, however it is written; on either engine, and in both directions."""

import pytest

from tests.incidents.search.bases import found, make_events

pytestmark = pytest.mark.django_db

SAME = [
    # shapes
    ("fullwidth", "ｆｕｌｌｗｉｄｔｈ"),
    ("123", "１２３"),
    ("files", "ﬁles"),
    ("パスワード", "ﾊﾟｽﾜｰﾄﾞ"),
    # vowel points
    ("محمد", "مُحَمَّد"),
    ("محمد", "محـــمد"),
    ("שלום", "שָׁלוֹם"),
]


@pytest.mark.parametrize(("one", "other"), [*SAME, *(pair[::-1] for pair in SAME)])
def test_a_word_is_found_however_it_is_written(one, other):
    base = make_events({"it": {"title": "A leak", "body": f"There, {other} was said."}, "none": {"title": "A leak"}})
    assert found(base, one) == {"it"}
    assert found(base, f"-{one}") == {"none"}
    assert found(base, f'"there {one} was said"') == {"it"}
