"""BibTeX: an entry for LaTeX, whatever the title holds."""

from exchange.citing.formats import CitationFormat
from exchange.citing.latex import bibtex

CITATION = CitationFormat(key="bibtex", rank=20, label="BibTeX", write=bibtex, extension="bib")
