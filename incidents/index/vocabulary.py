"""The vocabulary: terms, laws and merged organisations as filters need them, few enough to be held in memory."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import F, IntegerField, Value

from incidents.models import Organisation
from taxonomy.models import Law
from taxonomy.schemes import SCHEMES
from wiki.models import FormerSlug
from wiki.names import sort_title

MODELS: dict[str, Any] = {**{model.kind: model for model in SCHEMES.values()}, Law.kind: Law}
K = TypeVar("K")


@dataclass(frozen=True)
class Entry:
    """A live term or law."""

    kind: str
    pk: int
    slug: str
    title: str
    parent: int | None
    position: int | None


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Terms and laws by their slugs, their trees, and which organisation each merged one became."""

    number: int = -1
    entries: dict[tuple[str, int], Entry] = field(default_factory=dict)
    former: dict[tuple[str, str], int] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)
    heads: frozenset[int] = frozenset()
    """Of organisations that were merged in a ring, the one that stands for all of it."""
    values: dict[tuple[int, int], Any] = field(default_factory=dict)
    """What is made of entries for each facet, kept here for those who make it."""

    def find(self, kind: str, slug: str) -> Entry | None:
        """The entry that has that slug, or had it before it was moved."""
        pk = self._by_slug.get((kind, slug)) or self.former.get((kind, slug))
        return self.entries.get((kind, pk)) if pk else None

    def children(self, kind: str, pk: int | None) -> list[Entry]:
        """The entries right below one, or the top ones for None, in their order."""
        return self._children.get((kind, pk), [])

    def narrower(self, kind: str) -> list[Entry]:
        """Every entry of a kind that stands below another."""
        return self._narrower.get(kind, [])

    def above(self, entry: Entry) -> list[int]:
        """The entries above one, the nearest first."""
        return [pk for _kind, pk in _path((entry.kind, entry.pk), self._above)]

    def branch(self, kind: str, pk: int) -> list[int]:
        """An entry and all below it."""
        found = [pk]
        for one in found:
            found += [entry.pk for entry in self.children(kind, one)]
        return sorted(found)

    def top(self, entry: Entry) -> Entry:
        """The entry at the top of the tree in which one stands."""
        above = self.above(entry)
        return self.entries[entry.kind, above[-1]] if above else entry

    def tops(self, kind: str) -> dict[str, str]:
        """The slug of each entry's top term, by the entry's."""
        return {entry.slug: self.top(entry).slug for entry in self.entries.values() if entry.kind == kind}

    def joined(self, organisation: int) -> list[int]:
        """An organisation and all that were merged into it."""
        return [organisation, *self._merged_into.get(organisation, [])]

    @cached_property
    def _by_slug(self) -> dict[tuple[str, str], int]:
        return {(entry.kind, entry.slug): entry.pk for entry in self.entries.values()}

    @cached_property
    def _in_order(self) -> list[Entry]:
        return sorted(self.entries.values(), key=_place)

    @cached_property
    def _above(self) -> dict[tuple[str, int], tuple[str, int]]:
        """What each stands below; those whose broader term was deleted, and the first of a ring, stand at the top."""
        parents = {(entry.kind, entry.pk): (entry.kind, entry.parent or 0) for entry in self._in_order}
        return _opened({one: parent for one, parent in parents.items() if parent in self.entries})

    @cached_property
    def _children(self) -> dict[tuple[str, int | None], list[Entry]]:
        """By parent, None for those at the top."""
        found = defaultdict(list)
        for entry in self._in_order:
            _kind, parent = self._above.get((entry.kind, entry.pk), (entry.kind, None))
            found[entry.kind, parent].append(entry)
        return dict(found)

    @cached_property
    def _narrower(self) -> dict[str, list[Entry]]:
        found = defaultdict(list)
        for entry in self._in_order:
            if (entry.kind, entry.pk) in self._above:
                found[entry.kind].append(entry)
        return dict(found)

    @cached_property
    def _merged_into(self) -> dict[int, list[int]]:
        found = defaultdict(list)
        for one, other in self.merged.items():
            found[other].append(one)
        return dict(found)


def load(number: int) -> Vocabulary:
    """The vocabulary as it stands; three queries."""
    rows = [_rows(kind, model) for kind, model in MODELS.items()]
    entries = [Entry(*row) for row in rows[0].union(*rows[1:], all=True)]
    former = FormerSlug.objects.filter(kind__in=MODELS).values_list("kind", "slug", "page_id")
    rows_of_merged: Any = Organisation.objects.exclude(merged_into=None).order_by("-state", "pk")
    merged = dict(rows_of_merged.values_list("pk", "merged_into"))
    opened = _opened(merged)
    return Vocabulary(
        number=number,
        entries={(entry.kind, entry.pk): entry for entry in entries},
        former={(kind, slug): pk for kind, slug, pk in former},
        merged={one: _path(one, opened)[-1] for one in opened},
        heads=frozenset(merged.keys() - opened.keys()),
    )


def _rows(kind: str, model: Any) -> Any:
    """The live pages of a kind as columns of Entry."""
    nothing = Value(None, IntegerField())
    is_tree = model is not Law
    return (
        model.objects.live()
        .order_by()
        .values_list(
            Value(kind),
            "pk",
            "slug",
            "title",
            F("parent_id") if is_tree else nothing,
            F("position") if is_tree else nothing,
        )
    )


def _opened(above: Mapping[K, K]) -> dict[K, K]:
    """What each stands below, with nothing above the first of those that stand in a ring."""
    opened = dict(above)
    for one in above:
        if one in _path(one, opened):
            del opened[one]
    return opened


def _path(one: K, above: Mapping[K, K]) -> list[K]:
    """All above one, the nearest first; the walk ends where they stand in a ring."""
    path: list[K] = []
    while (after := above.get(path[-1] if path else one)) is not None and after not in path:
        path.append(after)
    return path


def _place(entry: Entry) -> tuple[bool, int, bytes, int]:
    """Order among siblings, as pages of terms have it: by position, those without one last, then by title."""
    return entry.position is None, entry.position or 0, sort_title(entry.title), entry.pk
