"""Grids: what stands in them and above them has room."""

import math
import re

import pytest

from insights.drawing.grid import LEFT, RIGHT, SLOPE, WIDTH, grid
from insights.drawing.svg import LETTER
from insights.series import Axis, Mark, Place, Series

NAME = "Regulation (EU) 2016/679, General Data Protection Regulation"


def drawn(columns, number):
    down = Axis("Harm", (Place("Insecurity", "insecurity", "information-processing"),))
    across = Axis("Law", tuple(Place(NAME, f"law-{at}") for at in range(columns)))
    marks = tuple(Mark((0, at), (number,)) for at in range(columns))
    return grid(Series((down, across), ("Events",), marks)).body


def texts(body, pattern):
    return re.findall(rf'<text x="([\d.]+)"[^>]*?font-size="([\d.]+)"[^>]*>({pattern})</text>', body)


@pytest.mark.parametrize("columns", [1, 8, 24])
@pytest.mark.parametrize("number", [9, 1_020, 123_456, 999_999])
def test_numbers_stand_within_their_cells(columns, number):
    step = (WIDTH - LEFT - RIGHT) / columns
    found = texts(drawn(columns, number), r"[\d.]+[kM]?")
    assert len(found) == columns
    assert all(len(said) * LETTER * float(size) < step for _x, size, said in found)


def test_names_end_within_the_picture():
    body = drawn(24, 1)
    starts = [float(x) for x in re.findall(r"translate\(([\d.]+) [\d.]+\) rotate", body)]
    names = [said for _x, _size, said in texts(body, "Regulation.*?")]
    assert len(starts) == len(names) == 24
    for start, name in zip(starts, names, strict=True):
        assert start + len(name) * 12 * LETTER * math.cos(SLOPE) <= WIDTH
