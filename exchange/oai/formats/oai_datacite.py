"""DataCite's metadata, in the wrapper that its harvesters expect."""

from django.conf import settings

from exchange.datacite import VERSION, resource
from exchange.oai.markup import element, rooted, wrapped
from exchange.oai.registry import Format
from wiki.editions import Edition

NAMESPACE = "http://schema.datacite.org/oai/oai-1.1/"
SCHEMA = "http://schema.datacite.org/oai/oai-1.1/oai.xsd"


def write(edition: Edition) -> str:
    """The resource, with the version of the schema that it keeps to."""
    parts = [
        element("schemaVersion", VERSION),
        element("datacentreSymbol", settings.SITE_NAME),
        wrapped("payload", [resource(edition)]),
    ]
    return rooted("oai_datacite", parts, {"": NAMESPACE}, SCHEMA)


FORMAT = Format(prefix="oai_datacite", schema=SCHEMA, namespace=NAMESPACE, write=write)
