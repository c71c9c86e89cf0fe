"""oEmbed 1.0 (oembed.com): what a site that shows one of our events is told of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import orjson
from django.conf import settings

from exchange.citing.cited import everybody
from exchange.embedding import Frame

CACHE_SECONDS = 24 * 3600
Said = Mapping[str, str | int]


@dataclass(frozen=True)
class OembedFormat:
    """How an answer is written, and its content type."""

    content_type: str
    write: Callable[[Said], bytes]


def said_of(frame: Frame, title: str) -> Said:
    """The members of an answer."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": everybody().name,
        "author_url": f"{settings.BASE_URL}/",
        "provider_name": settings.SITE_NAME,
        "provider_url": f"{settings.BASE_URL}/",
        "cache_age": CACHE_SECONDS,
        "html": frame.html,
        "width": frame.width,
        "height": frame.height,
    }


def _xml(said: Said) -> bytes:
    root = ET.Element("oembed")
    for name, value in said.items():
        ET.SubElement(root, name).text = str(value)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


FORMATS = {
    "json": OembedFormat("application/json", orjson.dumps),
    "xml": OembedFormat("text/xml; charset=utf-8", _xml),
}
