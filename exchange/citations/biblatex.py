"""BibLaTeX: an entry with the types and dates that BibTeX has not."""

from exchange.citing.formats import CitationFormat
from exchange.citing.latex import biblatex

CITATION = CitationFormat(key="biblatex", rank=21, label="BibLaTeX", write=biblatex)
