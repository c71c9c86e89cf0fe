import pytest

from exchange.mapping import Coding
from exchange.notices.wording import kinds_in_words, month_in_words, occurred_in_words


@pytest.mark.parametrize(
    ("edtf", "words", "month"),
    [
        ("2021-02-04", "on 4 February 2021", "February 2021"),
        ("2021-02", "in February 2021", "February 2021"),
        ("2021", "in 2021", "2021"),
        ("2018-05/2018-07", "between May 2018 and July 2018", "May 2018"),
        ("2018-09-05/..", "from 5 September 2018 onwards", "September 2018"),
        ("../2018-04-03", "until 3 April 2018", ""),
        ("{2021-01-12,2021-01-21}", "with the dates 12 January 2021 and 21 January 2021", "January 2021"),
        ("2019~", "about 2019", "2019"),
    ],
)
def test_a_date_follows_the_words_a_data_breach(edtf, words, month):
    assert (occurred_in_words(edtf), month_in_words(edtf)) == (words, month)


def test_kinds_of_information_are_a_sentence():
    coding = Coding()
    assert kinds_in_words(coding) == "It does not say which kinds of information were affected."
    coding.rows["information_types"] = [{"text": text, "term": "name"} for text in ("Name", "PIN", "Name")]
    assert kinds_in_words(coding) == "Information of these kinds was affected: name and PIN."
