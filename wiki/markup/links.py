"""Wiki links: what is written between double brackets, and the open link that stands for it in stored HTML."""

import html
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from wiki.names import slug_of

CODE_KINDS = ("harm", "information", "actor", "group", "consequence")
"""Kinds of terms with which a passage can be coded, as its codes name them."""
PREFIXES = ("event", *CODE_KINDS, "law", "org", "source", "help", "user")
"""What may stand before the colon of a link; anything else there is part of the title."""
MAX_TITLE = 255

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9A-Za-z]+);")
_OPEN_LINK = re.compile(r"(?P<prefix>[a-z]*)(?P<sign>[:=])(?P<title>[^#]*)(?:#(?P<fragment>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Target:
    """What a link leads to: a title, with the kind of page where it says so; of a code (`is_code`), a term's slug."""

    prefix: str
    title: str
    is_code: bool = False


def parse(written: str) -> tuple[Target | None, str] | None:
    """Target and fragment of what stands before the bar of a link; None where it is no link.

    The target is None for `[[#Section]]`, which stays on the page.
    """
    title, _, fragment = plain(written).partition("#")
    title, fragment = _collapsed(title), _collapsed(fragment)
    if len(title) > MAX_TITLE or len(fragment) > MAX_TITLE:
        return None
    if not title:
        return (None, fragment) if fragment else None
    head, colon, rest = title.partition(":")
    prefix = head.strip().casefold()
    if colon and prefix in PREFIXES and rest.strip():
        return Target(prefix, rest.strip()), fragment
    return Target("", title), fragment


def plain(text: str) -> str:
    """The text with its backslash escapes and entities undone."""
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), _ESCAPE.sub(r"\1", text))


def anchor(title: str) -> str:
    """The id of a section with that title; the prefix keeps it apart from every other id of a page."""
    return f"section-{slug_of(title)}".rstrip("-")


def encode(target: Target, fragment: str = "") -> str:
    """The text of the attribute that stands for an open link."""
    sign = "=" if target.is_code else ":"
    return f"{target.prefix}{sign}{quote(target.title, safe='')}" + (f"#{quote(fragment, safe='')}" if fragment else "")


def decode(encoded: str) -> tuple[Target, str]:
    """Target and fragment of an open link; ValueError for what `encode` did not write."""
    match = _OPEN_LINK.fullmatch(encoded)
    if not match:
        raise ValueError(encoded)
    target = Target(match["prefix"], unquote(match["title"]), is_code=match["sign"] == "=")
    return target, unquote(match["fragment"] or "")


def _collapsed(text: str) -> str:
    return " ".join(text.split())
