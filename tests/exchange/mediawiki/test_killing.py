"""An import of a dump that is killed at any moment is completed by the next one: redirects and talk, too."""

import random
import signal
import sqlite3
import time

import pytest
from django.db import connection

from tests.exchange.test_killing import TABLES, Base, rows_of

PAGES = 300
SEEDS = range(2)
MORE = ("wiki_comment", "wiki_formerslug")
PAGE = (
    "<page><title>Leak {n}</title><ns>0</ns><id>{id}</id>{revisions}</page>\n"
    "<page><title>Talk:Leak {n}</title><ns>1</ns><id>{talk}</id><revision>"
    "<timestamp>2020-05-01T00:00:00Z</timestamp><contributor><username>Ann</username></contributor>"
    "<text>== Number ==\nHow many?</text></revision></page>\n"
    '<page><title>Old leak {n}</title><ns>0</ns><id>{old}</id><redirect title="Leak {n}" /><revision>'
    "<timestamp>2020-05-01T00:00:00Z</timestamp><text>#REDIRECT [[Leak {n}]]</text></revision></page>\n"
)
REVISION = (
    "<revision><timestamp>2020-0{month}-01T00:00:00Z</timestamp><contributor><username>Ann</username></contributor>"
    "<text>{{{{Event|Location=Bern}}}}Text {n}, {month}.&lt;ref&gt;https://example.org/{n}&lt;/ref&gt;</text></revision>"
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="a killed process brings a database file of its own"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A dump of many pages, each with three revisions, a talk page and a redirect."""
    pages = [
        PAGE.format(
            n=n,
            id=3 * n + 1,
            talk=3 * n + 2,
            old=3 * n + 3,
            revisions="".join(REVISION.format(n=n, month=month) for month in (1, 2, 3)),
        )
        for n in range(PAGES)
    ]
    path = tmp_path_factory.mktemp("killing") / "dump.xml"
    path.write_text(f"<mediawiki><siteinfo><sitename>W</sitename></siteinfo>{''.join(pages)}</mediawiki>")
    return path


def says(base):
    with sqlite3.connect(f"file:{base.file}?mode=ro", uri=True) as database:
        database.row_factory = sqlite3.Row
        return {table: rows_of(database, table) for table in (*TABLES, *MORE)}


@pytest.fixture(scope="module")
def whole(path, tmp_path_factory):
    base = Base(tmp_path_factory.mktemp("whole"))
    base.run("import_events", "mediawiki", str(path))
    return says(base)


@pytest.mark.parametrize("seed", SEEDS)
def test_killed_and_begun_anew_it_is_as_if_nothing_had_been(seed, path, whole, tmp_path):
    base = Base(tmp_path)
    wait = random.Random(seed)
    for _time in range(2):
        running = base.start("import_events", "mediawiki", str(path))
        enough = base.count() + wait.randrange(1, PAGES // 2)
        while running.poll() is None and base.count() < enough:
            time.sleep(wait.random() / 20)
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert "All agree" in base.run("verify")
    base.run("import_events", "mediawiki", str(path))
    assert says(base) == whole
    assert "0 created, 0 updated" in base.run("import_events", "mediawiki", str(path))
