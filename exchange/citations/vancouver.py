"""Vancouver, as the National Library of Medicine has it."""

from exchange.citing.engine import Style
from exchange.citing.formats import in_style

CITATION = in_style("vancouver", rank=7, label="Vancouver (NLM)", style=Style("nlm-citation-sequence", "en-US"))
