"""Servers to be measured: the site as `make run` starts it, and bare "hello world" under two servers."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.machine import memory_of

ROOT = Path(__file__).resolve().parent.parent
WORKERS, THREADS = 2, 4
GRANIAN = ["-m", "granian", "--interface", "wsgi", "--workers", f"{WORKERS}", "--blocking-threads", f"{THREADS}"]
GUNICORN = ["-m", "gunicorn", "--worker-class", "gthread", "--workers", f"{WORKERS}", "--threads", f"{THREADS}"]


@dataclass(frozen=True)
class Server:
    """A server that runs: where it is, and its first process."""

    address: str
    pid: int

    def cpu(self) -> float:
        """Milliseconds of processor time that it and its workers have used so far; 0 where no /proc tells."""
        return sum(_ticks(pid) for pid in self._pids()) * 1000 / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Megabytes that it and its workers hold for themselves; 0 where no /proc tells."""
        return sum(map(memory_of, self._pids()))

    def _pids(self) -> list[int]:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        return [self.pid, *map(int, children.read_text().split())] if children.exists() else []


def _ticks(pid: int) -> int:
    """Ticks of user and system time of one process."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(after_name[11]) + int(after_name[12])


@contextmanager
def site(**environment: str) -> Iterator[Server]:
    """The site with settings of its own, without limits on how often one may save."""
    port = free_port()
    settings = {"PORT": f"{port}", "RATE_LIMITS_ON": "false", "WORKERS": f"{WORKERS}", "THREADS": f"{THREADS}"}
    with _running(["-m", "config.server"], port, {**settings, **environment}) as server:
        yield server


@contextmanager
def hello_granian() -> Iterator[Server]:
    """ "Hello world" under the server of the site, set like it."""
    port = free_port()
    with _running([*GRANIAN, "--no-ws", "--port", f"{port}", "bench.hello:application"], port, {}) as server:
        yield server


@contextmanager
def hello_gunicorn() -> Iterator[Server]:
    """ "Hello world" under gunicorn, as many workers and threads: the yardstick of the peer's figures."""
    port = free_port()
    with _running([*GUNICORN, "--bind", f"127.0.0.1:{port}", "bench.hello:application"], port, {}) as server:
        yield server


@contextmanager
def _running(arguments: list[str], port: int, environment: dict[str, str]) -> Iterator[Server]:
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, port)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(600):
        if process.poll() is not None:
            sys.exit(f"A server ended with code {process.returncode} before it answered: {process.args}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit(f"A server did not answer within a minute: {process.args}")


def free_port() -> int:
    """A port that nobody has at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
