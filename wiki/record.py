"""The record: a page's content as one JSON object (docs/data-model.md), and its stored form."""

import json
from typing import Any

Record = dict[str, Any]


def dump(record: Record) -> str:
    """The record as it is stored: JSON on one line, keys in the order of the page's fields."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Record:
    """The record from its stored form."""
    record: Record = json.loads(text)
    return record
