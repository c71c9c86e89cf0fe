"""Which harms go together?"""

from itertools import combinations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from incidents.index import codes
from insights.asking import Asked
from insights.charting import Chart
from insights.drawing.grid import grid
from insights.series import Mark, Series
from insights.sides import Side, axis_of, sides


def together(asked: Asked) -> Series:
    """Events that have both of two harms, the pairs with most events first."""
    found = sides(asked, codes.HARM)
    pairs = combinations(enumerate(found.shown), 2)
    marks = [_mark(asked, (row - 1, column), one, other) for (column, other), (row, one) in pairs]
    marks.sort(key=lambda mark: -mark.number)
    several = sum(1 for mark in marks if mark.number)
    return Series(
        axes=(axis_of(codes.HARM, found.shown[1:]), axis_of(codes.HARM, found.shown[:-1])),
        measures=(_("Events with both"), _("Times as often as by chance")),
        marks=tuple(marks),
        notes=(_now("Pairs that occur: %(some)d of %(all)d.") % {"some": several, "all": len(marks)},) if marks else (),
    )


def _mark(asked: Asked, at: tuple[int, int], one: Side, other: Side) -> Mark:
    both = one.events.intersection_cardinality(other.events)
    expected = len(one.events) * len(other.events) / len(asked.events)
    return Mark(at, (both, round(both / expected, 2)), asked.address(one.value, other.value) if both else "")


CHART = Chart(
    name="together",
    rank=5,
    title=_("Harms that go together"),
    rule=_(
        "Each cell counts the events that have both harms. The table also says how many times as often that is as it "
        "would be if harms fell on events by chance."
    ),
    series=together,
    draw=grid,
)
