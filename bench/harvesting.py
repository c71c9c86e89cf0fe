"""Harvesting and the API: what one answer costs at any depth of a base: `python -m bench.harvesting OUTPUT EVENTS`.

From the view on, in one process; without limits and without a network.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.test import Client  # noqa: E402

from bench.bases import make_base  # noqa: E402
from bench.tables import Table  # noqa: E402
from bench.timing import times_of  # noqa: E402
from exchange.oai.sets import all_sets  # noqa: E402
from exchange.oai.tokens import Place  # noqa: E402
from incidents.models import Event, EventFacts  # noqa: E402

TIMES = 20
COLUMNS = ("what", "ms, mean", "median", "95 %")


def main(output: Path, events: int) -> None:
    """The table of one base, as JSON."""
    make_base(events)
    rows = [[name, *_times(ask)] for name, ask in _questions().items()]
    table = Table(f"{events:,} events", COLUMNS, rows)
    print(table, flush=True)
    output.write_text(json.dumps([asdict(table)]), encoding="utf-8")


def _questions() -> dict[str, Callable[[], object]]:
    client = Client(headers={"Host": "localhost"})
    sizes = {one.spec: _size(one.harms) for one in all_sets()}
    rare, common = min((s for s in sizes if sizes[s]), key=sizes.__getitem__), max(sizes, key=sizes.__getitem__)
    event = Event.objects.live().order_by("pk")[0]
    address = f"/api/v1/events/{event.slug}/"
    etag = client.get(address)["ETag"]
    next_page = client.get("/api/v1/events/?per_page=100").json()["next"]
    list_records = "/oai?verb=ListRecords&metadataPrefix=oai_dc"
    return {
        "OAI, the first 100 records, with their number": partial(client.get, list_records),
        "OAI, 100 records after a tenth": partial(client.get, _resumed(0.1)),
        "OAI, 100 records after nine tenths": partial(client.get, _resumed(0.9)),
        f"OAI, 100 records of the largest set ({sizes[common]:,})": partial(client.get, f"{list_records}&set={common}"),
        f"OAI, the smallest set ({sizes[rare]:,})": partial(client.get, f"{list_records}&set={rare}"),
        "API, an event": partial(client.get, address),
        "API, an event that the one who asks has": partial(client.get, address, headers={"if-none-match": etag}),
        "API, 100 events": partial(client.get, next_page),
        "API, 100 changes": partial(client.get, "/api/v1/changes/?per_page=100"),
        "a part of the sitemap": lambda: client.get("/sitemaps/event-1.xml").getvalue(),
    }


def _size(harms: list[int]) -> int:
    return Event.objects.filter(harm_values__term__in=harms).distinct().count()


def _resumed(depth: float) -> str:
    """The address of what comes after that part of all events."""
    facts = EventFacts.objects.order_by("written", "event")[int(EventFacts.objects.count() * depth)]
    place = Place("oai_dc", "", None, None, facts.written, facts.event_id, 1, 1)
    return f"/oai?verb=ListRecords&resumptionToken={place.token}"


def _times(ask: Callable[[], object]) -> list[str]:
    return times_of(ask, TIMES).row()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
