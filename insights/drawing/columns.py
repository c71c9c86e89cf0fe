"""Columns along a line of time."""

from collections.abc import Iterator

from insights.drawing import Drawing
from insights.drawing.palette import ACCENT, QUIET, RULE
from insights.drawing.scales import in_short, ticks
from insights.drawing.svg import marked, tag, words
from insights.series import Mark, Series

WIDTH, HEIGHT = 760.0, 260.0
RIGHT, TOP, BOTTOM = 52.0, 14.0, 30.0
WIDEST, MOST_LABELS = 64.0, 12
HALF_A_YEAR = 17.0
"""Half the width of four digits."""
SPACE = HEIGHT - TOP - BOTTOM


def columns(series: Series) -> Drawing:
    """A column for each mark of one axis. The scale stands where it ends: of a narrow page that is shown first."""
    lines = ticks(series.greatest)
    step = min(WIDEST, (WIDTH - RIGHT) / max(1, len(series.marks)))
    body = [*_scale(lines), *(_column(series, mark, step, lines[-1]) for mark in series.marks), *_labels(series, step)]
    return Drawing(WIDTH, HEIGHT, "".join(body))


def _scale(lines: list[int]) -> Iterator[str]:
    for number in lines:
        y = TOP + SPACE * (1 - number / lines[-1])
        yield tag("path", d=f"M0 {y:.1f}H{WIDTH - RIGHT:.0f}", stroke=RULE)
        yield words(WIDTH - RIGHT + 6, y + 4, in_short(number), fill=QUIET)


def _column(series: Series, mark: Mark, step: float, top: int) -> str:
    """The column, and above and below it room to hit it by."""
    left, height = mark.at[0] * step, SPACE * mark.number / top
    height = max(height, 1.5) if mark.number else 0
    room = tag("rect", x=left, y=TOP, width=step, height=SPACE, fill_opacity="0")
    bar = tag("rect", x=left + step * 0.1, y=TOP + SPACE - height, width=step * 0.8, height=height, fill=ACCENT)
    return marked(series, mark, (room, bar))


def _labels(series: Series, step: float) -> Iterator[str]:
    """The first year of every so many periods."""
    places = series.axes[0].places
    every = max(1, -(-len(places) // MOST_LABELS))
    for at in range(0, len(places), every):
        x = max((at + 0.5) * step, HALF_A_YEAR)
        yield words(x, HEIGHT - 10, places[at].label[:4], text_anchor="middle", fill=QUIET)
