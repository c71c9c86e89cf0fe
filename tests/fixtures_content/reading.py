"""The fixtures as plain data, without Django's models or a database."""

import json
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "fixtures"
SCHEMES = {
    "harm": "harms",
    "information": "information-types",
    "actor": "threat-actors",
    "group": "affected-groups",
    "consequence": "consequences",
}
TERM_KEYS = [
    "kind",
    "slug",
    "title",
    "definition",
    "scope_note",
    "parent",
    "alt_labels",
    "exact_matches",
    "close_matches",
    "special_category",
    "source",
    "superseded_by",
    "position",
    "body",
    "revision",
]
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@cache
def objects(path):
    """Every line of one fixture file, in order."""
    return [json.loads(line) for line in (ROOT / path).read_text(encoding="utf-8").splitlines()]


def terms(kind):
    return objects(f"taxonomies/{SCHEMES[kind]}.jsonl")


def files():
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.jsonl"))


@cache
def pages():
    """The latest record of every page of the fixtures."""
    lines = (line for name in files() if name != "countries.jsonl" for line in objects(name))
    return [line["revisions"][-1] if "revisions" in line else line for line in lines]


def events():
    return [page for page in pages() if page["kind"] == "event"]


def prose(page):
    """A page's Markdown, code blocks and code spans taken out."""
    return _CODE.sub("", "\n\n".join(page.get(key, "") for key in ("definition", "scope_note", "summary", "body")))


def names(page):
    """Every name by which a page can be linked to."""
    more = [*page.get("alt_labels", []), *page.get("alt_titles", []), *page.get("other_names", [])]
    return [name for name in (page["title"], page.get("short_title", ""), *more) if name]


def texts(value):
    """Every text anywhere inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
