"""The directory: pages that records refer to, looked up once for a whole save or batch."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db.models import Q

from wiki.models import FormerSlug, Name
from wiki.names import fold, stem
from wiki.references import Entry, Wanted

CHUNK = 400


class Directory:
    """Pages found so far, by kind and slug and by kind and name; `load` asks the database only for what is new."""

    def __init__(self) -> None:
        self._by_slug: dict[tuple[str, str], Entry | None] = {}
        self._by_stem: dict[tuple[str, str], Entry | None] = {}
        self._by_key: dict[tuple[str, str], Entry] = {}

    def load(self, wanted: Iterable[Wanted]) -> None:
        """Look up what is not yet known; at most three queries for every 400 references."""
        wanted = list(wanted)
        slugs = {(w.kind, w.slug) for w in wanted if w.slug} - self._by_slug.keys()
        stems = {(w.kind, stem(w.text)) for w in wanted if w.text and not w.slug} - self._by_stem.keys()
        for chunk in _chunks(slugs):
            self._load_slugs(chunk)
        for chunk in _chunks(stems):
            self._load_stems(chunk)

    def by_slug(self, kind: str, slug: str) -> Entry | None:
        """The page that has, or had before a move, that slug; None where it is gone or was not loaded."""
        return self._by_slug.get((kind, slug))

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
        for entry in _entries(Q(role=Name.Role.TITLE) & _pairs(pairs, "slug")):
            self._by_slug[entry.kind, entry.slug] = entry
        missing = [pair for pair in pairs if not self._by_slug[pair]]
        if missing:
            self._load_former(missing)

    def _load_former(self, pairs: list[tuple[str, str]]) -> None:
        former = list(FormerSlug.objects.filter(_pairs(pairs, "slug")))
        if not former:
            return
        pages = _pairs([(f.kind, f.page_id) for f in former], "page_id")
        today = {(entry.kind, entry.page_id): entry for entry in _entries(Q(role=Name.Role.TITLE) & pages)}
        for f in former:
            self._by_slug[f.kind, f.slug] = today.get((f.kind, f.page_id))

    def _load_stems(self, pairs: list[tuple[str, str]]) -> None:
        self._by_stem.update(dict.fromkeys(pairs))
        rows = Name.objects.filter(_pairs(pairs, "stem")).order_by("role", "pk")
        for name in rows:
            entry = Entry(name.kind, name.page_id, name.slug, name.title)
            self._by_slug[name.kind, name.slug] = entry
            self._by_key.setdefault((name.kind, name.key), entry)
            if self._by_stem[name.kind, name.stem] is None:
                self._by_stem[name.kind, name.stem] = entry


def _entries(condition: Q) -> Iterator[Entry]:
    for name in Name.objects.filter(condition):
        yield Entry(name.kind, name.page_id, name.slug, name.title)


def _pairs(pairs: Iterable[tuple[str, object]], column: str) -> Q:
    """Rows whose kind and column are one of the pairs."""
    by_kind: dict[str, list[object]] = {}
    for kind, value in pairs:
        by_kind.setdefault(kind, []).append(value)
    condition = Q(pk__in=[])
    for kind, values in by_kind.items():
        condition |= Q(kind=kind, **{f"{column}__in": values})
    return condition


T = TypeVar("T")


def _chunks(items: Iterable[T]) -> Iterator[list[T]]:
    ordered = list(items)
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]
