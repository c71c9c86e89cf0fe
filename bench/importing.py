"""Imports of other bases' records: `python -m bench.importing OUTPUT EVENTS`.

The VERIS Community Database (6,815 records here, in the folder that IMPORT_DATA names), and ten thousand made records
of its kind into a base that has EVENTS events already, of which each has to be compared with those that may be the
same. Each into a base with the project's vocabularies, searchable and filterable when it is done; and once more, when
nothing is new.
"""

import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()


from bench.bases import add_events, make_base  # noqa: E402
from bench.machine import memory_of  # noqa: E402
from bench.serving import ROOT  # noqa: E402
from bench.tables import Table  # noqa: E402
from exchange.importing import importers  # noqa: E402
from exchange.reports import Outcome  # noqa: E402
from exchange.running import import_path  # noqa: E402
from incidents.models import Event  # noqa: E402

MADE = 10_000
VCDB = Path(os.environ.get("IMPORT_DATA", ROOT.parent / "shared/data")) / "vcdb/vcdb_2020-03.jsonl.gz"
COLUMNS = ("import", "events before", "records", "created", "s", "records/s", "CPU s", "MB of memory taken")


def main(output: Path, events: int) -> None:
    """The imports one after the other, of which the latter have so many events beside them; a table as JSON."""
    make_base(0)
    rows = [_run("VCDB", VCDB), _run("VCDB again", VCDB)] if VCDB.exists() else []
    add_events(events)
    made = output.with_name("made.jsonl")
    with made.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(_veris(number))}\n" for number in range(MADE))
    rows += [_run("made records", made), _run("made records again", made)]
    table = Table("Imports", COLUMNS, rows)
    print(table, flush=True)
    output.write_text(json.dumps([asdict(table)]), encoding="utf-8")


def _veris(number: int) -> dict[str, Any]:
    """A made record: three thousand organisations, one publication for three records."""
    return {
        "action": {"hacking": {"variety": ["Unknown"]}},
        "actor": {"external": {"variety": ["Unknown"]}},
        "attribute": {
            "confidentiality": {
                "data": [{"variety": "Personal"}, {"variety": "Medical"}],
                "data_disclosure": "Yes",
                "data_total": 100 + number,
                "data_victim": ["Patient"],
            }
        },
        "incident_id": f"made-{number}",
        "reference": f"https://news.example.org/{number // 3}; https://paper.example.org/{number}",
        "security_incident": "Confirmed",
        "summary": f"Somebody got into the files of clinic {number % 3000} and took them away.",
        "timeline": {"incident": {"year": 2000 + number % 20, "month": 1 + number % 12, "day": 1 + number % 28}},
        "victim": {"country": ["US"], "industry": "622110", "state": "OR", "victim_id": f"Clinic {number % 3000}"},
    }


def _run(name: str, path: Path) -> list[str]:
    before, memory = Event.objects.count(), memory_of()
    clock, processor = time.perf_counter(), time.process_time()
    report = import_path(path, importers()["veris"])
    seconds, busy = time.perf_counter() - clock, time.process_time() - processor
    records = report.counts.total()
    return [
        name,
        f"{before:,}",
        f"{records:,}",
        f"{report.counts[Outcome.CREATED]:,}",
        f"{seconds:.1f}",
        f"{records / seconds:,.0f}",
        f"{busy:.1f}",
        f"{memory_of() - memory:.0f}",
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
