"""Counting the events that have a term."""

from collections import defaultdict
from typing import Any

from incidents.models import ActorValue, ConsequenceValue, GroupValue, HarmValue, InformationValue
from taxonomy.counting import counts_events
from taxonomy.models import Term
from wiki.models import WikiPage

VALUES: dict[str, Any] = {
    "harm": HarmValue,
    "information": InformationValue,
    "actor": ActorValue,
    "group": GroupValue,
    "consequence": ConsequenceValue,
}


@counts_events
def count(model: type[Term], sets: list[set[int]]) -> list[int]:
    """How many live events have any term of each set; one query."""
    events: dict[int, set[int]] = defaultdict(set)
    rows = VALUES[model.kind].objects.filter(event__state=WikiPage.State.LIVE).exclude(term=None)
    for term, event in rows.values_list("term_id", "event_id"):
        events[term].add(event)
    return [len(set().union(*(events[term] for term in terms))) for terms in sets]
