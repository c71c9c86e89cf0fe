"""Measures the base on the database that DATABASE_URL names, in an empty VAR_DIR: `python -m bench.measure OUTPUT`."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 (needs the settings)
from django.db import connection  # noqa: E402

from bench import comparing, filling, histories, reading, saving  # noqa: E402
from bench.tables import Table  # noqa: E402


def tables() -> Iterator[Table]:
    """Every part in turn; what needs no database is measured on SQLite only."""
    call_command("migrate", verbosity=0)
    yield filling.fill()
    yield from reading.event_pages()
    yield reading.other_pages()
    yield reading.first_views()
    yield reading.queries()
    yield histories.long_histories()
    yield from saving.saves()
    if connection.vendor == "sqlite":
        yield reading.sizes()
        yield from comparing.texts()


def main() -> None:
    """Writes the tables as JSON, as far as they are there after each part."""
    done = []
    for table in tables():
        print(table, flush=True)
        done.append(asdict(table))
    Path(sys.argv[1]).write_text(json.dumps(done), encoding="utf-8")


if __name__ == "__main__":
    main()
