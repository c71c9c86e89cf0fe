"""Sending: one signed POST to an address that was looked at first, within a bound of time; no redirect is followed."""

import base64
import hashlib
import hmac
import http.client
import socket
import ssl
import time
from threading import Timer
from urllib.parse import urlsplit

from api.webhooks.guarding import public_address

SECONDS = 10
SECONDS_IN_ALL = 30
"""So long may an answer take that comes in drops."""
LONGEST = 64 * 1024
PORTS = {"http": 80, "https": 443}


class NotTaken(OSError):
    """The other side answered, and did not take it; its status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"it answered {status}")
        self.status = status


def post(url: str, content: bytes, headers: dict[str, str]) -> None:
    """Send; OSError (NotTaken, NotPublic) or HTTPException where it was not taken."""
    connection, parts = _connection(url), urlsplit(url)
    connection.connect()
    hanging_up = Timer(SECONDS_IN_ALL, connection.sock.shutdown, [socket.SHUT_RDWR])
    hanging_up.start()
    try:
        connection.request("POST", f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", content, headers)
        response = connection.getresponse()
        response.read(LONGEST)
    finally:
        hanging_up.cancel()
        connection.close()
    if not 200 <= response.status < 300:
        raise NotTaken(response.status)


def signed(secret: str, name: str, content: bytes) -> dict[str, str]:
    """The headers of Standard Webhooks (standardwebhooks.com): what is sent, when, and a proof that it is from us."""
    moment = str(int(time.time()))
    digest = hmac.digest(base64.b64decode(secret), f"{name}.{moment}.".encode() + content, hashlib.sha256)
    return {
        "Content-Type": "application/json",
        "User-Agent": "Casebook-Webhooks",
        "Webhook-Id": name,
        "Webhook-Timestamp": moment,
        "Webhook-Signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def _connection(url: str) -> http.client.HTTPConnection:
    """A connection to the very address that was found to be public."""
    parts = urlsplit(url)
    host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
    address = public_address(host, port)
    if parts.scheme == "http":
        connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    else:
        connection = http.client.HTTPSConnection(host, port, timeout=SECONDS, context=ssl.create_default_context())
    create = connection._create_connection  # type: ignore[attr-defined]
    connection._create_connection = lambda _address, *rest: create((address, port), *rest)  # type: ignore[attr-defined]
    return connection
