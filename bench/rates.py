"""Load: requests a second, counted by wrk with four clients, as the peer's figures were."""

import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

CLIENTS, SECONDS, ROUNDS = 4, 3, 5


@dataclass(frozen=True)
class Rate:
    """Requests a second in each round, and the 99th percentile of latency in milliseconds, median of the rounds."""

    rounds: list[float]
    p99: float

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    def row(self) -> list[str]:
        """The figures as cells of a table."""
        return [f"{self.median:,.0f}", f"{min(self.rounds):,.0f} to {max(self.rounds):,.0f}", f"{self.p99:.1f}"]


Target = tuple[str, Mapping[str, str]]
"""An address and the headers that are sent to it."""


def ensure_wrk() -> None:
    """Stops where there is no wrk."""
    if not shutil.which("wrk"):
        sys.exit("The bench needs wrk, which counts requests: apt-get install wrk")


def rates(targets: Mapping[str, Target], rounds: int = ROUNDS, seconds: int = SECONDS) -> dict[str, Rate]:
    """The rate of each target. They take turns in each round: machines that others use drift from minute to minute."""
    for target in targets.values():
        _wrk(target, 1)
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in targets}
    for _ in range(rounds):
        for name, target in targets.items():
            measured[name].append(_wrk(target, seconds))
    return {
        name: Rate([rate for rate, _ in some], statistics.median(p99 for _, p99 in some))
        for name, some in measured.items()
    }


def _wrk(target: Target, seconds: int) -> tuple[float, float]:
    address, headers = target
    asked = [part for name, value in headers.items() for part in ("--header", f"{name}: {value}")]
    command = ["wrk", "--threads", "1", "--connections", f"{CLIENTS}", "--duration", f"{seconds}s", "--latency"]
    output = subprocess.run([*command, *asked, address], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output:
        sys.exit(f"{address} answered with errors:\n{output}")
    rate, p99 = re.search(r"Requests/sec:\s+([\d.]+)", output), re.search(r"99%\s+([\d.]+)(us|ms|s)", output)
    if not rate or not p99:
        sys.exit(f"wrk said nothing that could be read:\n{output}")
    return float(rate[1]), float(p99[1]) * {"us": 0.001, "ms": 1, "s": 1000}[p99[2]]
