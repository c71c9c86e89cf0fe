"""The formats of metadata: each a module of `exchange/oai/formats/`, held to the contract here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from common.registry import plugins
from exchange.oai import formats as folder
from wiki.editions import Edition


@dataclass(frozen=True, kw_only=True)
class Format:
    """A format: its prefix in the protocol, its XML Schema and namespace, and how an event is written in it."""

    prefix: str
    schema: str
    namespace: str
    write: Callable[[Edition], str]


@cache
def all_formats() -> dict[str, Format]:
    """Every format by its prefix."""
    return {one.prefix: one for one in plugins(folder, "FORMAT", Format)}
