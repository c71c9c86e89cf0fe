"""Asking /oai, each answer held against the schemas of those who made the protocol."""

from functools import cache
from pathlib import Path

from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
KERNEL = "{http://datacite.org/schema/kernel-4}"


@cache
def schema():
    """All of the schemas in one, so that metadata is held against its own where it stands."""
    return etree.XMLSchema(etree.parse(SCHEMAS / "all.xsd"))


def ask(client, method="get", **arguments):
    """The answer to a verb as a tree; `from_` is the argument from."""
    given = {name.rstrip("_"): value for name, value in arguments.items()}
    response = getattr(client, method)("/oai", given)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    return valid(response.content)


def valid(content):
    """XML that is as its schema says, as a tree."""
    tree = etree.fromstring(content)
    assert schema().validate(tree), schema().error_log
    return tree


def code(client, **arguments):
    """The protocol's word for what is wrong."""
    return ask(client, **arguments).find(f"{OAI}error").get("code")


def texts(tree, name):
    return [one.text for one in tree.iter(f"{OAI}{name}")]
