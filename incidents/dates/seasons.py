"""The seasons and other parts of a year that EDTF numbers from 21 to 41: their months, and how they read."""

import datetime as dt
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Season(NamedTuple):
    """A part of a year: its first month, how many months it lasts, and its name with a place for the year."""

    month: int
    months: int
    name: Promise

    def first_day(self, year: int) -> dt.date:
        return dt.date(year, self.month, 1)

    def last_day(self, year: int) -> dt.date:
        """The last day, which for a winter may be in the next year; never beyond the year 9999."""
        years, month = divmod(self.month - 1 + self.months, 12)
        if year + years > dt.MAXYEAR:
            return dt.date.max
        return dt.date(year + years, month + 1, 1) - dt.timedelta(days=1)


SEASONS = {
    # without a hemisphere: read as the northern one's
    21: Season(3, 3, _("spring %(year)s")),
    22: Season(6, 3, _("summer %(year)s")),
    23: Season(9, 3, _("autumn %(year)s")),
    24: Season(12, 3, _("winter %(year)s")),
    25: Season(3, 3, _("spring %(year)s (northern hemisphere)")),
    26: Season(6, 3, _("summer %(year)s (northern hemisphere)")),
    27: Season(9, 3, _("autumn %(year)s (northern hemisphere)")),
    28: Season(12, 3, _("winter %(year)s (northern hemisphere)")),
    29: Season(9, 3, _("spring %(year)s (southern hemisphere)")),
    30: Season(12, 3, _("summer %(year)s (southern hemisphere)")),
    31: Season(3, 3, _("autumn %(year)s (southern hemisphere)")),
    32: Season(6, 3, _("winter %(year)s (southern hemisphere)")),
    33: Season(1, 3, _("first quarter of %(year)s")),
    34: Season(4, 3, _("second quarter of %(year)s")),
    35: Season(7, 3, _("third quarter of %(year)s")),
    36: Season(10, 3, _("fourth quarter of %(year)s")),
    37: Season(1, 4, _("first four months of %(year)s")),
    38: Season(5, 4, _("middle four months of %(year)s")),
    39: Season(9, 4, _("last four months of %(year)s")),
    40: Season(1, 6, _("first half of %(year)s")),
    41: Season(7, 6, _("second half of %(year)s")),
}
