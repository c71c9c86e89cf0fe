"""Drawing: series as SVG. Shapes have presentation attributes alone, so that the strictest policy lets them stand.

Colours are variables of the site's sheets, which a page fills in by its theme; files have them filled in (framing.py).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Drawing:
    """A picture without its frame: width and height in pixels, and the elements of SVG inside."""

    width: float
    height: float
    body: str
