"""The directory: pages that records refer to, looked up once for a whole save or batch."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from django.db.models import Q

from common.prepared import Prepared, listed
from wiki.kinds import is_kind, model_of
from wiki.models import FormerSlug, Name, WikiPage
from wiki.names import fold, stem
from wiki.references import Entry, Wanted

CHUNK = 400


class Directory:
    """Pages found so far, by kind and slug and by kind and name; `load` asks the database only for what is new."""

    def __init__(self) -> None:
        self._by_slug: dict[tuple[str, str], Entry | None] = {}
        self._by_stem: dict[tuple[str, str], Entry | None] = {}
        self._by_key: dict[tuple[str, str], Entry] = {}
        self._deleted: dict[tuple[str, str], Entry] = {}

    def load(self, wanted: Iterable[Wanted]) -> None:
        """Look up what is not yet known; a few queries for every 400 references."""
        wanted = list(wanted)
        slugs = {(w.kind, w.slug) for w in wanted if w.slug}
        stems = {(w.kind, stem(w.text)) for w in wanted if w.text and not w.slug}
        for chunk in _chunks(slugs.difference(self._by_slug)):
            self._load_slugs(chunk)
        for chunk in _chunks(stems.difference(self._by_stem)):
            self._load_stems(chunk)

    def by_slug(self, kind: str, slug: str) -> Entry | None:
        """The page that has, or had before a move, that slug; None where it is gone or was not loaded."""
        return self._by_slug.get((kind, slug))

    def page_id(self, kind: str, slug: str) -> int | None:
        """The primary key of the page that has, or had, that slug, deleted or not."""
        entry = self._by_slug.get((kind, slug)) or self._deleted.get((kind, slug))
        return entry.page_id if entry else None

    def by_name(self, kind: str, text: str) -> Entry | None:
        """The page that bears that name, to the letter or else but for plurals and punctuation.

        A title comes before other labels, and those before former titles.
        """
        return self._by_key.get((kind, fold(text))) or self._by_stem.get((kind, stem(text)))

    def enter(self, entry: Entry, names: Iterable[str]) -> None:
        """Make a page known that was created in this transaction."""
        self._by_slug[entry.kind, entry.slug] = entry
        for name in names:
            self._by_stem[entry.kind, stem(name)] = entry

    def _load_slugs(self, pairs: list[tuple[str, str]]) -> None:
        self._by_slug.update(dict.fromkeys(pairs))
        for entry in map(_entry, _titles().rows(*_lists(pairs), Name.Role.TITLE)):
            self._by_slug[entry.kind, entry.slug] = entry
        missing = [pair for pair in pairs if not self._by_slug[pair]]
        if missing:
            self._load_others(missing)

    def _load_others(self, pairs: list[tuple[str, str]]) -> None:
        """Pages that were moved or deleted since they were called so."""
        former = {(f.kind, f.slug): f.page_id for f in FormerSlug.objects.filter(_pairs(pairs, "slug"))}
        for kind, slugs in _by_kind(pair for pair in pairs if is_kind(pair[0])).items():
            moved = {slug: former[kind, slug] for slug in slugs if (kind, slug) in former}
            pages = model_of(kind)._default_manager.only("slug", "title", "state")
            for page in pages.filter(Q(slug__in=slugs) | Q(pk__in=moved.values())):
                for slug in [page.slug, *(slug for slug, pk in moved.items() if pk == page.pk)]:
                    self._enter_other(page, slug)

    def _enter_other(self, page: WikiPage, slug: str) -> None:
        entry = Entry(page.kind, page.pk, page.slug, page.title)
        if page.is_live:
            self._by_slug[page.kind, slug] = entry
        else:
            self._deleted[page.kind, slug] = entry

    def _load_stems(self, pairs: list[tuple[str, str]]) -> None:
        self._by_stem.update(dict.fromkeys(pairs))
        for name in _stems().rows(*_lists(pairs)):
            entry = _entry(name)
            self._by_slug[name.kind, name.slug] = entry
            self._by_key.setdefault((name.kind, name.key), entry)
            if self._by_stem.get((name.kind, name.stem)) is None:
                self._by_stem[name.kind, name.stem] = entry


class FullDirectory(Directory):
    """A directory that takes deleted pages for live ones, as rows do that were written before the deletion."""

    def by_slug(self, kind: str, slug: str) -> Entry | None:
        return super().by_slug(kind, slug) or self._deleted.get((kind, slug))


T = TypeVar("T")


@cache
def _titles() -> Prepared[Name]:
    return Prepared(Name.objects.filter(kind__among=[], slug__among=[]).filter(role=0))


@cache
def _stems() -> Prepared[Name]:
    return Prepared(Name.objects.filter(kind__among=[], stem__among=[]).order_by("role", "pk"))


def _lists(pairs: list[tuple[str, str]]) -> list[Any]:
    """Kinds and texts apart, which is cheaper than pair by pair; a pair that nobody asked for may come along."""
    return [listed({pair[place] for pair in pairs}) for place in (0, 1)]


def _entry(name: Name) -> Entry:
    return Entry(name.kind, name.page_id, name.slug, name.title)


def _pairs(pairs: Iterable[tuple[str, T]], column: str) -> Q:
    """Rows whose kind and column are one of the pairs."""
    condition = Q(pk__in=[])
    for kind, values in _by_kind(pairs).items():
        condition |= Q(kind=kind, **{f"{column}__in": values})
    return condition


def _by_kind(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    by_kind: dict[str, list[T]] = {}
    for kind, value in pairs:
        by_kind.setdefault(kind, []).append(value)
    return by_kind


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    ordered = list(items)
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]
