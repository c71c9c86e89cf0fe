"""Bases to measure on: migrated, with the fixtures, and as many made-up events as are wanted."""

from django.core.management import call_command
from django.db import connection

from bench.generating import histories
from incidents.models import Event
from wiki.recording import record_history

BATCH = 200


def make_base(events: int, revisions: int = 1) -> None:
    """An empty base is migrated and filled, and its planner told of it."""
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    add_events(events, revisions)


def add_events(events: int, revisions: int = 1) -> None:
    """So many events, each with so many revisions."""
    for start in range(0, events, BATCH):
        record_history(Event, histories(start, min(BATCH, events - start), revisions))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
