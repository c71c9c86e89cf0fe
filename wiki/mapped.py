"""What sitemaps hold: every kind of page, and what else upper layers publish."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from wiki.kinds import all_kinds


@dataclass(frozen=True)
class Mapped:
    """Things with an address each: their rows, the column by which they are addressed, and the address by it.

    Rows say in `changed_at` when they were changed.
    """

    rows: Callable[[], QuerySet[Any]]
    column: str
    address: Callable[[str], str]


_others: dict[str, Mapped] = {}


def put_on_map(name: str, mapped: Mapped) -> None:
    """Have search engines told of these; `name` is a word of the addresses of sitemaps."""
    _others[name] = mapped


def everything() -> dict[str, Mapped]:
    """All that is told, by its name."""
    kinds: Any = all_kinds()
    pages = {kind: Mapped(model._default_manager.live, "slug", model.address_of) for kind, model in kinds.items()}
    return {**pages, **_others}
