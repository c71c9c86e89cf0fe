"""Other ways to count facets, on the facts that bench.facets made in PostgreSQL.

    DATABASE_URL=postgres://… python -m bench.alternatives

Each answers the same: how many events fit, how many have each value under all other parameters, and the newest twenty.
Trees are left out, to the advantage of all but the index. DuckDB is measured where it is installed; it is no part of
the site. docs/decisions/0003-facets.md has what came of it.
"""

import os
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

import numpy as np  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import QueryDict  # noqa: E402

from bench.facets import counting, figures  # noqa: E402
from bench.tables import Table  # noqa: E402
from bench.timing import timed  # noqa: E402
from incidents.index import current  # noqa: E402
from incidents.index.arrays import keys_of  # noqa: E402
from incidents.index.codes import SHIFT  # noqa: E402
from incidents.models import EventFacts  # noqa: E402
from incidents.selection import Selection  # noqa: E402

try:
    import duckdb
except ImportError:
    duckdb = None

RUNS = 3
QUESTIONS = {"no filter": "", "one facet": "harm=harm-9", "two facets": "harm=harm-9&information=information-20"}
NARROW = "CREATE TABLE narrow (event int, facet smallint, code bigint)"
NARROW_INDEXES = ("CREATE INDEX ON narrow (code, event)", "CREATE INDEX ON narrow (event)", "ANALYZE narrow")
ARRAYS = """
CREATE TABLE arrays AS SELECT n.event, f.earliest, array_agg(n.code ORDER BY n.code) AS codes
FROM narrow n JOIN incidents_eventfacts f ON f.event_id = n.event GROUP BY n.event, f.earliest
"""
ARRAYS_INDEXES = ("CREATE INDEX ON arrays USING gin (codes)", "CREATE INDEX ON arrays (earliest)", "ANALYZE arrays")


def main() -> None:
    """Make the other tables, and ask each way each question."""
    print(f"narrow table: {timed(make_narrow) / 1000:.0f} s, arrays: {timed(make_arrays) / 1000:.0f} s to make")
    ways: dict[str, Callable[[list[int]], int]] = {"narrow table": in_narrow(sql), "arrays with GIN": in_arrays}
    if duckdb:
        ways["DuckDB"] = in_narrow(duck())
    rows = []
    for name, query in QUESTIONS.items():
        selection = Selection(QueryDict(query))
        wanted = [value.codes[0] for values in selection.filters.said.values() for value in values]
        rows.append([name, "index in memory, with trees and links", *figures(counting(query), RUNS)])
        for way, answer in ways.items():
            assert answer(wanted) == selection.total
            rows.append([name, way, *figures(lambda: answer(wanted), RUNS)])  # noqa: B023 (called at once)
    print(
        Table(f"{EventFacts.objects.count():,} events", ("question", "way", "best ms", "mean", "median", "p95"), rows)
    )
    print(
        sql(
            "SELECT relname, pg_size_pretty(pg_total_relation_size(oid)) FROM pg_class WHERE relname IN"
            " ('narrow', 'arrays', 'incidents_eventfacts')"
        )
    )


def in_narrow(ask: Callable[[str], list]) -> Callable[[list[int]], int]:
    """A row for each value of each event; the events that fit are those in the intersection of their rows."""

    def answer(wanted: list[int]) -> int:
        for own, others in parameters(wanted):
            only = f"AND facet = {own}" if own else ""
            inside = f"AND event IN ({fitting(others)})" if others else ""
            ask(f"SELECT code, count(*) FROM narrow WHERE true {only} {inside} GROUP BY code")
        inside = f"WHERE event_id IN ({fitting(wanted)})" if wanted else ""
        ask(f"SELECT event_id FROM facts {inside} ORDER BY earliest DESC, event_id LIMIT 20")
        return ask(f"SELECT count(*) FROM facts {inside}")[0][0]

    return answer


def parameters(wanted: list[int]) -> list[tuple[int, list[int]]]:
    """What is counted: all facets under all codes, then each facet that is narrowed under the codes of the others."""
    return [(0, wanted), *((own >> SHIFT, [code for code in wanted if code != own]) for own in wanted)]


def fitting(wanted: list[int]) -> str:
    return " INTERSECT ".join(f"SELECT event FROM narrow WHERE code = {code}" for code in wanted)


def in_arrays(wanted: list[int]) -> int:
    """All values of an event in one array with an inverted index."""
    for own, others in parameters(wanted):
        codes = f"SELECT unnest(codes) AS code FROM arrays {holding(others)}"
        only = f"WHERE code >> {SHIFT} = {own}" if own else ""
        sql(f"SELECT code, count(*) FROM ({codes}) c {only} GROUP BY code")
    sql(f"SELECT event FROM arrays {holding(wanted)} ORDER BY earliest DESC, event LIMIT 20")
    return sql(f"SELECT count(*) FROM arrays {holding(wanted)}")[0][0]


def holding(wanted: list[int]) -> str:
    return f"WHERE codes @> ARRAY{wanted}::bigint[]" if wanted else ""


def make_narrow() -> None:
    index = current()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS narrow CASCADE")
        cursor.execute(NARROW)
        cursor.execute("CREATE OR REPLACE VIEW facts AS SELECT event_id, earliest FROM incidents_eventfacts")
        with cursor.copy("COPY narrow FROM STDIN") as copy:
            for code, events in index.values.items():
                copy.write("".join(f"{event}\t{code >> SHIFT}\t{code}\n" for event in events))
        for statement in NARROW_INDEXES:
            cursor.execute(statement)


def make_arrays() -> None:
    with connection.cursor() as cursor:
        for statement in ("DROP TABLE IF EXISTS arrays", ARRAYS, *ARRAYS_INDEXES):
            cursor.execute(statement)


def duck() -> Callable[[str], list]:
    """The narrow table as columns in the memory of DuckDB."""
    index, base = current(), duckdb.connect()
    bitmaps = list(index.values.values())
    code = np.repeat(np.array(list(index.values), dtype=np.int64), [len(events) for events in bitmaps])
    event = np.concatenate([keys_of(events) for events in bitmaps]).astype(np.int32)
    keys = keys_of(index.live)
    base.register("parts", {"event": event, "facet": (code >> SHIFT).astype(np.int16), "code": code})
    base.register("days", {"event_id": keys.astype(np.int32), "earliest": index.columns.at("earliest", keys)})
    base.execute("CREATE TABLE narrow AS SELECT * FROM parts")
    base.execute("CREATE TABLE facts AS SELECT * FROM days")
    return lambda query: base.execute(query).fetchall()


def sql(query: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


if __name__ == "__main__":
    main()
