"""A selection: what a query string says about events, and the events that it means.

The page, the exports, the API, charts and feeds all make one of these from their query string, and read it.
"""

from collections.abc import Container, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from incidents import relevance, search, wording
from incidents.addresses import Address, Pair
from incidents.cursors import BadCursor, Cursor, decoded
from incidents.facets import Shown
from incidents.filters import DEEPEST, EVERY_CODING, RELEVANCE, SORT_LABELS, EventFilterSet
from incidents.index import Found, Index, codes, current
from incidents.index.ordering import WordOf, arranged, words_of
from incidents.listed import events_at, harms_of
from incidents.listing import Listing
from incidents.models import Event
from incidents.models.value import HarmValue

MOST_IN_ALL = 200
PER_PAGE = 20
DEFAULT_SORT = "-date"
SORTS = tuple(SORT_LABELS)
MACHINE = (codes.CODED.code(codes.WORDS[codes.CODED]["machine"]),)


class Selection:
    """A question about events, from a query string (`request.GET`).

    `path` is where its addresses lead. `keep` has parameters of the page itself (its view, its columns) and the words
    that each may have, which all addresses carry along; other parameters that are not known stand in `unknown`.
    `coded` is how events are coded where the question does not say it. Making a selection brings the index up to date
    and narrows it: one query, and what a search or named organisations cost. The rest waits till it is read.
    """

    def __init__(
        self,
        query: QueryDict,
        *,
        path: str = "/events/",
        keep: Mapping[str, Container[str]] = MappingProxyType({}),
        coded: str = EVERY_CODING,
    ) -> None:
        self.index: Index = current()
        self.errors: dict[str, list[str]] = {}
        """What is wrong, by parameter; what is wrong with the question as a whole under "__all__"."""
        self._query, self._path, self._keep = query, path, keep
        self._cursor: Cursor | None = None
        self._words: list[WordOf] = []
        self.filters = EventFilterSet(self._bounded(query), self.index, coded)
        self.form = self.filters.form
        """The bound form: its fields (`after`, `people_min`, `sort` …) with what was typed, and their errors."""
        self.found: Found = self.filters.found
        """The events that fit all valid parameters, in no order: `found.events` a bitmap, `found.keys` an array."""
        self._read_order()
        self._read_place()
        self.errors |= {name: [str(one) for one in some] for name, some in self.form.errors.items()}

    @property
    def is_valid(self) -> bool:
        return not self.errors

    @cached_property
    def unknown(self) -> list[str]:
        """Names in the query string that are no parameters."""
        return [name for name in self._query if name not in self.filters.filters and name not in self._keep]

    @property
    def total(self) -> int:
        """How many events there are. Where the question is not valid none, for nobody knows what was meant."""
        return len(self.found) if self.is_valid else 0

    @property
    def machine_coded(self) -> int:
        """How many of them are coded by machine."""
        return self.found.events.intersection_cardinality(self.index.having(MACHINE)) if self.total else 0

    @property
    def left_to_machines(self) -> int:
        """How many more events there would be if those coded by machine were not left out."""
        if not self.is_valid or self.filters.said_of("coded") != "editor":
            return 0
        return self.found.without("coded").intersection_cardinality(self.index.having(MACHINE))

    @property
    def correction(self) -> search.Correction | None:
        """What of the search was put right, since nothing had it: `words` pairs the word typed with that sought."""
        return self.filters.correction

    @property
    def corrected(self) -> dict[str, str]:
        """The same for machines: each word typed with that sought; empty where nothing was put right."""
        return dict(self.correction.words) if self.correction else {}

    @property
    def searched(self) -> search.And | None:
        """What was searched for, put right where it had to be."""
        query: search.And | None = self.correction.query if self.correction else self.filters.said_of("q")
        return query

    @property
    def sort(self) -> str:
        return self.filters.said_of("sort") or (RELEVANCE if self.searched else DEFAULT_SORT)

    @cached_property
    def sorts(self) -> list[tuple[str, str, str]]:
        """The orders that there are: name, label and address of each."""
        names = [name for name in SORTS if name != RELEVANCE or self.searched]
        return [(name, str(SORT_LABELS[name]), self.address.with_only("sort", name)) for name in names]

    @property
    def per_page(self) -> int:
        return self.filters.said_of("per_page") or PER_PAGE

    @property
    def number(self) -> int | None:
        """The number of the page; None where a cursor says the place."""
        return None if self._cursor else self.filters.said_of("page") or 1

    @property
    def pages(self) -> int:
        """How many pages there are, as far as numbers lead; one where nothing was found."""
        return max(1, -(-min(self.total, DEEPEST) // self.per_page))

    @property
    def start(self) -> int:
        """The place of the page's first event among all, from 1; 0 where a cursor says the place."""
        return (self.number - 1) * self.per_page + 1 if self.number else 0

    @property
    def keys(self) -> list[int]:
        """The primary keys of the page's events, in order."""
        return self._listing.keys

    @cached_property
    def events(self) -> list[Event]:
        """The page's events in order, in one query; one deleted this very moment is missing."""
        return events_at(self.keys)

    @cached_property
    def harms(self) -> Mapping[int, list[HarmValue]]:
        """The harms of the page's events by primary key, in one query."""
        return harms_of(self.keys)

    @cached_property
    def snippets(self) -> dict[int, search.Snippet]:
        """Title and text of the page's events with the hits marked, by primary key; empty where nothing is sought, and
        where it takes too long to mark them."""
        try:
            return search.snippets(self.searched, self.keys) if self.searched else {}
        except search.TooSlow:
            return {}

    @property
    def next(self) -> str:
        """The address of the next page, empty on the last: by number as far as numbers lead, then by cursor."""
        if self.number and self.number < self.pages:
            return self.page_address(self.number + 1)
        return self.next_by_cursor

    @property
    def previous(self) -> str:
        """The address of the page before, empty on the first."""
        if self.number:
            return self.page_address(self.number - 1) if self.number > 1 else ""
        return self.previous_by_cursor

    @property
    def next_by_cursor(self) -> str:
        """The address of what comes after the page's last event, which is the same at any depth; empty on the last."""
        return self._at(self._listing.cursor_after()) if self._listing.has_after else ""

    @property
    def previous_by_cursor(self) -> str:
        """The address of what comes before the page's first event; empty on the first."""
        return self._at(self._listing.cursor_before()) if self._listing.has_before else ""

    def page_address(self, number: int) -> str:
        """The address of a page by its number."""
        return self.address.with_only("page", number) if number > 1 else str(self.address)

    def in_order(self, size: int = 250) -> Iterator[list[int]]:
        """All primary keys in order, for exports; so few at a time that their records stay in the processor's cache."""
        keys = arranged(self.found.keys, self._words, 0, self.total)
        for start in range(0, len(keys), size):
            yield keys[start : start + size].tolist()

    @cached_property
    def facets(self) -> list[Shown]:
        """The facets in the order of the infobox. Each counts only when its rows are read."""
        return [Shown(facet, self.filters, self.address) for facet in codes.FACETS]

    def facet(self, name: str) -> Shown:
        """The facet of a parameter; KeyError where it has none."""
        return {facet.name: facet for facet in self.facets}[name]

    @cached_property
    def address(self) -> Address:
        """The canonical address from the first page on: `str()` gives path and query string, `.query` the latter alone.

        Questions that say the same have the same address, whatever the order of their parameters. What could not be
        read stays in it as it was typed.
        """
        pairs = [*wording.pairs(self.filters), *self.carried]
        return Address(self._path, tuple(pairs), (*self.filters.filters, *self._keep))

    @cached_property
    def carried(self) -> list[Pair]:
        """What the address says beside the question itself: the order, and what is kept for the page."""
        return [*self._settings(), *((name, word) for name in self._keep for word in self._kept(name))]

    @property
    def question(self) -> str:
        """The query string of the question alone: what narrows it."""
        return urlencode([*wording.pairs(self.filters)])

    @cached_property
    def chips(self) -> list[wording.Chip]:
        """Every value that narrows the question, each with the address without it; those that could not be read too."""
        return wording.chips(self.filters, self.address)

    @cached_property
    def relaxations(self) -> list[wording.Relaxation]:
        """For when nothing was found: how many events there are without each parameter, most first."""
        return wording.relaxations(self.filters, self.address)

    @cached_property
    def alone(self) -> list[wording.Relaxation]:
        """For when nothing is found without any one parameter either: how many events each finds by itself."""
        return wording.alone(self.filters, self.address)

    @property
    def sentence(self) -> str:
        """What the events are, in words."""
        return wording.sentence(self.filters)

    def _bounded(self, query: QueryDict) -> QueryDict:
        if sum(len(values) for _name, values in query.lists()) <= MOST_IN_ALL:
            return query
        self.errors["__all__"] = [_("A question has at most %(most)d values.") % {"most": MOST_IN_ALL}]
        return QueryDict()

    def _read_order(self) -> None:
        """Let the search engine rank what it found: it may take too long for that."""
        try:
            self._words = self._words_of_order()
        except search.TooSlow:
            self.form.add_error("sort", _("This search takes too long to be put in order of relevance."))

    def _read_place(self) -> None:
        """Read page and cursor; an error at the one that leads nowhere."""
        page, cursor = self.filters.said_of("page") or 1, self.filters.said_of("cursor")
        if page * self.per_page > DEEPEST and page > 1:
            deepest = _("Page numbers lead %(most)d events deep; go on by cursor, or narrow the question.")
            self.form.add_error("page", deepest % {"most": DEEPEST})
        elif not self.form.errors and page > self.pages:
            self.form.add_error("page", _("The last page is %(pages)d.") % {"pages": self.pages})
        if cursor and not self.form.errors:
            try:
                self._cursor = decoded(cursor, SORTS.index(self.sort), len(self._words))
            except BadCursor:
                self.form.add_error("cursor", _("This is no place in this list."))

    def _words_of_order(self) -> list[WordOf]:
        if self.sort == RELEVANCE and self.searched:
            return relevance.words_of(self.index, self.searched, self.found)
        return words_of(self.index.columns, self.sort)

    @cached_property
    def _listing(self) -> Listing:
        keys = self.found.keys[: self.total]
        return Listing(keys, self._words, self.per_page, self.number or 1, self._cursor)

    def _settings(self) -> Iterator[tuple[str, str]]:
        if self.sort != (RELEVANCE if self.searched else DEFAULT_SORT):
            yield "sort", self.sort
        if self.per_page != PER_PAGE:
            yield "per_page", str(self.per_page)

    def _kept(self, name: str) -> list[str]:
        """The words of a parameter that is kept, each once."""
        return [word for word in dict.fromkeys(self._query.getlist(name)) if word in self._keep[name]]

    def _at(self, cursor: Cursor) -> str:
        return self.address.with_only("cursor", cursor.encoded(SORTS.index(self.sort)))
