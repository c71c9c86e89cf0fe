"""Pages in batches, with all that derives from their latest records: what `verify` compares and `rebuild` mends."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from wiki.derived import links_of, names_of
from wiki.directory import FullDirectory
from wiki.kinds import all_kinds
from wiki.models import Comment, Link, Name, WikiPage
from wiki.past import Past
from wiki.record import Record

BATCH = 100


def pages_after(model: type[WikiPage], pk: int) -> list[WikiPage]:
    """The next hundred pages of a kind, deleted ones too, with their rows; nobody can save them meanwhile."""
    pages = model._default_manager.filter(pk__gt=pk).order_by("pk").select_for_update()
    return list(pages.prefetch_related(*model.row_lookups)[:BATCH])


def directory_of(model: type[WikiPage], records: Iterable[Record]) -> FullDirectory:
    """Whatever the records name by slug."""
    directory = FullDirectory()
    directory.load(wanted for record in records for one in model.record_fields for wanted in one.wanted(one.of(record)))
    return directory


def unlike_columns(page: WikiPage, record: Record, directory: FullDirectory) -> dict[str, Any]:
    """The columns that do not say what the record says, with what they should say."""
    columns = page.columns(record, directory)
    return {name: value for name, value in columns.items() if getattr(page, name) != value}


def unlike_rows(page: WikiPage, record: Record, directory: FullDirectory) -> dict[str, list[Any]]:
    """The keys whose child rows do not say what the record says, with the rows that should be there."""
    wanted = {key: page.children(key, record, directory) for key in page.child_models}
    says = page.row_says
    return {key: rows for key, rows in wanted.items() if list(map(says, page.rows(key))) != list(map(says, rows))}


@dataclass(frozen=True)
class Derived:
    """Names and links of a batch's pages as they are stored, and how many comments their talk pages show."""

    names: dict[int, list[Name]]
    links: dict[int, list[Link]]
    comments: dict[int, int]

    @classmethod
    def of(cls, model: type[WikiPage], pages: Iterable[WikiPage]) -> "Derived":
        ids = [page.pk for page in pages]
        shown = Comment.objects.filter(thread__kind=model.kind, thread__page_id__in=ids, hidden_at=None)
        counts = shown.order_by().values_list("thread__page_id").annotate(Count("pk"))
        return cls(_by_page(Name, model.kind, ids), _by_page(Link, model.kind, ids), dict(counts))

    def unlike(self, page: WikiPage, record: Record, former: list[str]) -> Iterator[str]:
        """Which of the page's names and links are not what follows from its record; deleted pages have none."""
        names = names_of(page, record, former) if page.is_live else []
        links = links_of(page, record) if page.is_live else []
        for what, wanted, stored in (("names", names, self.names), ("links", links, self.links)):
            if sorted(map(page.row_says, wanted)) != sorted(map(page.row_says, stored.get(page.pk, []))):
                yield what


def _by_page(table: type[Any], kind: str, ids: list[int]) -> dict[int, list[Any]]:
    found = defaultdict(list)
    for row in table.objects.filter(kind=kind, page_id__in=ids):
        found[row.page_id].append(row)
    return found


def unlike_counts(page: WikiPage, past: Past, derived: Derived) -> dict[str, Any]:
    """The columns that do not say what the page's revisions and comments amount to, with what they should say."""
    counted = {
        "latest_number": past.latest,
        "revision_count": past.count,
        "created_at": past.begun,
        "changed_at": past.changed,
        "talk_count": derived.comments.get(page.pk, 0),
    }
    return {name: value for name, value in counted.items() if getattr(page, name) != value}


def orphaned(table: type[Any]) -> Iterator[QuerySet[Any]]:
    """Rows that name their page by kind and primary key where there is none: those of no kind, then of each kind."""
    rows, kinds = table._default_manager.order_by(), all_kinds()
    yield rows.exclude(kind__in=kinds)
    for kind, model in kinds.items():
        page = model._default_manager.filter(pk=OuterRef("page_id"))
        yield rows.filter(kind=kind).exclude(Exists(page))
