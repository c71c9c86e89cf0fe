"""XML of a harvest: elements from Python values, with nothing in them that XML cannot hold."""

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, content: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """An element with text in it."""
    return wrapped(name, [escape(clean(content))], attributes)


def wrapped(name: str, parts: Iterable[str], attributes: Mapping[str, str] | None = None) -> str:
    """An element with elements in it."""
    said = "".join(f" {key}={quoteattr(clean(value))}" for key, value in (attributes or {}).items())
    return f"<{name}{said}>{''.join(parts)}</{name}>"


def rooted(name: str, parts: Iterable[str], namespaces: Mapping[str, str], schema: str) -> str:
    """An element that begins a vocabulary of its own: prefixes with their namespaces, the first with its schema."""
    names = {f"xmlns:{prefix}" if prefix else "xmlns": iri for prefix, iri in namespaces.items()}
    location = f"{next(iter(namespaces.values()))} {schema}"
    return wrapped(name, parts, {**names, "xmlns:xsi": XSI, "xsi:schemaLocation": location})


def clean(text: str) -> str:
    """The text without what has no place in XML."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
