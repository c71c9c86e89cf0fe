"""Reading lists: a full one as page, handout and files, and a card of an event, first and from then on."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.test import Client  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.bases import make_base  # noqa: E402
from bench.tables import Table  # noqa: E402
from bench.timing import timed, times_of  # noqa: E402
from incidents.models import Event  # noqa: E402
from library.lists.curating import MOST_ENTRIES, make_list  # noqa: E402
from library.models import ListEntry, ReadingList  # noqa: E402

RUNS = 10
COLUMNS = ("what", "first, ms", "mean, ms", "median, ms", "p95, ms")
NOTE = "The first handout waits for citeproc-js, and for each citation to be written; what it wrote is kept for a week."


def main() -> None:
    """Fill an empty base, and write the table into a file for `bench.sections`."""
    output = Path(sys.argv[1])
    make_base(MOST_ENTRIES)
    table = Table(f"A reading list of {MOST_ENTRIES} events", COLUMNS, _rows(_full_list()), NOTE)
    print(table, flush=True)
    output.write_text(json.dumps([asdict(table)]), encoding="utf-8")


def _full_list() -> ReadingList:
    """As many events as there may be, each with notes and questions."""
    owner = User.objects.create_user("Edith")
    one = make_list(by=owner, title="All of them", description="See [[harm:Insecurity]].", visibility="public")
    events = Event.objects.order_by("-pk")[:MOST_ENTRIES]
    ListEntry.objects.bulk_create(
        ListEntry(
            list=one,
            event=event,
            position=place,
            number=event.latest_number,
            notes=f"Look at **{event.slug}**; compare [[harm:Insecurity]].",
            questions=f"1. Whose duty was it in case {place}?\n2. What would have helped?",
        )
        for place, event in enumerate(events, start=1)
    )
    return one


def _rows(one: ReadingList) -> list[list[str]]:
    client, stem = Client(SERVER_NAME="localhost"), one.get_absolute_url()[:-1]
    addresses = {
        "page": f"{stem}/",
        "handout, APA": f"{stem}/handout/",
        "BibTeX": f"{stem}.bib",
        "CSL-JSON": f"{stem}.csl.json",
        "card of one event": f"/embed/{one.entries.all()[0].event.slug}/",
    }
    return [[what, *_times(lambda address=address: _read(client, address))] for what, address in addresses.items()]


def _times(deed: Callable[[], int]) -> list[str]:
    return [f"{timed(deed):.1f}", *times_of(deed, RUNS).row()]


def _read(client: Client, address: str) -> int:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return len(response.content)


if __name__ == "__main__":
    main()
