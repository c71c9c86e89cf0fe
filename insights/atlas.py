"""The outlines of countries on a map of the world, in the Equal Earth projection, in which areas can be compared.

The geometry is Natural Earth's at 1:110 million, which is in the public domain, as TopoJSON: neighbours share arcs.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from taxonomy import countries

FILE = Path(__file__).parent / "data/world-atlas/countries-110m.json"
WIDTH, HEIGHT = 760.0, 332.0
FINENESS = 4
"""Steps in a pixel; outlines are written in whole steps."""
LEFT_OUT = "AQ"
"""Antarctica: half the map without an event."""
TOP_LATITUDE = 84.0
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = 3**0.5 / 2
Points = NDArray[np.float64]


@cache
def outlines() -> dict[str, str]:
    """The path of each country by its code; those without a code, such as Kosovo, under what the file calls them."""
    world = json.loads(FILE.read_text(encoding="utf-8"))
    arcs = [_degrees(arc, world["transform"]) for arc in world["arcs"]]
    codes = {entry["numeric"]: code for code, entry in countries.table().items() if entry.get("numeric")}
    shapes = world["objects"]["countries"]["geometries"]
    named = {codes.get(shape.get("id"), shape["properties"]["name"]): _path(shape, arcs) for shape in shapes}
    return {code: path for code, path in named.items() if code != LEFT_OUT}


def _degrees(arc: list[list[int]], transform: dict[str, Any]) -> Points:
    """The longitudes and latitudes of an arc, whose points are given as differences."""
    degrees: Points = np.cumsum(np.array(arc), axis=0) * transform["scale"] + transform["translate"]
    return degrees


def equal_earth(places: Points) -> Points:
    """Points of the map, in pixels, from longitudes and latitudes in radians (Šavrič, Patterson and Jenny, 2018)."""
    x, y = _unscaled(places)
    right, _ = _unscaled(np.array([[np.pi, 0.0]]))
    _, top = _unscaled(np.array([[0.0, np.radians(TOP_LATITUDE)]]))
    scale = WIDTH / (2 * right)
    return np.stack([WIDTH / 2 + x * scale, (top - y) * scale], axis=1)


def _unscaled(places: Points) -> tuple[Points, Points]:
    longitude, latitude = places[:, 0], places[:, 1]
    theta = np.arcsin(_M * np.sin(latitude))
    square = theta**2
    sixth = square**3
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    height = theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    return longitude * np.cos(theta) / (_M * slope), height


def _path(shape: dict[str, Any], arcs: list[Points]) -> str:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return "".join(_ring([_arc(number, arcs) for number in ring]) for polygon in polygons for ring in polygon)


def _arc(number: int, arcs: list[Points]) -> Points:
    """An arc by its number; a negative one is walked backwards."""
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _ring(arcs: list[Points]) -> str:
    """A closed line: where it begins, and the steps from point to point."""
    points = np.rint(equal_earth(np.radians(_unbroken(np.concatenate(arcs)))) * FINENESS).astype(np.int64)
    steps = np.diff(points, axis=0)
    moved = [f"{x}{y}" if y < 0 else f"{x} {y}" for x, y in steps.tolist() if x or y]
    line = "".join(f"{'' if not at or step.startswith('-') else ' '}{step}" for at, step in enumerate(moved))
    return f"M{points[0][0]} {points[0][1]}l{line}z" if moved else ""


def _unbroken(degrees: Points) -> Points:
    """A ring that goes on beyond 180°, where it would jump to the other end of the map: Russia keeps its east."""
    longitudes = np.unwrap(degrees[:, 0], period=360)
    whole = longitudes - 360 * np.round(longitudes.mean() / 360)
    return np.stack([whole, degrees[:, 1]], axis=1)
