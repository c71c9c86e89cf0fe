"""Connections that clients keep open: one request does not take the next one's away."""

import http.client
from contextlib import closing
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("path", ["/api/v1/events/", "/events/", "/nothing/"])
@pytest.mark.parametrize("size", [10, 100_000, 1_000_000])
def test_a_refused_body_leaves_the_connection_open(live_site, path, size):
    with closing(http.client.HTTPConnection(urlsplit(live_site.url).netloc)) as connection:
        connection.request("DELETE", path, body=b"x" * size)
        refusal = connection.getresponse()
        refusal.read()
        kept = connection.sock
        connection.request("GET", "/healthz")
        health = connection.getresponse()
        health.read()
        assert refusal.status in {401, 403, 404, 405}
        assert health.status == 200
        assert connection.sock is kept
