"""MLA: the Modern Language Association, 9th edition."""

from exchange.citing.engine import Style
from exchange.citing.formats import in_style

CITATION = in_style("mla", rank=2, label="MLA (9th edition)", style=Style("modern-language-association", "en-US"))
