"""Counting the events that have a term."""

from incidents.index import current
from incidents.index.codes import HIGH_RISK, TERM_FACETS
from taxonomy.counting import counts_events
from taxonomy.models import Term

FACETS = {facet.kind: facet for facet in TERM_FACETS if facet is not HIGH_RISK}


@counts_events
def count(model: type[Term], sets: list[set[int]]) -> list[int]:
    """How many live events have any term of each set, which is a branch of the scheme; from the index of events."""
    index, facet = current(), FACETS[model.kind]
    return [len(index.having(tuple(facet.code(pk) for pk in sorted(terms)))) for terms in sets]
