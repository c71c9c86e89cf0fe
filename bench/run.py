"""`make bench`: measures the base on SQLite and on PostgreSQL, and writes the tables into docs/benchmarks.md."""

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.machine import describe
from bench.rates import ensure_wrk
from bench.serving import ROOT
from bench.tables import Table, write_section

DOCUMENT = ROOT / "docs/benchmarks.md"
DATABASES = {"SQLite": [], "PostgreSQL": ["bin/with-postgresql"]}


def main() -> None:
    """Both databases one after the other, each with a folder of its own that is deleted afterwards."""
    ensure_wrk()
    begun, load = datetime.now(UTC), os.getloadavg()
    results = {name: measured(command) for name, command in DATABASES.items()}
    parts: list[str | Table] = [
        "## The base\n",
        describe(begun, load, [result["database"] for result in results.values()]),
    ]
    for result in results.values():
        parts += [f"### On {result['database']}\n", *(Table(**table) for table in result["tables"])]
    write_section(DOCUMENT, "the base", parts)
    print(f"Written to {DOCUMENT.relative_to(ROOT)}")


def measured(command: list[str]) -> dict[str, Any]:
    """What bench/measure.py finds in a base of its own."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "tables.json"
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        subprocess.run(
            [*command, sys.executable, "-m", "bench.measure", str(output)],
            cwd=ROOT,
            env={**environment, "VAR_DIR": folder, "RATE_LIMITS_ON": "false", "LOG_LEVEL": "WARNING"},
            check=True,
        )
        found: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    main()
