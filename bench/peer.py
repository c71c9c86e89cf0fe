"""What MediaWiki 1.39 gave on a machine of two cores (docs/benchmarks.md), and what we ask of ourselves beside it."""

HELLO = 4500
"""Requests a second of "hello world" under gunicorn in the session of the peer's figures."""

PAGE_UNCACHED = 10 * 38
PAGE_CACHED = 50 * 38
SAVE_MS = 94 / 5


def scaled(hello: float) -> float:
    """How much faster this machine is than the peer's, by "hello world" under gunicorn."""
    return hello / HELLO
