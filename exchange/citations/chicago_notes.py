"""Chicago, notes: the note that stands at the foot of a page."""

from exchange.citing.engine import Style
from exchange.citing.formats import in_style

CITATION = in_style(
    "chicago-notes",
    rank=3,
    label="Chicago (18th edition), note",
    style=Style("chicago-notes-bibliography", "en-US", is_note=True),
)
