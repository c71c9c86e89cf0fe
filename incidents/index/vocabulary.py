"""The vocabulary: terms, laws and merged organisations as filters need them, few enough to be held in memory."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import F, IntegerField, Value

from incidents.models import Organisation
from taxonomy.models import Law
from taxonomy.schemes import SCHEMES
from wiki.models import FormerSlug

MODELS: dict[str, Any] = {**{model.kind: model for model in SCHEMES.values()}, Law.kind: Law}


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
    values: dict[tuple[int, int], Any] = field(default_factory=dict)
    """What is made of entries for each facet, kept here for those who make it."""

    def find(self, kind: str, slug: str) -> Entry | None:
        """The entry that has that slug, or had it before it was moved."""
        pk = self._by_slug.get((kind, slug)) or self.former.get((kind, slug))
        return self.entries.get((kind, pk)) if pk else None

    def children(self, kind: str, pk: int | None) -> list[Entry]:
        """The entries right below one, or the top ones for None, in their order."""
        return self._children.get((kind, pk), [])

    def branch(self, kind: str, pk: int) -> list[int]:
        """An entry and all below it; each once, should terms stand in a ring."""
        found = {pk: None}
        waiting = [pk]
        while waiting:
            below = [entry.pk for entry in self.children(kind, waiting.pop()) if entry.pk not in found]
            found |= dict.fromkeys(below)
            waiting += below
        return sorted(found)

    def top(self, entry: Entry) -> Entry:
        """The entry at the top of the tree in which one stands; the walk ends where terms stand in a ring."""
        seen = [entry]
        while (above := self.entries.get((entry.kind, seen[-1].parent or 0))) and above not in seen:
            seen.append(above)
        return seen[-1]

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
    def _children(self) -> dict[tuple[str, int | None], list[Entry]]:
        """By parent; those whose broader term was deleted stand at the top."""
        found = defaultdict(list)
        for entry in sorted(self.entries.values(), key=_place):
            parent = entry.parent if (entry.kind, entry.parent) in self.entries else None
            found[entry.kind, parent].append(entry)
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
    merged: Any = Organisation.objects.exclude(merged_into=None).values_list("pk", "merged_into")
    return Vocabulary(
        number=number,
        entries={(entry.kind, entry.pk): entry for entry in entries},
        former={(kind, slug): pk for kind, slug, pk in former},
        merged=_followed(dict(merged)),
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


def _followed(merged: dict[int, int]) -> dict[int, int]:
    """Each merged organisation with the one that it is in the end; the walk stops in a ring."""
    return {one: _end(one, merged) for one in merged}


def _end(one: int, merged: dict[int, int]) -> int:
    seen = [one]
    while (after := merged.get(seen[-1])) is not None and after not in seen:
        seen.append(after)
    return seen[-1]


def _place(entry: Entry) -> tuple[bool, int, str]:
    """Order among siblings: by position, those without one last, then by title."""
    return entry.position is None, entry.position or 0, entry.title
