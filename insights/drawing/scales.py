"""Scales: from numbers to lengths, ticks and depths of colour."""

import math

from insights.series import Number

TICKS = 4
DEPTHS = 5


def ticks(greatest: Number) -> list[int]:
    """Round numbers from 0 to the first at or above the greatest, in some four steps: 0, 5, 10, 15, 20."""
    greatest = max(1, greatest)
    rough = max(1, greatest / TICKS)
    power = 10 ** math.floor(math.log10(rough))
    step = next(round(power * times) for times in (1, 2, 2.5, 5, 10) if power * times >= rough)
    return [step * place for place in range(math.ceil(greatest / step) + 1)]


def in_short(number: Number) -> str:
    """A number as an axis has it: 950, 12 k, 3.5 M."""
    for unit, sign in ((1e12, " T"), (1e9, " G"), (1e6, " M"), (1e3, " k")):
        if number >= unit:
            return f"{number / unit:.3g}{sign}"
    return f"{number:.3g}" if isinstance(number, float) else str(number)


def in_brief(number: Number) -> str:
    """A number for a narrow cell, two digits of it: 950, 1k, 3.2k, 120k."""
    digits = len(str(int(number)))
    return in_short(round(number, 2 - digits) if digits > 3 else number).replace(" ", "")


def depths(greatest: Number) -> list[int]:
    """The upper ends of up to five classes, each the same times greater than the one before: 3, 9, 27, 81, 243."""
    ends = [math.ceil(greatest ** (place / DEPTHS) - 1e-9) for place in range(1, DEPTHS + 1)]
    return list(dict.fromkeys(ends)) if greatest else []
