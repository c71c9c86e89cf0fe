"""Filling a base: fixtures by the command that `make run` calls, generated events as importers store them."""

import subprocess
import sys
from functools import partial

from accounts.models import User
from accounts.roles import Role
from bench.generating import copy_of, histories, history_of
from bench.serving import ROOT
from bench.tables import Table
from bench.timing import timed
from incidents.models import Event
from wiki.recording import record_history

EVENTS, BATCH, REVISIONS = 1000, 200, 3
LENGTHS = (10, 1000, 10_000)
SLUG = "45-million-medical-files-leaked"


def fill() -> Table:
    """All that the other parts need is put in, and timed."""
    rows = [
        ["load_fixtures, the first time", "", *_seconds(timed(_load_fixtures))],
        ["load_fixtures, the second time", "", *_seconds(timed(_load_fixtures))],
        _row(f"record_history, {EVENTS:,} events of {REVISIONS} revisions", EVENTS * REVISIONS, timed(_record_events)),
    ]
    rows += [
        _row(f"one event of {length:,} revisions", length, timed(partial(_record_long, length))) for length in LENGTHS
    ]
    User.objects.create_user("Mira", "mira@example.org", role=Role.EDITOR)
    note = "`load_fixtures` with the start of its process. Generated events have 2 to 4 kB of prose and a full infobox."
    return Table("Filling the base", ["what", "revisions", "s", "revisions/s"], rows, note)


def event_of_length(length: int) -> Event:
    """The copy of the 45-million-files event that has so long a history."""
    return Event.objects.get(title=_title(length))


def _title(length: int) -> str:
    return f"45 Million Medical Files Leaked, with {length} revisions"


def _load_fixtures() -> None:
    subprocess.run([sys.executable, "manage.py", "load_fixtures"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _record_events() -> None:
    for start in range(0, EVENTS, BATCH):
        record_history(Event, histories(start, BATCH, REVISIONS))


def _record_long(length: int) -> None:
    record_history(Event, [history_of(copy_of(Event.objects.get(slug=SLUG), _title(length)), length)])


def _row(name: str, revisions: int, milliseconds: float) -> list[str]:
    return [name, f"{revisions:,}", *_seconds(milliseconds, f"{revisions / milliseconds * 1000:,.0f}")]


def _seconds(milliseconds: float, rate: str = "") -> list[str]:
    return [f"{milliseconds / 1000:.1f}", rate]
