"""Servers to be measured: the site as `make run` starts it, and bare "hello world" under two servers."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKERS, THREADS = 2, 4
GRANIAN = ["-m", "granian", "--interface", "wsgi", "--workers", f"{WORKERS}", "--blocking-threads", f"{THREADS}"]
GUNICORN = ["-m", "gunicorn", "--worker-class", "gthread", "--workers", f"{WORKERS}", "--threads", f"{THREADS}"]


@contextmanager
def site(**environment: str) -> Iterator[str]:
    """The site with settings of its own, without limits on how often one may save; gives its address."""
    port = free_port()
    settings = {"PORT": f"{port}", "RATE_LIMITS_ON": "false", "WORKERS": f"{WORKERS}", "THREADS": f"{THREADS}"}
    with _running(["-m", "config.server"], port, {**settings, **environment}) as address:
        yield address


@contextmanager
def hello_granian() -> Iterator[str]:
    """ "Hello world" under the server of the site, set like it."""
    port = free_port()
    with _running([*GRANIAN, "--no-ws", "--port", f"{port}", "bench.hello:application"], port, {}) as address:
        yield address


@contextmanager
def hello_gunicorn() -> Iterator[str]:
    """ "Hello world" under gunicorn, as many workers and threads: the yardstick of the peer's figures."""
    port = free_port()
    with _running([*GUNICORN, "--bind", f"127.0.0.1:{port}", "bench.hello:application"], port, {}) as address:
        yield address


@contextmanager
def _running(arguments: list[str], port: int, environment: dict[str, str]) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, port)
        yield f"http://127.0.0.1:{port}"
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
