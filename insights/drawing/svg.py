"""Elements of SVG as text."""

from collections.abc import Iterable

from django.utils.html import escape

from insights.drawing.palette import TEXT
from insights.series import Mark, Series

Attribute = str | float
LETTER = 0.56
"""How wide a letter is on average, by the size of the font."""


def tag(name: str, *inside: str, **attributes: Attribute) -> str:
    """An element; `stroke_width` is written stroke-width, numbers with one digit after the point."""
    said = "".join(f' {key.replace("_", "-")}="{_said(value)}"' for key, value in attributes.items())
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def words(x: float, y: float, said: str, **attributes: Attribute) -> str:
    """A line of text."""
    return tag("text", escape(said), **{"x": x, "y": y, "font_size": 12.0, "fill": TEXT, **attributes})


def marked(series: Series, mark: Mark, shapes: Iterable[str]) -> str:
    """The shapes of a mark with what it says, as a link where it leads to events."""
    says = escape(series.says(mark))
    inside = (tag("title", says), *shapes)
    if not mark.address:
        return tag("g", *inside)
    return f'<a href="{escape(mark.address)}" aria-label="{says}">{"".join(inside)}</a>'


def shortened(label: str, width: float, size: float = 12) -> str:
    """As much of a label as fits a width, with an ellipsis where something was cut off."""
    fits = int(width / (size * LETTER))
    return label if len(label) <= fits else f"{label[: fits - 1].rstrip()}…"


def _said(value: Attribute) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{value:.1f}".removesuffix(".0")
