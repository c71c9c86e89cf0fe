"""Pages of a list by key: one costs the same at any depth, and a row that comes or goes moves no other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet

from api.questions import number_in, per_page_in


@dataclass(frozen=True)
class Part:
    """Some rows of a list in order, and the cursors of what comes after and before; None at either end."""

    rows: Sequence[Any]
    after: int | None
    before: int | None


def part_of(rows: QuerySet[Any], query: Any, key: str = "pk") -> Part:
    """The rows that `cursor` asks for, by a unique number that grows: after it, or with `before` before it."""
    size, after, before = per_page_in(query), number_in(query, "cursor", least=0), number_in(query, "before", least=0)
    if before is not None:
        found = list(rows.filter(**{f"{key}__lt": before}).order_by(f"-{key}")[: size + 1])
        return _part(found[:size][::-1], key, has_after=True, has_before=len(found) > size)
    start = rows.filter(**{f"{key}__gt": after}) if after is not None else rows
    found = list(start.order_by(key)[: size + 1])
    return _part(found[:size], key, has_after=len(found) > size, has_before=bool(after))


def _part(rows: list[Any], key: str, *, has_after: bool, has_before: bool) -> Part:
    numbers = [getattr(row, key) for row in rows]
    return Part(rows, numbers[-1] if numbers and has_after else None, numbers[0] if numbers and has_before else None)


def listed(request: Any, part: Part, count: int, results: Callable[[Sequence[Any]], list[Any]]) -> Mapping[str, Any]:
    """One page of a list, as every list answers."""
    return {
        "count": count,
        "next": _address(request, cursor=part.after),
        "previous": _address(request, before=part.before),
        "results": results(part.rows),
    }


def _address(request: Any, **place: int | None) -> str | None:
    if None in place.values():
        return None
    names = [name for name in request.GET if name not in ("cursor", "before")]
    kept = [(name, value) for name in names for value in request.GET.getlist(name)]
    return f"{settings.BASE_URL}{request.path}?{urlencode([*kept, *place.items()])}"
