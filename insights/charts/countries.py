"""In which countries did events happen?"""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from incidents.index import codes
from insights import atlas
from insights.asking import Asked
from insights.charting import Chart
from insights.drawing.world import world
from insights.series import Mark, Series
from insights.sides import Side, sides

EVERY = 300
"""More than there are countries."""


def countries(asked: Asked) -> Series:
    """Events by country, and those that are global or concern one of the European bodies."""
    found = sides(asked, codes.COUNTRY, most=EVERY)
    return Series(
        axes=(found.axis,),
        measures=(_("Events"),),
        marks=tuple(Mark((at,), (len(side.events),), asked.address(side.value)) for at, side in enumerate(found.shown)),
        notes=tuple(_notes(found.shown, len(asked.events - found.events))),
    )


def _notes(shown: list[Side], nowhere: int) -> list[str]:
    told = []
    off = [side for side in shown if side.value.word not in atlas.outlines()]
    if off:
        names = "; ".join(f"{side.place.label} {len(side.events):,}" for side in off)
        told.append(_now("Not on this map: %(names)s.") % {"names": names})
    if nowhere:
        told.append(_now("Events without a country: %(count)s.") % {"count": f"{nowhere:,}"})
    return told


CHART = Chart(
    name="countries",
    rank=4,
    title=_("Where it happened"),
    rule=_("An event counts in each of its countries. Countries too small for the map stand in the table."),
    series=countries,
    draw=world,
)
