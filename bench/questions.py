"""Cited questions: what fixing one takes, its page, its files, and asking it again, by the number of its rows."""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.http import QueryDict  # noqa: E402
from django.test import Client  # noqa: E402

from bench.bases import make_base  # noqa: E402
from bench.tables import Table  # noqa: E402
from bench.timing import timed, times_of  # noqa: E402
from library.fixing import fix  # noqa: E402
from library.models import Query  # noqa: E402

RUNS = 10
COLUMNS = ("rows", "fixed anew, ms", "again, ms", "page, ms", "CSV, rows/s", "today, ms", "kept, bytes a row")
NOTE = "Of all events of the base. The page is its first, made anew; the CSV is read to its end."


def main() -> None:
    """Fill an empty base, and write the table into a file for `bench.sections`."""
    output, events = Path(sys.argv[1]), int(sys.argv[2])
    make_base(events)
    table = Table("Cited questions", COLUMNS, [_measured()], NOTE)
    print(table, flush=True)
    output.write_text(json.dumps([asdict(table)]), encoding="utf-8")


def _measured() -> list[str]:
    client = Client(SERVER_NAME="localhost")
    fix(QueryDict("before=1000"))  # the index is loaded
    first = timed(_fixed)
    again = times_of(_fixed, RUNS).mean
    query = Query.objects.select_related("rows").get(question="")
    address = query.get_absolute_url()
    page = times_of(lambda: client.get(address), RUNS).mean
    file = timed(lambda: _read(client, f"{address.rstrip('/')}.csv"))
    today = timed(lambda: client.get(f"{address}today/"))
    kept = (len(query.rows.packed) + len(query.rows.slugs)) / query.rows.count
    figures = [f"{first:.0f}", f"{again:.0f}", f"{page:.1f}", f"{query.rows.count / file * 1000:,.0f}", f"{today:.0f}"]
    return [f"{query.rows.count:,}", *figures, f"{kept:.1f}"]


def _fixed() -> Query:
    return fix(QueryDict(""))


def _read(client: Client, address: str) -> int:
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return sum(len(piece) for piece in response)


if __name__ == "__main__":
    main()
