"""Atom (RFC 4287): title, lead and harms of each event, for feed readers and aggregators."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from exchange.exporting import Export, Exporter
from incidents.records import url_of
from wiki.editions import Edition
from wiki.markup import plain

EXTENSION = "atom"
OPENING = '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'


def write(export: Export) -> Iterator[bytes]:
    """A feed of all the events, or of one page of them with links to the pages beside it (RFC 5005)."""
    title = f"{settings.SITE_NAME}: {export.sentence}"
    beside = {"next": export.next, "previous": export.previous}
    feed = Feed(title, export.changed, export.url(EXTENSION), export.page_url, beside)
    yield from written(feed, export.editions())


@dataclass(frozen=True)
class Feed:
    """What stands at the head of a feed: its title, when it last changed, its address, its page, feeds beside it."""

    title: str
    changed: datetime
    url: str
    page_url: str
    beside: Mapping[str, str] = field(default_factory=dict)


def written(feed: Feed, editions: Iterable[Edition]) -> Iterator[bytes]:
    """A feed with an entry for each event."""
    yield OPENING.encode()
    yield "\n".join(_head(feed)).encode()
    for edition in editions:
        yield "\n".join(_entry(edition)).encode()
    yield b"</feed>\n"


def _head(feed: Feed) -> Iterator[str]:
    yield _tag("id", feed.url)
    yield _tag("title", feed.title)
    yield _tag("updated", _moment(feed.changed))
    yield f"<author>{_tag('name', settings.SITE_NAME)}</author>"
    yield _tag("rights", settings.CONTENT_LICENCE["name"])
    yield _link("license", settings.CONTENT_LICENCE["url"])
    yield _link("self", feed.url, "application/atom+xml")
    yield _link("alternate", feed.page_url, "text/html")
    yield from (_link(rel, url) for rel, url in feed.beside.items() if url)
    yield ""


def _entry(edition: Edition) -> Iterator[str]:
    url, record = url_of(edition.slug), edition.record
    yield "<entry>"
    yield _tag("id", url)
    yield _tag("title", record["title"])
    yield _tag("updated", _moment(edition.moment))
    yield _tag("summary", plain(record["summary"]) or record["short_title"])
    yield _link("alternate", url, "text/html")
    for harm in record["harms"]:
        yield f"<category term={quoteattr(harm['term'] or harm['text'])} label={quoteattr(harm['text'])}/>"
    yield "</entry>\n"


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _link(rel: str, url: str, media_type: str = "") -> str:
    of_type = f" type={quoteattr(media_type)}" if media_type else ""
    return f"<link rel={quoteattr(rel)} href={quoteattr(url)}{of_type}/>"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


EXPORTER = Exporter(
    extension=EXTENSION,
    rank=4,
    label=_("Atom feed"),
    note=_("a feed of what changes, for feed readers"),
    content_type="application/atom+xml; charset=utf-8",
    write=write,
    links_ask={"sort": "-changed", "per_page": "50"},
)
