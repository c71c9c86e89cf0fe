from datetime import date

from incidents.index.spans import NO_DAY, NO_NUMBER, days, numbers


def test_days_reach_beyond_the_calendar_where_an_end_is_open():
    first, last = date(2019, 1, 1).toordinal(), date(2019, 12, 31).toordinal()
    assert days(date(2019, 1, 1), date(2019, 12, 31)) == (first, last)
    assert days(date(2019, 1, 1), None) == (first, NO_DAY)
    assert days(None, date(2019, 12, 31)) == (0, last)
    assert days(None, None) == (NO_DAY, 0), "an interval that nothing overlaps"


def test_numbers_stand_for_what_they_name():
    assert numbers(5, 9) == (5, 9)
    assert numbers(5, None) == numbers(None, 5) == (5, 5)
    assert numbers(0, None) == (0, 0)
    assert numbers(None, None) == (NO_NUMBER, -1)
