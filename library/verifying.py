"""Verifying cited questions: that digests and identifiers are still those of what is kept, and no revision is gone."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from incidents.models import Event
from library.fixing import identifier_of
from library.models import Query, Rows
from library.models.rows import Pair
from wiki.models import Change

AT_ONCE = 500


@dataclass(frozen=True)
class Fault:
    """A cited question that is not what it was, and what is wrong with it."""

    query: str
    reason: str

    def __str__(self) -> str:
        return f"{self.query}: {self.reason}"


def faults() -> Iterator[Fault]:
    """Every cited question that is not what it was; rows that several share are looked at once."""
    for rows in Rows.objects.order_by("digest").iterator(AT_ONCE // 10):
        reasons = list(_wrong_with(rows))
        for query in Query.objects.filter(rows=rows.digest).order_by("pk"):
            yield from (Fault(query.identifier, reason) for reason in (*reasons, *_wrong_in(query)))


def _wrong_in(query: Query) -> Iterator[str]:
    if identifier_of(query.question, query.rows_id) != query.identifier:
        yield "the identifier is not that of the question and its rows"


def _wrong_with(rows: Rows) -> Iterator[str]:
    if hashlib.sha256(zlib.decompress(rows.packed)).hexdigest() != rows.digest:
        yield "the digest is not that of the rows"
    if not rows.count == len(rows.pairs) == len(rows.slugs_of_the_day):
        yield "the number of rows is another"
    missing = rows.count - sum(_there(rows.pairs[start : start + AT_ONCE]) for start in range(0, rows.count, AT_ONCE))
    if missing:
        yield f"{missing} of the revisions are not there"


def _there(pairs: list[Pair]) -> int:
    """How many of some revisions there are; one query."""
    wanted = set(pairs)
    changes = Change.objects.filter(kind=Event.kind, page_id__in={event for event, _number in pairs})
    found = changes.filter(number__in={number for _event, number in pairs}).values_list("page_id", "number")
    return sum(pair in wanted for pair in found)
