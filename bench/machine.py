"""The machine and the programs that figures were taken with."""

import os
import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


def describe(begun: datetime, load: Sequence[float], databases: Sequence[str]) -> str:
    """When, on what, with what, and how busy the machine was with other things."""
    times = f"{begun:%Y-%m-%d %H:%M} to {datetime.now(UTC):%H:%M} UTC"
    memory = f"{_gigabytes('MemTotal'):.0f} GB, {_gigabytes('Hugetlb'):.1f} of them in huge pages"
    machine = f"{os.cpu_count()} × {_processor()}, {memory}, {platform.system()} {platform.release()}"
    programs = ", ".join(f"{name} {version(name)}" for name in ("Django", "granian", "gunicorn", "psycopg"))
    before, after = (", ".join(f"{figure:.1f}" for figure in some) for some in (load, os.getloadavg()))
    return (
        f"{times}. {machine}, Python {platform.python_version()}, {programs}, {', '.join(databases)}.\n"
        f"Load of the machine over 1, 5 and 15 minutes before: {before} (0 where nothing else runs); after: {after}.\n"
    )


def memory_of(process: int | str = "self") -> float:
    """Megabytes of a process's own memory: pages of SQLite's file that it has mapped are the system's to take."""
    return int(_read(f"/proc/{process}/status").partition("RssAnon:")[2].split()[0]) / 1000


def _processor() -> str:
    found = re.search(r"model name\s*: (.+)", _read("/proc/cpuinfo"))
    return found[1] if found else platform.machine()


def _gigabytes(line: str) -> float:
    found = re.search(rf"{line}:\s+(\d+)", _read("/proc/meminfo"))
    return int(found[1]) / 1e6 if found else 0


def _read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8") if Path(path).exists() else ""
