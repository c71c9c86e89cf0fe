"""A grid of two axes: the darker a cell, the more events; its number stands in it."""

import math
from collections.abc import Iterator

from insights.drawing import Drawing
from insights.drawing.palette import GROUPS, RULE, TEXT, colour_of
from insights.drawing.scales import in_brief
from insights.drawing.svg import LETTER, marked, shortened, tag, words
from insights.series import Mark, Place, Series

WIDTH, LEFT, RIGHT, TOP, LINE = 760.0, 204.0, 64.0, 140.0, 26.0
WIDEST = 64.0
SLOPE = math.radians(40)
"""How names above the columns rise to the right."""
LARGEST = 11.0
"""The size of a number, where its cell is wide enough."""
PALEST, DEEPEST = 0.1, 0.5
"""How much of its colour a cell has: never so much that its number could not be read."""
SHAPES = {
    "information-collection": "M0 5a5 5 0 1 0 10 0a5 5 0 1 0 -10 0",
    "information-processing": "M0 0H10V10H0Z",
    "information-dissemination": "M5 0L10 10H0Z",
    "invasion": "M5 0L10 5L5 10L0 5Z",
}
"""Those of tokens.css: colour alone tells nothing."""


def grid(series: Series) -> Drawing:
    """A cell for each mark of two axes; names at the left and, aslant, above."""
    down, across = (axis.places for axis in series.axes)
    step = min(WIDEST, (WIDTH - LEFT - RIGHT) / max(1, len(across)))
    body = [
        *(_row(place, at) for at, place in enumerate(down)),
        *(_column(place, LEFT + (at + 0.5) * step) for at, place in enumerate(across)),
        *(_cell(series, mark, step) for mark in series.marks),
    ]
    return Drawing(WIDTH, TOP + max(1, len(down)) * LINE + 2, "".join(body))


def _row(place: Place, at: int) -> str:
    middle = TOP + (at + 0.5) * LINE
    room = LEFT - 10 - (16 if place.group in GROUPS else 0)
    return words(LEFT - 8, middle + 4, shortened(place.label, room), text_anchor="end") + "".join(
        _dot(place, 2, middle - 5)
    )


def _column(place: Place, middle: float) -> str:
    start = 14.0 if place.group in GROUPS else 0.0
    room = min((TOP - 20) / math.sin(SLOPE), (WIDTH - middle) / math.cos(SLOPE)) - start
    turned = f"translate({middle:.1f} {TOP - 8:.1f}) rotate({-math.degrees(SLOPE):.0f})"
    return tag("g", *_dot(place, 0, -10), words(start, 0, shortened(place.label, room)), transform=turned)


def _dot(place: Place, x: float, y: float) -> Iterator[str]:
    """The shape of a harm's group in its colour."""
    if place.group in GROUPS:
        at = f"translate({x:.1f} {y:.1f})"
        yield tag("path", d=SHAPES[place.group], fill=colour_of(place.group), transform=at)


def _cell(series: Series, mark: Mark, step: float) -> str:
    (row, column), places = mark.at, series.places(mark)
    x, y = LEFT + column * step, TOP + row * LINE
    frame = tag("rect", x=x, y=y, width=step, height=LINE, fill_opacity="0", stroke=RULE)
    if not mark.number:
        return frame
    depth = PALEST + (DEEPEST - PALEST) * (mark.number / series.greatest) ** 0.5
    colour = colour_of(*(place.group for place in places))
    shapes = (
        tag("rect", x=x, y=y, width=step, height=LINE, fill=colour, fill_opacity=f"{depth:.2f}", stroke=RULE),
        _number(in_brief(mark.number), x + step / 2, y + 17, step),
    )
    return marked(series, mark, shapes)


def _number(said: str, middle: float, base: float, room: float) -> str:
    """A number as large as its cell allows."""
    size = min(LARGEST, (room - 2) / (len(said) * LETTER))
    return words(middle, base, said, text_anchor="middle", font_size=size, fill=TEXT)
