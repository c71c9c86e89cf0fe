"""Reading: how many pages a second, how many queries, how many bytes."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urljoin

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import serving
from bench.peer import PAGE_CACHED, PAGE_UNCACHED, scaled
from bench.rates import COLUMNS, Rate, rates
from bench.tables import Table
from bench.timing import Times, timed
from bench.visiting import Assets, Visitor
from incidents.models import Event

EVENT = "/events/45-million-medical-files-leaked/"
COMPRESSED = {"Accept-Encoding": "gzip, br, zstd"}
PAGES = {
    "home": "/",
    "a harm with its events and passages": "/taxonomy/harms/insecurity/",
    "history": f"{EVENT}history/",
    "an old revision": f"{EVENT}revisions/1/",
    "a diff": f"{EVENT}diff/1/2/",
    "recent changes": "/changes/",
}
FIRST_VIEWS = 200


def event_pages() -> Iterator[Table]:
    """The event page beside "hello world" in the same minutes, and the targets that follow from it."""
    with ExitStack() as stack:
        gunicorn, granian = stack.enter_context(serving.hello_gunicorn()), stack.enter_context(serving.hello_granian())
        off = stack.enter_context(serving.site(PAGE_CACHE_SECONDS="0"))
        bare = stack.enter_context(serving.site(PAGE_CACHE_SECONDS="0", ARTICLE_CACHE_SECONDS="0"))
        on = stack.enter_context(serving.site())
        tag = Visitor(on.address).get(EVENT)[0].headers["ETag"]
        measured = rates(
            {
                "“hello world”, gunicorn": (gunicorn, "/", {}),
                "“hello world”, granian": (granian, "/", {}),
                "event, nothing kept": (bare, EVENT, {}),
                "event, page cache off": (off, EVENT, {}),
                "event, page cache off, compressed": (off, EVENT, COMPRESSED),
                "event, page cache on": (on, EVENT, {}),
                "event, page cache on, compressed": (on, EVENT, COMPRESSED),
                "event, 304 Not Modified": (on, EVENT, {"If-None-Match": tag}),
            }
        )
    yield Table(
        "An event’s page, requests a second", ["what", *COLUMNS], [[n, *rate.row()] for n, rate in measured.items()]
    )
    yield _targets(measured)


def _targets(measured: dict[str, Rate]) -> Table:
    hello = measured["“hello world”, gunicorn"].median
    rows = []
    for name, least in (("event, page cache off", PAGE_UNCACHED), ("event, page cache on", PAGE_CACHED)):
        target = least * scaled(hello)
        for one in (name, f"{name}, compressed"):
            reached = measured[one].median
            rows.append([one, f"{target:,.0f}", f"{reached:,.0f}", f"{reached / target:.2f}"])
    factor = f"{scaled(hello):.2f}, which is gunicorn’s “hello world” here by the peer’s"
    note = f"Ten and fifty times the peer’s 38 a second, times {factor}."
    return Table("The targets for reading", ["what", "at least", "reached", "ratio"], rows, note)


def other_pages() -> Table:
    """The pages that are made anew on each view."""
    with serving.site() as server:
        measured = rates({name: (server, path, COMPRESSED) for name, path in PAGES.items()}, rounds=3)
    return Table(
        "Other pages, compressed", ["page", *COLUMNS], [[name, *rate.row()] for name, rate in measured.items()]
    )


def first_views() -> Table:
    """The first view of each of many events, when their HTML is made, and the second."""
    paths = [
        event.get_absolute_url() for event in Event.objects.filter(title__endswith=")").order_by("pk")[:FIRST_VIEWS]
    ]
    with serving.site(PAGE_CACHE_SECONDS="0", ARTICLE_CACHE_SECONDS="0") as server:
        visitor = Visitor(server.address)
        visitor.get(EVENT)
        first, second = (Times([timed(lambda path=path: visitor.get(path)) for path in paths]) for _ in range(2))
    rows = [["first, its HTML made and kept", *first.row()], ["second, its HTML kept", *second.row()]]
    return Table(f"One reader, {len(paths)} events one after another, ms", ["view", "mean", "median", "p95"], rows)


def queries() -> Table:
    """Queries of one view by a reader: with nothing kept, and again."""
    client = Client(headers={"Host": "localhost"})
    rows = []
    for name, path in {"event": EVENT, **PAGES}.items():
        cache.clear()
        rows.append([name, str(_queries_of(client, path)), str(_queries_of(client, path))])
    return Table("Queries of a view", ["page", "nothing in the cache", "again"], rows)


def _queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def sizes() -> Table:
    """All that a first view of the event transfers, as browsers ask for it."""
    with serving.site() as server:
        visitor = Visitor(server.address, **COMPRESSED)
        html = Visitor(server.address).get(EVENT)[1].decode()
        asked = [EVENT, *(asset for asset in Assets(html).distinct(EVENT) if not asset.startswith("http"))]
        sizes = dict(_transfers(visitor, asked))
    kinds: dict[str, list[int]] = {}
    for path, size in sizes.items():
        kinds.setdefault(
            {"css": "style", "js": "script", "svg": "pictures"}.get(path.rpartition(".")[2], "page"), []
        ).append(size)
    rows = [[kind, str(len(some)), f"{sum(some) / 1000:.1f}"] for kind, some in kinds.items()]
    rows.append(["in all (fonts: none but the system’s)", str(len(sizes)), f"{sum(sizes.values()) / 1000:.1f}"])
    return Table("The first view of an event", ["what", "requests", "kB, headers left out"], rows)


def _transfers(visitor: Visitor, asked: list[str]) -> Iterator[tuple[str, int]]:
    """Each file with its size as sent; scripts name further ones."""
    seen = set()
    while asked:
        path = asked.pop(0)
        if path in seen:
            continue
        seen.add(path)
        yield path, len(visitor.get(path)[1])
        if path.endswith(".js"):
            script = Visitor(visitor.address).get(path)[1].decode()
            asked += [urljoin(path, name) for name in re.findall(r'(?:from|import)\s*\(?"(\.[^"]+)"', script)]
