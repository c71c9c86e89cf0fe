"""APA: the American Psychological Association, 7th edition."""

from exchange.citing.engine import Style
from exchange.citing.formats import in_style

CITATION = in_style("apa", rank=1, label="APA (7th edition)", style=Style("apa", "en-US"))
