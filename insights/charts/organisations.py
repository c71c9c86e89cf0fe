"""Which organisations had a part in most events?"""

from django.utils.translation import gettext_lazy as _

from incidents.index import codes
from insights.asking import Asked
from insights.charting import Chart
from insights.drawing.bars import bars
from insights.series import Mark, Series
from insights.sides import sides

MOST = 20


def organisations(asked: Asked) -> Series:
    """The organisations with most events, in the roles that the question asks for."""
    found = sides(asked, codes.ORGANISATION, most=MOST)
    return Series(
        axes=(found.axis,),
        measures=(_("Events"),),
        marks=tuple(Mark((at,), (len(side.events),), asked.address(side.value)) for at, side in enumerate(found.shown)),
    )


CHART = Chart(
    name="organisations",
    rank=6,
    title=_("Organisations with most events"),
    rule=_(
        "The twenty with most events, whatever their part in them; filter by a role to see it alone. Organisations "
        "without a page of their own are not counted."
    ),
    series=organisations,
    draw=bars,
)
