"""The rows of a cited question as the formats of exports write them: each as it was, in the same order, for good.

What was deleted since is withheld from all of them; the list of rows alone names it still, by numbers.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from django.conf import settings
from pyroaring import BitMap

from exchange.citing.contributors import contributors_until
from exchange.exporting import Credited, Export, Exporter, exporters
from incidents.index import current
from incidents.models import Event
from library.models import Query
from library.models.rows import Pair
from wiki.editions import Edition, editions_at

AT_ONCE = 500
FEED = "atom"
Found = dict[Pair, Edition]


class FixedExport(Export):
    """A cited question as an export."""

    def __init__(self, query: Query) -> None:
        self.fixed, self.moment, self.name = query, query.moment, f"query-{query.identifier}"

    @property
    def sentence(self) -> str:
        return self.fixed.sentence

    @property
    def query(self) -> str:
        return self.fixed.question

    @property
    def count(self) -> int:
        return self.fixed.rows.count

    @property
    def rows(self) -> int:
        return self.count - self.withheld

    @property
    def changed(self) -> datetime:
        return self.moment

    @property
    def page_url(self) -> str:
        return f"{settings.BASE_URL}{self.fixed.get_absolute_url()}"

    def url(self, extension: str) -> str:
        return f"{self.page_url.rstrip('/')}.{extension}"

    def formats(self) -> list[Exporter]:
        """All but the feed, for nothing new comes."""
        return [one for one in exporters().values() if one.extension != FEED]

    @cached_property
    def withheld(self) -> int:
        """How many of the events are deleted today; one query."""
        events = BitMap([event for event, _number in self.fixed.rows.pairs])
        return len(events - current().live)

    def editions(self) -> Iterator[Edition]:
        for found in self._batches():
            yield from found.values()

    def credited(self) -> Iterator[Credited]:
        for found in self._batches():
            authors = contributors_until(Event.kind, {event: edition for (event, _), edition in found.items()})
            yield from ((edition, authors.get(event, ())) for (event, _), edition in found.items())

    def _batches(self) -> Iterator[Found]:
        for start in range(0, self.count, AT_ONCE):
            yield editions_of(self.fixed, start, start + AT_ONCE)


def editions_of(query: Query, start: int, stop: int) -> Found:
    """Some of a query's rows in order, with the addresses of their day; one query."""
    pairs = query.rows.pairs[start:stop]
    slugs = dict(zip(pairs, query.rows.slugs_of_the_day[start:stop], strict=True))
    found = editions_at(Event, pairs)
    return {pair: found[pair]._replace(slug=slugs[pair]) for pair in pairs if pair in found}
