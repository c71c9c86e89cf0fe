"""Dumps of MediaWiki: revisions a second and memory: `python -m bench.mediawiki [PAGES…]`.

What is measured ends with a base that can be searched and filtered. Each size is imported into a base of its own with
the fixtures in it, by the command, in a process of its own; beside it stands one page of as many revisions.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 (needs the settings)

from bench.generating import histories  # noqa: E402
from bench.machine import describe, memory_of  # noqa: E402
from bench.sections import DATABASES, DOCUMENT  # noqa: E402
from bench.serving import ROOT  # noqa: E402
from bench.tables import Table, write_section  # noqa: E402
from exchange.wikitext.writing import event_page, page_title  # noqa: E402
from incidents.models import Event  # noqa: E402
from wiki.editing import cleaned  # noqa: E402
from wiki.recording import PastRevision  # noqa: E402

SIZES, BATCH, REVISIONS = (1_000, 10_000, 100_000), 500, 3
COLUMNS = (
    "pages",
    "revisions of each",
    "MB",
    "s",
    "revisions/s",
    "CPU s",
    "MB of memory at most",
    "of the reader beside",
)
HEAD = "<mediawiki><siteinfo><sitename>Bench</sitename></siteinfo>\n"


def main() -> None:
    """Both databases, and their tables in a section of docs/benchmarks.md."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    begun, load = datetime.now(UTC), os.getloadavg()
    tables = [measured(name, command, sizes) for name, command in DATABASES.items()]
    write_section(DOCUMENT, "mediawiki", ["## Dumps of MediaWiki\n", describe(begun, load, list(DATABASES)), *tables])


def measured(name: str, command: list[str], sizes: Iterable[int]) -> Table:
    """Dumps of so many pages, and for each one page of as many revisions."""
    shapes = [shape for size in sizes for shape in ((size, REVISIONS), (1, size))]
    table = Table(f"On {name}", COLUMNS, [_asked(command, *shape) for shape in shapes])
    print(table, flush=True)
    return table


def _asked(command: list[str], pages: int, revisions: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        output = subprocess.run(
            [*command, sys.executable, "-m", "bench.mediawiki", "--import", str(pages), str(revisions)],
            cwd=ROOT,
            env={**environment, "VAR_DIR": folder, "LOG_LEVEL": "WARNING"},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    row: list[str] = json.loads(output.splitlines()[-1])
    return row


def prepare_and_import(pages: int, revisions: int) -> list[str]:
    """An empty base gets the fixtures, then a dump; the figures of the dump alone."""
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    path = Path(os.environ["VAR_DIR"]) / "dump.xml"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_dump(pages, revisions))
    done = subprocess.run(
        [sys.executable, "-m", "bench.mediawiki", "--time", str(path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, busy, own, other = json.loads(done.stdout.splitlines()[-1])
    count = pages * revisions
    size = path.stat().st_size / 1e6
    rates = [f"{seconds:.1f}", f"{count / seconds:,.0f}", f"{busy:.1f}", f"{own:.0f}", f"{other:.0f}"]
    return [f"{pages:,}", f"{revisions:,}", f"{size:.1f}", *rates]


def time_import(path: str) -> list[float]:
    """Seconds, seconds of processor time of both processes, and the most memory of each in MB.

    Memory is the process's own: SQLite maps the base's file into it, which the system takes back when it needs to.
    """
    clock, most = time.perf_counter(), [0.0]
    threading.Thread(target=_watch, args=(most,), daemon=True).start()
    call_command("import_events", "mediawiki", path, verbosity=0)
    seconds = time.perf_counter() - clock
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    busy = sum(usage.ru_utime + usage.ru_stime for usage in both)
    return [seconds, busy, most[0], both[1].ru_maxrss / 1000]


def _watch(most: list[float]) -> None:
    """Keep the most memory of its own that the process has had, ten times a second."""
    while True:
        most[0] = max(most[0], memory_of())
        time.sleep(0.1)


def _dump(pages: int, revisions: int) -> Iterator[str]:
    yield HEAD
    for start in range(0, pages, BATCH):
        for number, history in enumerate(histories(start, min(BATCH, pages - start), revisions), start):
            title = page_title(f"{history.revisions[-1].record['title']} ({number})")
            yield f"<page>\n<title>{escape(title)}</title>\n<ns>0</ns>\n<id>{number + 1}</id>\n"
            yield from map(_revision, history.revisions)
            yield "</page>\n"
    yield "</mediawiki>\n"


def _revision(past: PastRevision) -> str:
    said = past.signature
    return (
        f"<revision>\n<timestamp>{said.moment:%Y-%m-%dT%H:%M:%SZ}</timestamp>\n"
        f"<contributor><username>{escape(said.name)}</username></contributor>\n<comment>{escape(said.summary)}</comment>\n"
        f"<text>{escape(event_page(cleaned(Event(), past.record), 'https://casebook.example'))}</text>\n</revision>\n"
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--import", pages, revisions]:
            print(json.dumps(prepare_and_import(int(pages), int(revisions))))
        case ["--time", path]:
            print(json.dumps(time_import(path)))
        case _:
            main()
