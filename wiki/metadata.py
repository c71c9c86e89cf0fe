"""Metadata: what a page tells programs about itself, made by a layer above for every kind of page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from wiki.models import WikiPage


@dataclass(frozen=True)
class Metadata:
    """What stands in the head of a page, what in its body, and the Link header of its answer."""

    head: SafeString
    body: SafeString
    link: str


Maker = Callable[[WikiPage, int, datetime, Mapping[str, Any]], Metadata]
_makers: list[Maker] = []


def metadata(maker: Maker) -> Maker:
    """Register what makes it from a page, a revision's number and moment, and what the revision says, by key.

    It asks the database nothing: it is made with each page that is read.
    """
    _makers[:] = [maker]
    return maker


def metadata_of_latest(page: WikiPage) -> Metadata:
    """That of a page as it is: its columns bear the names of the record's keys."""
    return _makers[0](page, page.latest_number, page.changed_at, vars(page))


def metadata_of_revision(page: WikiPage, number: int, moment: datetime, record: Mapping[str, Any]) -> Metadata:
    """That of a revision."""
    return _makers[0](page, number, moment, record)
