"""An import that is killed at any moment leaves no half event, and the next run completes it as if nothing had been."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

from tests.exchange.importers.reading import sample

EVENTS = 600
SEEDS = range(4)
MOMENT = {"moment", "created_at", "changed_at", "date_created"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="a killed process brings a database file of its own"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A file of many rows, of which some name the same organisation and some the same identifier."""
    header, _first, _second, row, *_rest = sample("hhs").splitlines()
    lines = [
        row.replace("Hill Plan", f"Hill Plan {n % (EVENTS // 2)}").replace("500", str(1_000 + n)) for n in range(EVENTS)
    ]
    path = tmp_path_factory.mktemp("killing") / "many.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(path, tmp_path_factory):
    """What a run that nobody kills makes of it."""
    base = Base(tmp_path_factory.mktemp("whole"))
    base.run("import_events", "hhs", str(path))
    return base.says()


class Base:
    """A database of its own, and commands over it."""

    def __init__(self, folder):
        self.file = folder / "base.sqlite3"
        self._env = {
            **os.environ,
            "VAR_DIR": str(folder),
            "DATABASE_URL": f"sqlite:///{self.file}",
            "LOG_LEVEL": "WARNING",
        }
        self.run("migrate", "--verbosity", "0")

    def run(self, *words):
        done = subprocess.run([*self.manage, *words], env=self._env, capture_output=True, text=True, check=True)
        return done.stdout

    def start(self, *words):
        quiet = subprocess.DEVNULL
        return subprocess.Popen([*self.manage, *words], env=self._env, stdout=quiet, stderr=quiet)

    @property
    def manage(self):
        return [sys.executable, str(settings.BASE_DIR / "manage.py")]

    def count(self):
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as database:
            return database.execute("select count(*) from incidents_event").fetchone()[0]

    def says(self):
        """All rows of all tables of content, but for the moments of the runs."""
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as database:
            database.row_factory = sqlite3.Row
            return {table: rows_of(database, table) for table in TABLES}


TABLES = (
    *("incidents_event", "incidents_organisation", "incidents_source", "incidents_harmvalue", "incidents_citation"),
    *("incidents_involvement", "incidents_informationvalue", "wiki_name", "wiki_change", "exchange_arrival"),
)


def rows_of(database, table):
    rows = database.execute(f"select * from {table} order by id").fetchall()
    return [{key: row[key] for key in set(row.keys()) - MOMENT} for row in rows]


@pytest.mark.parametrize("seed", SEEDS)
def test_killed_and_begun_anew_it_is_as_if_nothing_had_been(seed, path, whole, tmp_path):
    base = Base(tmp_path)
    wait = random.Random(seed)
    for _time in range(2):
        running = base.start("import_events", "hhs", str(path))
        enough = base.count() + wait.randrange(1, EVENTS // 2)
        while running.poll() is None and base.count() < enough:
            time.sleep(wait.random() / 20)
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert "All agree" in base.run("verify")
    base.run("import_events", "hhs", str(path))
    assert base.says() == whole
    assert "0 created, 0 updated" in base.run("import_events", "hhs", str(path))
