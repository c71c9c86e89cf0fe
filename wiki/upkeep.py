"""Upkeep: lists of what wants an editor. Any layer registers more tasks in a module of this name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from wiki.fields import Words
from wiki.kinds import all_kinds
from wiki.models import Link, Name

EXAMPLES = 5
SLOW_SECONDS, KEPT_SECONDS = 0.25, 300
"""How long it may take to count a list; the length of one that takes longer is kept for so long."""


@dataclass(frozen=True)
class Task:
    """A list of what wants an editor: its word in the address, what it holds, and how many there are (one query).

    Some work is no list, and has no count; some is for those with a power alone.
    """

    name: str
    title: Words
    intro: Words
    count: Callable[[], int] | None = None
    power: str = ""

    @property
    def url(self) -> str:
        return f"/upkeep/{self.name}/"


_tasks: dict[str, Task] = {}
_sought: dict[str, list[Callable[[], QuerySet[Any]]]] = {}


def register(*tasks: Task) -> None:
    """Enter tasks in the list of `/upkeep/`, in this order."""
    _tasks.update({task.name: task for task in tasks})


def tasks() -> list[Task]:
    """Every task, in the order of registration."""
    return list(_tasks.values())


def length_of(task: Task) -> int | None:
    """How many there are on a list, None for what is no list. In a large base it may be some minutes old."""
    if task.count is None:
        return None
    length: int | None = cache.get(f"upkeep-{task.name}")
    if length is None:
        began = monotonic()
        length = task.count()
        if monotonic() - began > SLOW_SECONDS:
            cache.set(f"upkeep-{task.name}", length, KEPT_SECONDS)
    return length


def task_named(name: str) -> Task:
    """The task with that word in its address."""
    return _tasks[name]


def seek_links(kind: str, *ways: Callable[[], QuerySet[Any]]) -> None:
    """Count pages of a kind as orphans where nothing leads to them: no body, and none of the other ways.

    Each way gives rows that lead to the page `OuterRef("page_id")`; upper layers may add more.
    """
    _sought.setdefault(kind, []).extend(ways)


def wanted() -> Any:
    """What bodies link to though no page has that name: prefix, key, a title, number of pages; most wanted first."""
    same = Name.objects.filter(key=OuterRef("key"))
    links = Link.objects.filter(prefix__in=["", *all_kinds()])
    missing = links.exclude(Exists(same), prefix="").exclude(Exists(same.filter(kind=OuterRef("prefix"))))
    counted = missing.values("prefix", "key").annotate(title=Min("title"), pages=Count("pk"))
    return counted.order_by("-pages", "key", "prefix")


def wanting(keys: Iterable[str]) -> dict[tuple[str, str], list[Link]]:
    """A few links of each prefix and key; one query."""
    place = Window(RowNumber(), partition_by=[F("prefix"), F("key")], order_by="pk")
    found: dict[tuple[str, str], list[Link]] = {}
    for link in Link.objects.filter(key__in=list(keys)).annotate(place=place).filter(place__lte=EXAMPLES):
        found.setdefault((link.prefix, link.key), []).append(link)
    return found


def orphans() -> QuerySet[Name]:
    """Title entries of the pages that no other body links to by any name, and that nothing else leads to."""
    leading = Link.objects.filter(Q(prefix="") | Q(prefix=OuterRef("kind")), key=OuterRef("key"))
    leading = leading.exclude(kind=OuterRef("kind"), page_id=OuterRef("page_id"))
    names = Name.objects.filter(kind=OuterRef("kind"), page_id=OuterRef("page_id"))
    found = Name.objects.filter(role=Name.Role.TITLE, kind__in=_sought)
    for kind, ways in _sought.items():
        for way in ways:
            found = found.exclude(Q(Exists(way()), kind=kind))
    return found.exclude(Exists(names.filter(Exists(leading)))).order_by("title", "pk")


seek_links("help")
register(
    Task(
        "wanted",
        _("Wanted pages"),
        _("Links that lead nowhere yet, those that stand in most pages first. Each leads to the form that writes it."),
        lambda: wanted().count(),
    ),
    Task(
        "orphans",
        _("Orphaned pages"),
        _(
            "Pages that nobody comes upon: no other page’s text leads to them, and neither does what they are filed "
            "under. Of events that is a term, a law, an organisation, a country or a public reading list; of "
            "organisations and laws an event; of sources a citation. To mend: fill in the infobox, or link to them "
            "where they are of use."
        ),
        lambda: orphans().count(),
    ),
)
