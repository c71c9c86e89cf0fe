"""Chicago, author and date."""

from exchange.citing.engine import Style
from exchange.citing.formats import in_style

CITATION = in_style(
    "chicago-author-date",
    rank=4,
    label="Chicago (18th edition), author-date",
    style=Style("chicago-author-date", "en-US"),
)
