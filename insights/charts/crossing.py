"""Which values of two facets do events have together? Harms and information, unless others are chosen."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from insights.asking import CROSSED, Asked
from insights.charting import Chart
from insights.drawing.grid import grid
from insights.series import Mark, Series
from insights.sides import Side, Sides, sides


def crossing(asked: Asked) -> Series:
    """Events by a value of one facet and a value of another."""
    down, across = (sides(asked, asked.crossed(name)) for name in CROSSED)
    return Series(
        axes=(down.axis, across.axis),
        measures=(_("Events"),),
        marks=tuple(
            _mark(asked, (row, column), one, other)
            for row, one in enumerate(down.shown)
            for column, other in enumerate(across.shown)
        ),
        notes=tuple(_notes(asked, down, across)),
        is_wide=True,
    )


def _mark(asked: Asked, at: tuple[int, int], one: Side, other: Side) -> Mark:
    count = one.events.intersection_cardinality(other.events)
    return Mark(at, (count,), asked.address(one.value, other.value) if count else "")


def _notes(asked: Asked, down: Sides, across: Sides) -> list[str]:
    told = [
        _now("%(facet)s: %(more)d values with fewer events are not shown.") % {"facet": one.axis.name, "more": one.more}
        for one in (down, across)
        if one.more
    ]
    beside = len(asked.events) - down.events.intersection_cardinality(across.events)
    if beside:
        told.append(_now("Events that stand in no cell: %(count)s.") % {"count": f"{beside:,}"})
    return told


CHART = Chart(
    name="crossing",
    rank=3,
    title=_("Two facets crossed"),
    rule=_(
        "Each cell counts the events that have both values. An event with several values counts in several cells; "
        "a term counts what stands below it too."
    ),
    series=crossing,
    draw=grid,
    takes=CROSSED,
)
