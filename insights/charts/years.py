"""How many events were there in each year?"""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from insights.asking import Asked
from insights.charting import Chart
from insights.drawing.columns import columns
from insights.periods import between, timeline
from insights.series import Mark, Series


def years(asked: Asked) -> Series:
    """Events by the years, or longer periods, with which the interval of their date shares a day."""
    line = timeline(asked, asked.keys)
    counts = line.sums()
    undated = len(asked.keys) - len(line.keys)
    return Series(
        axes=(line.axis,),
        measures=(_("Events"),),
        marks=tuple(
            Mark((at,), (count,), asked.address(**between(asked, period)) if count else "")
            for at, (period, count) in enumerate(zip(line.periods, counts, strict=True))
        ),
        notes=(_now("Events without a date: %(count)s.") % {"count": f"{undated:,}"},) if undated else (),
    )


CHART = Chart(
    name="years",
    rank=1,
    title=_("Events over time"),
    rule=_(
        "An event counts in every year in which it may have happened: one dated “2019/2021” in three. An open end "
        "reaches as far as the chart."
    ),
    series=years,
    draw=columns,
)
