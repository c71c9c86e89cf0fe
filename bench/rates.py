"""Load: requests a second, counted by wrk with four clients, as the peer's figures were."""

import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from bench.serving import Server

CLIENTS, SECONDS, ROUNDS = 4, 3, 5


@dataclass(frozen=True)
class Round:
    """What wrk counted in a few seconds: requests a second, latency, the server's processor time; milliseconds."""

    rate: float
    p99: float
    cpu: float


@dataclass(frozen=True)
class Rate:
    """Several rounds of one thing."""

    rounds: list[Round]

    @property
    def median(self) -> float:
        """Requests a second, the median of the rounds."""
        return statistics.median(one.rate for one in self.rounds)

    def row(self) -> list[str]:
        """The figures as cells of a table, as COLUMNS names them."""
        rates = [one.rate for one in self.rounds]
        p99, cpu = (statistics.median(getattr(one, name) for one in self.rounds) for name in ("p99", "cpu"))
        return [f"{self.median:,.0f}", f"{min(rates):,.0f} to {max(rates):,.0f}", f"{p99:.1f}", f"{cpu:.2f}"]


COLUMNS = ["requests/s, median", "from, to", "99th percentile, ms", "processor of the server, ms a request"]
Target = tuple[Server, str, Mapping[str, str]]
"""A server, a path on it, and the headers that are sent."""


def ensure_wrk() -> None:
    """Stops where there is no wrk."""
    if not shutil.which("wrk"):
        sys.exit("The bench needs wrk, which counts requests: apt-get install wrk")


def rates(targets: Mapping[str, Target], rounds: int = ROUNDS, seconds: int = SECONDS) -> dict[str, Rate]:
    """The rate of each target. They take turns in each round: machines that others use drift from minute to minute."""
    for target in targets.values():
        _wrk(target, 1)
    measured: dict[str, list[Round]] = {name: [] for name in targets}
    for _ in range(rounds):
        for name, target in targets.items():
            measured[name].append(_wrk(target, seconds))
    return {name: Rate(some) for name, some in measured.items()}


def _wrk(target: Target, seconds: int) -> Round:
    server, path, headers = target
    asked = [part for name, value in headers.items() for part in ("--header", f"{name}: {value}")]
    command = ["wrk", "--threads", "1", "--connections", f"{CLIENTS}", "--duration", f"{seconds}s", "--latency"]
    before = server.cpu()
    output = subprocess.run(
        [*command, *asked, server.address + path], check=True, capture_output=True, text=True
    ).stdout
    cpu = server.cpu() - before
    rate, count = re.search(r"Requests/sec:\s+([\d.]+)", output), re.search(r"(\d+) requests in", output)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", output)
    if not (rate and count and p99) or "Non-2xx" in output:
        sys.exit(f"{server.address}{path} was not answered as it should:\n{output}")
    return Round(float(rate[1]), float(p99[1]) * {"us": 0.001, "ms": 1, "s": 1000}[p99[2]], cpu / max(int(count[1]), 1))
