"""How many people were affected in each year?"""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from incidents.index import codes
from incidents.index.arrays import keys_of
from incidents.values import events_of, word_value
from insights.asking import Asked
from insights.charting import Chart
from insights.drawing.columns import columns
from insights.periods import Period, Timeline, between, timeline
from insights.series import Mark, Series

UNITS = {word: value for word in codes.WORDS[codes.UNIT] if (value := word_value(codes.UNIT, word))}
PEOPLE = UNITS["people"]


def people(asked: Asked) -> Series:
    """People affected by the events of each year or longer period, as far as they were counted as people."""
    line = timeline(asked, keys_of(_counted_in(asked, "people")))
    numbers = zip(line.sums(asked.index.columns.at("people_low", line.keys)), line.sums(), strict=True)
    return Series(
        axes=(line.axis,),
        measures=(_("People affected"), _("Events with a number of people")),
        marks=tuple(
            Mark((at,), (affected, events), _address(asked, period) if events else "")
            for at, (period, (affected, events)) in enumerate(zip(line.periods, numbers, strict=True))
        ),
        notes=_notes(asked, line),
    )


def _address(asked: Asked, period: Period) -> str:
    return asked.address(PEOPLE, **between(asked, period))


def _counted_in(asked: Asked, unit: str) -> BitMap:
    return asked.events & events_of(asked.index, [UNITS[unit]])


def _notes(asked: Asked, line: Timeline) -> tuple[str, ...]:
    """What is not added up: other units, events without a number, those without a date."""
    counts = {word: len(_counted_in(asked, word)) for word in UNITS}
    others = [word for word in UNITS if word != "people"]
    parts = [(_now("counted in %(unit)s") % {"unit": UNITS[word].label}, counts[word]) for word in others]
    parts.append((_now("without a date"), counts["people"] - len(line.keys)))
    parts.append((_now("without a number"), len(asked.events) - sum(counts.values())))
    told = "; ".join(f"{what}: {count:,}" for what, count in parts if count)
    return (_now("Events that are not added up: %(events)s.") % {"events": told},) if told else ()


CHART = Chart(
    name="people",
    rank=2,
    title=_("People affected over time"),
    rule=_(
        "The sum over the events of each year, by the same rule. Of a range the least number counts, “at least” and "
        "“at most” stand for the number that they name. Accounts, records, files and devices are not people."
    ),
    series=people,
    draw=columns,
)
