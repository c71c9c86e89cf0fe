"""RIS: an entry for Zotero, EndNote and other keepers of references."""

from exchange.citing.formats import CitationFormat
from exchange.citing.ris import ris

CITATION = CitationFormat(key="ris", rank=22, label="RIS", write=ris, extension="ris")
