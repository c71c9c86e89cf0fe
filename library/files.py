"""The files of a cited question: its rows in the formats of exports, the list of rows, and what describes it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import orjson
from django.utils.translation import gettext_lazy as _

from common.spreadsheets import csv_line
from exchange.exporting import Exporter, exporters
from exchange.signposting import LINKSET
from incidents.records import url_of
from library import links
from library.datacite import json as datacite_json
from library.datacite import xml as datacite_xml
from library.datacite.things import of_query
from library.fixed import AT_ONCE, FEED, FixedExport, editions_of
from library.models import Query
from wiki.alternates import Alternate
from wiki.fields import Words


@dataclass(frozen=True, kw_only=True)
class QueryFile:
    """A file: its ending, what it is called and good for, and how it is written."""

    extension: str
    label: Words
    note: Words
    content_type: str
    write: Callable[[FixedExport], Iterable[bytes]]

    @property
    def alternate(self) -> Alternate:
        """What the page tells of it."""
        return Alternate(self.content_type.partition(";")[0], self.extension, self.label)


@cache
def query_files() -> dict[str, QueryFile]:
    """Every file by its ending, in the order of lists."""
    found = [ROWS, *(_of_exporter(one) for one in exporters().values() if one.extension != FEED), *DESCRIPTIONS]
    return {one.extension: one for one in found}


def _of_exporter(one: Exporter) -> QueryFile:
    return QueryFile(
        extension=one.extension, label=one.label, note=one.note, content_type=one.content_type, write=one.write
    )


def _rows(export: FixedExport) -> Iterator[bytes]:
    """A row for each of the query's, whatever became of its event: the digest is of the first two columns."""
    yield csv_line(["event", "revision", "state", "url", "title"]).encode()
    query = export.fixed
    for start in range(0, query.rows.count, AT_ONCE):
        found = editions_of(query, start, start + AT_ONCE)
        for pair in query.rows.pairs[start : start + AT_ONCE]:
            cells = ["withheld", "", ""]
            if pair in found:
                edition = found[pair]
                cells = ["shown", f"{url_of(edition.slug)}revisions/{edition.number}/", edition.record["title"]]
            yield csv_line([*map(str, pair), *cells]).encode()


def _written(make: Callable[[Query], bytes]) -> Callable[[FixedExport], Iterable[bytes]]:
    return lambda export: [make(export.fixed)]


ROWS = QueryFile(
    extension="rows.csv",
    label=_("List of rows"),
    note=_("the events and revisions in order, of which the checksum is made"),
    content_type="text/csv; charset=utf-8; header=present",
    write=_rows,
)
DESCRIPTIONS = [
    QueryFile(
        extension="datacite.json",
        label=_("DataCite JSON"),
        note=_("what registries of DOIs are told"),
        content_type="application/vnd.datacite.datacite+json",
        write=_written(lambda query: datacite_json.written(of_query(query))),
    ),
    QueryFile(
        extension="datacite.xml",
        label=_("DataCite XML"),
        note=_("the same in XML"),
        content_type="application/vnd.datacite.datacite+xml",
        write=_written(lambda query: datacite_xml.written(of_query(query))),
    ),
    QueryFile(
        extension="linkset",
        label=_("Links"),
        note=_("how it is cited, described and licensed"),
        content_type=LINKSET,
        write=_written(lambda query: orjson.dumps(links.linkset(query), option=orjson.OPT_INDENT_2)),
    ),
]
