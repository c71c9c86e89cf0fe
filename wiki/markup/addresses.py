"""Addresses that a body may link to: http, https, mailto, and this site's own."""

import html
import re
from urllib.parse import urlsplit

MAX_LENGTH = 2000
_SPACE_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd]")
_ALLOWED = re.compile(r"https?://[^/?#\\]|mailto:[^@/]+@[^@/]|/(?![/\\])|#", re.IGNORECASE)
_TRAILING = ".,;:!?'*_~]}…”’"
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def safe_address(written: str) -> str | None:
    """The address as a link may bear it, entities and backslash escapes undone; None where it is not allowed.

    Allowed are http and https with a host, mailto, `/path` on this site and `#anchor` on this page. `//host`,
    other schemes, relative paths and hidden characters are not.
    """
    address = html.unescape(_ESCAPE.sub(r"\1", written.strip()))
    if len(address) > MAX_LENGTH or _SPACE_OR_CONTROL.search(address) or not _ALLOWED.match(address):
        return None
    return address if _is_well_formed(address) else None


def is_external(address: str) -> bool:
    """Whether the address leads to another site."""
    return address[:4].casefold() == "http"


def without_trailing(address: str) -> str:
    """A bare address without the punctuation of its sentence, and without a bracket that it does not open."""
    unopened = address.count(")") - address.count("(")
    end = len(address)
    while end and (address[end - 1] in _TRAILING or (address[end - 1] == ")" and unopened > 0)):
        end -= 1
        unopened -= address[end] == ")"
    return address[:end]


def _is_well_formed(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname) or not is_external(address)
    except ValueError:
        return False
