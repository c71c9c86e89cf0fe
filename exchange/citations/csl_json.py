"""CSL-JSON: an item for engines of the Citation Style Language, such as pandoc's."""

import orjson

from exchange.citing.cited import Cited
from exchange.citing.csl import item_with_orcid
from exchange.citing.formats import CitationFormat


def write(cited: Cited) -> str:
    """A list of one item, as files of CSL-JSON are."""
    return orjson.dumps([item_with_orcid(cited)], option=orjson.OPT_INDENT_2).decode()


CITATION = CitationFormat(key="csl-json", rank=23, label="CSL-JSON", write=write, extension="csl.json")
