"""Telling publications apart: by their address, else by title, publisher and date."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from wiki.names import fold

_TRACKING = re.compile(r"(?:^|&)(?:utm_[a-z]+|fbclid|gclid)=[^&]*")
KEY_LENGTH = 255


def address_key(url: str) -> str:
    """An address without scheme, `www.`, fragment, tracking parameters and final slash; empty for an empty one.

    A key longer than 255 characters ends in a hash of the whole.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    query = _TRACKING.sub("", parts.query).strip("&")
    key = parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + (f"?{query}" if query else "")
    if len(key) <= KEY_LENGTH:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()
    return f"{key[: KEY_LENGTH - 65]}#{digest}"


def description_key(source: Mapping[str, Any]) -> tuple[str, str, str]:
    """What tells publications without an address apart."""
    return fold(source["title"]), fold(source["publisher"]), source["date"]
