"""Framing: a drawing as a file that stands alone: what it shows, by which rule, from where, in the light colours."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import escape

from insights.drawing import Drawing
from insights.drawing.palette import GROUND, QUIET, TEXT, in_light
from insights.drawing.svg import tag, words

MARGIN, GAP = 24.0, 14.0
FONT = "DejaVu Sans, Verdana, sans-serif"
LEADING = 1.4
TITLE_LETTERS, LETTERS, SMALL_LETTERS = 70, 105, 125
"""Letters of a line in each size."""


@dataclass(frozen=True)
class Frame:
    """What stands around a drawing: what it shows, of which events; below it by which rule, what is missing, whence."""

    title: str
    sentence: str
    below: tuple[str, ...]
    site: str
    """The address of the site, to which the links of the marks are led."""


@dataclass(frozen=True)
class Line:
    """A line of text and how it is set."""

    said: str
    size: float
    colour: str

    @property
    def height(self) -> float:
        return self.size * LEADING


def framed(drawing: Drawing, frame: Frame) -> str:
    """A whole document of SVG."""
    head = [*_wrapped(frame.title, 18, TITLE_LETTERS, TEXT), *_wrapped(frame.sentence, 12, LETTERS, QUIET)]
    foot = [line for said in frame.below for line in _wrapped(said, 10, SMALL_LETTERS, QUIET)]
    start = MARGIN + sum(line.height for line in head) + GAP
    end = start + drawing.height + GAP
    width, height = drawing.width + 2 * MARGIN, end + sum(line.height for line in foot) + MARGIN
    inside = (
        tag("title", escape(frame.title)),
        tag("desc", escape(frame.sentence)),
        tag("rect", width=width, height=height, fill=GROUND),
        *_set(head, MARGIN),
        tag("g", _led_to(frame.site, drawing.body), transform=f"translate({MARGIN:.0f} {start:.0f})"),
        *_set(foot, end),
    )
    box = f"0 0 {width:.0f} {height:.0f}"
    root = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, "font_family": FONT}
    return in_light(tag("svg", *inside, width=width, height=height, **root))


def _wrapped(said: str, size: float, letters: int, colour: str) -> Iterator[Line]:
    return (Line(line, size, colour) for line in textwrap.wrap(said, letters))


def _set(lines: Iterable[Line], y: float) -> Iterator[str]:
    """The lines one below the other."""
    for line in lines:
        yield words(MARGIN, y + line.size, line.said, font_size=line.size, fill=line.colour)
        y += line.height


def _led_to(site: str, body: str) -> str:
    """Links of a file begin with the address of the site."""
    return body.replace('<a href="/', f'<a href="{escape(site)}/')
