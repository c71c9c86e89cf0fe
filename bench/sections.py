"""Sections of docs/benchmarks.md: what a part of the bench found, on each database in a base of its own."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.machine import describe
from bench.serving import ROOT
from bench.tables import Table, write_section

DOCUMENT = ROOT / "docs/benchmarks.md"
DATABASES: Mapping[str, list[str]] = {"SQLite": [], "PostgreSQL": ["bin/with-postgresql"]}
QUARTER = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 4 // 2**20
"""Megabytes of memory that an operator gives PostgreSQL."""
SURROUNDINGS = {"RATE_LIMITS_ON": "false", "LOG_LEVEL": "WARNING", "SHARED_BUFFERS": f"{QUARTER}MB"}


def measure(name: str, heading: str, module: str, arguments: Mapping[str, Sequence[str]]) -> None:
    """Run a module on each database with its arguments, one after the other, and write its section.

    It is given a file for its tables, as JSON, and an empty VAR_DIR, which is deleted afterwards.
    """
    begun, load = datetime.now(UTC), os.getloadavg()
    found = {database: _measured(DATABASES[database], module, some) for database, some in arguments.items()}
    parts: list[str | Table] = [f"## {heading}\n", describe(begun, load, list(found))]
    for database, tables in found.items():
        parts += [f"### On {database}\n", *(Table(**table) for table in tables)]
    write_section(DOCUMENT, name, parts)


def _measured(command: list[str], module: str, arguments: Sequence[str]) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "tables.json"
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        subprocess.run(
            [*command, sys.executable, "-m", module, str(output), *arguments],
            cwd=ROOT,
            env={**environment, **SURROUNDINGS, "VAR_DIR": folder},
            check=True,
        )
        tables: list[dict[str, Any]] = json.loads(output.read_text(encoding="utf-8"))
    return tables
