"""Arriving: whether a record of another base has been taken before, in just this state."""

import hashlib
from collections.abc import Iterable, Sequence

import orjson

from exchange.importing import Incoming
from exchange.models import Arrival
from wiki.record import Record

State = tuple[str, str, str]
UNHASHED = ("revision",)


class Arrivals:
    """Which records of a batch have arrived before; one query. Made before anything of the records is changed."""

    def __init__(self, batch: Sequence[Incoming]) -> None:
        self._states = {id(incoming): state_of(incoming) for incoming in batch}
        self._known = _known([state for state in self._states.values() if state])

    def has(self, incoming: Incoming) -> bool:
        """Whether this very state has been taken."""
        return self._states[id(incoming)] in self._known

    def keep(self, incomings: Iterable[Incoming]) -> None:
        """Remember that these were taken, in the transaction that stores them."""
        states = [state for incoming in incomings if (state := self._states[id(incoming)]) and state not in self._known]
        rows = [Arrival(source=source, identifier=identifier, digest=digest) for source, identifier, digest in states]
        Arrival.objects.bulk_create(rows, ignore_conflicts=True)


def _known(states: Sequence[State]) -> set[State]:
    sources, identifiers = ({state[place] for state in states} for place in (0, 1))
    known = Arrival.objects.filter(source__in=sources, identifier__in=identifiers) if states else Arrival.objects.none()
    return set(known.values_list("source", "identifier", "digest"))


def state_of(incoming: Incoming) -> State | None:
    """The state of a record; None where it has no origin, or its revisions are told apart by their moments."""
    if incoming.told or incoming.origin is None:
        return None
    return (*incoming.origin, digest([past.record for past in incoming.revisions]))


def digest(records: Sequence[Record]) -> str:
    """The hash of what records say, whoever brought them when."""
    said = [{key: value for key, value in record.items() if key not in UNHASHED} for record in records]
    return hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS, default=str)).hexdigest()
