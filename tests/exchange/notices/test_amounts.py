import pytest

from exchange.notices.amounts import amount_of, at_least


def reads(text):
    amount = amount_of(text)
    return (amount["kind"], amount["low"], amount["high"]) if amount else None


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("695", ("exact", 695, 695)),
        ("11,807", ("exact", 11807, 11807)),
        ("Approx. 77", ("about", 77, 77)),
        ("536,436 approx", ("about", 536436, 536436)),
        ("~4300", ("about", 4300, 4300)),
        ("24.2 Million", ("about", 24_200_000, 24_200_000)),
        ("over 5,000,000", ("at-least", 5_000_000, None)),
        ("56 additional Maine consumers", ("at-least", 56, None)),
        ("66 (12 more than originally stated)", ("exact", 66, 66)),
        ("Fewer than 10", ("at-most", None, 9)),
        ("up to 300 customers", ("at-most", None, 300)),
        ("604 students (all ME residents?)", ("exact", 604, 604)),
        ("0", None),
        ("17.748", None),
        ("63 stores", None),
        ("235 GB", None),
        ("tens of thousands", None),
        ("See 10/18/18 notice", None),
        ("12 or 13", None),
        ("Unknown", None),
        ("", None),
    ],
)
def test_reads_how_many_people(written, amount):
    assert reads(written) == amount


def test_keeps_the_unit():
    assert amount_of("9,000", "records")["unit"] == "records"


def test_those_of_one_state_are_the_least():
    assert at_least(amount_of("Approx. 77")) == {"kind": "at-least", "low": 77, "high": None, "unit": "people"}
    assert at_least(amount_of("Fewer than 10")) is None
    assert at_least(None) is None


@pytest.mark.parametrize("text", ["," * 1_000_000, " " * 1_000_000, "(" * 1_000_000, "1 " * 500_000, "a, " * 300_000])
def test_a_cell_made_to_take_long_does_not(text):
    assert not amount_of(text) or len(amount_of(text)) < 1_001
