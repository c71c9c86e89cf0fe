"""Dublin Core, which every harvester reads."""

from collections.abc import Iterator

from django.conf import settings

from exchange.oai.markup import element, rooted
from exchange.oai.registry import Format
from incidents.records import url_of
from wiki.editions import Edition
from wiki.markup import plain

NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
ELEMENTS = "http://purl.org/dc/elements/1.1/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
CODED = ("harms", "information_types", "threat_actors", "affected_groups", "consequences")


def write(edition: Edition) -> str:
    """The title, what it is about, where it is, what it draws on, under which licence."""
    parts = (element(f"dc:{name}", text) for name, text in _said(edition) if text)
    return rooted("oai_dc:dc", parts, {"oai_dc": NAMESPACE, "dc": ELEMENTS}, SCHEMA)


def _said(edition: Edition) -> Iterator[tuple[str, str]]:
    record = edition.record
    yield "title", record["title"]
    yield "creator", f"{settings.SITE_NAME} contributors"
    for key in CODED:
        yield from (("subject", value["label"] or value["text"]) for value in record[key])
    yield "description", plain(record["summary"]) or record["short_title"]
    yield "publisher", settings.SITE_NAME
    yield "date", f"{edition.moment:%Y-%m-%d}"
    yield "type", "Text"
    yield "format", "text/html"
    yield "identifier", url_of(edition.slug)
    yield from (("source", source["url"] or source["title"]) for source in record["sources"])
    yield "language", "en"
    yield "coverage", record["date_edtf"] or record["date_text"]
    yield from (("coverage", country["name"]) for country in record["countries"])
    yield "rights", settings.CONTENT_LICENCE["url"]


FORMAT = Format(prefix="oai_dc", schema=SCHEMA, namespace=NAMESPACE, write=write)
