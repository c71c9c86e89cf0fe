"""Bars beside their names."""

from insights.drawing import Drawing
from insights.drawing.palette import colour_of
from insights.drawing.svg import marked, shortened, tag, words
from insights.series import Mark, Series

WIDTH, LINE = 760.0, 26.0
LEFT, RIGHT = 250.0, 60.0


def bars(series: Series) -> Drawing:
    """A bar for each mark of one axis, with its number after it."""
    body = [_bar(series, mark) for mark in series.marks]
    return Drawing(WIDTH, max(1, len(body)) * LINE, "".join(body))


def _bar(series: Series, mark: Mark) -> str:
    place, top = series.places(mark)[0], mark.at[0] * LINE
    width = (WIDTH - LEFT - RIGHT) * mark.number / (series.greatest or 1)
    shapes = (
        tag("rect", x=0.0, y=top, width=WIDTH, height=LINE, fill_opacity="0"),
        words(LEFT - 10, top + 17, shortened(place.label, LEFT - 10), text_anchor="end"),
        tag("rect", x=LEFT, y=top + 4, width=width, height=LINE - 8, fill=colour_of(place.group)),
        words(LEFT + width + 6, top + 17, f"{mark.number:,}"),
    )
    return marked(series, mark, shapes)
