"""The Bluebook, as American law reviews have it."""

from exchange.citing.engine import Style
from exchange.citing.formats import in_style

CITATION = in_style(
    "bluebook", rank=9, label="Bluebook (law reviews)", style=Style("bluebook-law-review", "en-US", is_note=True)
)
