"""Search of the events' texts, in SQLite or PostgreSQL behind one door; docs/searching.md tells the rules.

query = parse(request.GET["q"])          # QueryError says what is wrong with it; None where nothing was typed
found = matching(query)                  # a BitMap of primary keys
ranked(query, found & others)            # best first
snippets(query, pks_of_the_page)         # title and snippet of each, as HTML
corrected(query)                         # where nothing was found
"""

from incidents.search.finding import (
    MOST_SCORED,
    Correction,
    common_words,
    corrected,
    matching,
    ranked,
    stem,
    titled,
)
from incidents.search.language import And, Phrase, QueryError, Word, parse
from incidents.search.limits import TooSlow
from incidents.search.marking import Snippet, snippets
from incidents.search.suggesting import Suggestion, suggest
from incidents.search.writing import install

__all__ = [
    "MOST_SCORED",
    "And",
    "Correction",
    "Phrase",
    "QueryError",
    "Snippet",
    "Suggestion",
    "TooSlow",
    "Word",
    "common_words",
    "corrected",
    "install",
    "matching",
    "parse",
    "ranked",
    "snippets",
    "stem",
    "suggest",
    "titled",
]
