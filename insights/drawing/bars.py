"""Bars beside their names."""

from insights.drawing import Drawing
from insights.drawing.palette import colour_of
from insights.drawing.svg import marked, shortened, tag, words
from insights.series import Mark, Series

WIDTH, LINE = 760.0, 26.0
NAMES, LEFT = 220.0, 276.0
"""Where names end, and bars begin; a number that stands between them is seen on a phone, too."""


def bars(series: Series) -> Drawing:
    """A bar for each mark of one axis, after its name and number."""
    body = [_bar(series, mark) for mark in series.marks]
    return Drawing(WIDTH, max(1, len(body)) * LINE, "".join(body))


def _bar(series: Series, mark: Mark) -> str:
    place, top = series.places(mark)[0], mark.at[0] * LINE
    width = (WIDTH - LEFT) * mark.number / (series.greatest or 1)
    shapes = (
        tag("rect", x=0.0, y=top, width=WIDTH, height=LINE, fill_opacity="0"),
        words(NAMES, top + 17, shortened(place.label, NAMES - 20), text_anchor="end"),
        words(LEFT - 8, top + 17, f"{mark.number:,}", text_anchor="end"),
        tag("rect", x=LEFT, y=top + 4, width=width, height=LINE - 8, fill=colour_of(place.group)),
    )
    return marked(series, mark, shapes)
