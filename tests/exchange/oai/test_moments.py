"""Datestamps of harvests: what is asked from and until, to the second or to the day."""

from datetime import UTC, datetime

import pytest

from exchange.oai.errors import BadArgument
from exchange.oai.moments import bounds, moment, stamp

NOON = 1_795_348_800_000_000
"""2026-11-22, 12:00 UTC, in microseconds."""
DAY = 24 * 3600 * 10**6


def test_a_moment_is_told_to_the_second():
    assert moment(NOON) == datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert stamp(NOON + 999_999) == "2026-11-22T12:00:00Z"


def test_both_ends_are_included_to_their_whole_second_or_day():
    assert bounds("2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z") == (NOON, NOON + 10**6)
    assert bounds("2026-11-22", "2026-11-22") == (NOON - DAY // 2, NOON + DAY // 2)


def test_either_end_may_be_open():
    assert bounds(None, None) == (None, None)
    assert bounds("2026-11-22T12:00:00Z", None) == (NOON, None)
    assert bounds(None, "2026-11-22") == (None, NOON + DAY // 2)
    assert bounds("0001-01-01", "9999-12-31")[1] > NOON


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("2026-11-22", "2026-11-22T12:00:00Z"),
        ("2026-11-23", "2026-11-22"),
        ("2026-02-30", None),
        (None, "2026-11-22T25:00:00Z"),
        ("2026", None),
        ("2026-11-22T12:00:00", None),
        ("2026-11-22T12:00:00+01:00", None),
        ("0000-01-01", None),
        ("٢٠٢٦-11-22", None),
        ("", None),
        ("2026-11-22\n", None),
    ],
)
def test_what_is_no_datestamp_is_refused(begin, end):
    with pytest.raises(BadArgument):
        bounds(begin, end)
