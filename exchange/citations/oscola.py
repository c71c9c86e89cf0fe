"""OSCOLA: the Oxford Standard for the Citation of Legal Authorities."""

from exchange.citing.engine import Style
from exchange.citing.formats import in_style

CITATION = in_style("oscola", rank=8, label="OSCOLA (4th edition)", style=Style("oscola", "en-GB", is_note=True))
