"""How many events have a term; the layer above that knows events registers the counter."""

from collections.abc import Callable

from taxonomy.models import Term
from taxonomy.trees import Branch, below

Counter = Callable[[type[Term], list[set[int]]], list[int]]
_counters: list[Counter] = []


def counts_events(counter: Counter) -> Counter:
    """Register what counts events: given a scheme and sets of terms, the number of live events with any of each set."""
    _counters.append(counter)
    return counter


def count_events(branches: list[Branch], model: type[Term]) -> list[Branch]:
    """The same branches, each with the number of events that have the term or one below it."""
    if _counters:
        every = [branch for top in branches for branch in below(top)]
        sets = [{one.term.pk for one in below(branch)} for branch in every]
        for branch, count in zip(every, _counters[0](model, sets), strict=True):
            branch.count = count
    return branches
