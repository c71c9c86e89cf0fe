"""Harvard, as Cite Them Right has it."""

from exchange.citing.engine import Style
from exchange.citing.formats import in_style

CITATION = in_style(
    "harvard", rank=5, label="Harvard (Cite Them Right, 12th edition)", style=Style("harvard-cite-them-right", "en-GB")
)
