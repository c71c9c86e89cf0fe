"""A map of the world: the deeper a country's colour, the more events."""

from collections.abc import Iterator

from insights import atlas
from insights.drawing import Drawing
from insights.drawing.palette import ACCENT, GROUND, NEUTRAL, QUIET
from insights.drawing.scales import depths
from insights.drawing.svg import marked, tag, words
from insights.series import Mark, Series

LEGEND = 34.0
SWATCH, GAP, STEP = 26.0, 92.0, 0.17


def world(series: Series) -> Drawing:
    """Every country, those with events coloured and as links; what the colours mean stands below."""
    ends = depths(series.greatest)
    found = {series.places(mark)[0].word: mark for mark in series.marks}
    shapes = [_country(series, found.get(code), outline, ends) for code, outline in atlas.outlines().items()]
    countries = tag("g", *shapes, transform=f"scale({1 / atlas.FINENESS})", stroke=GROUND, stroke_width=2)
    return Drawing(atlas.WIDTH, atlas.HEIGHT + LEGEND, countries + "".join(_legend(ends)))


def _country(series: Series, mark: Mark | None, outline: str, ends: list[int]) -> str:
    if mark is None:
        return tag("path", d=outline, fill=NEUTRAL)
    place = next(place for place, end in enumerate(ends) if mark.number <= end)
    return marked(series, mark, [tag("path", d=outline, fill=ACCENT, fill_opacity=_depth(place, ends))])


def _depth(place: int, ends: list[int]) -> str:
    """How deep the colour of a class is; the last one is always the deepest, the first never as pale as no events."""
    return f"{1 - (len(ends) - 1 - place) * STEP:.2f}"


def _legend(ends: list[int]) -> Iterator[str]:
    y = atlas.HEIGHT + 8
    for place, end in enumerate(ends):
        first = ends[place - 1] + 1 if place else 1
        yield tag("rect", x=place * GAP, y=y, width=SWATCH, height=14, fill=ACCENT, fill_opacity=_depth(place, ends))
        said = f"{first:,}" if first == end else f"{first:,}–{end:,}"
        yield words(place * GAP + SWATCH + 6, y + 12, said, fill=QUIET)
