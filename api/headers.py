"""Headers that many answers have: reads are open to pages of all origins, without cookies."""

from collections.abc import Mapping
from typing import Any

EXPOSED = "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After"
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": EXPOSED}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Authorization, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
READS = ("GET", "HEAD", "OPTIONS")


def put(response: Any, headers: Mapping[str, str]) -> None:
    """Sets several headers of an answer."""
    for name, value in headers.items():
        response[name] = value
