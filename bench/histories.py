"""Histories: the same page opens as fast at the ten-thousandth revision as at the tenth."""

from bench import serving
from bench.filling import LENGTHS, event_of_length
from bench.tables import Table
from bench.timing import in_turn
from bench.visiting import Visitor

RUNS = 30


def long_histories() -> Table:
    """Pages of the history of events with few and with many revisions, by one reader."""
    views: dict[tuple[str, str], str] = {}
    for length in LENGTHS:
        base = event_of_length(length).get_absolute_url()
        views |= {
            ("history, first page", f"{length:,}"): f"{base}history/",
            ("history, last page", f"{length:,}"): f"{base}history/?before={min(length, 50)}",
            ("revision 2", f"{length:,}"): f"{base}revisions/2/",
            ("diff of revisions 1 and 9", f"{length:,}"): f"{base}diff/1/9/",
        }
    with serving.site() as server:
        visitor = Visitor(server.address)
        times = in_turn([lambda path=path: visitor.get(path) for path in views.values()], RUNS)
    rows = [[*name, *some.row()] for name, some in zip(views, times, strict=True)]
    columns = ["page", "revisions", "mean, ms", "median, ms", "p95, ms"]
    return Table("Long histories", columns, sorted(rows, key=lambda row: row[0]))
