"""IEEE: the Institute of Electrical and Electronics Engineers."""

from exchange.citing.engine import Style
from exchange.citing.formats import in_style

CITATION = in_style("ieee", rank=6, label="IEEE", style=Style("ieee", "en-US"))
