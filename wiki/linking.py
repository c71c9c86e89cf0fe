"""Links and labels: where titles and slugs lead today, found in one query over the register of names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, Subquery
from django.utils.http import urlencode

from wiki.kinds import all_kinds, is_kind, model_of
from wiki.markup import Answer, Target
from wiki.models import FormerSlug, Name
from wiki.names import fold
from wiki.references import Entry, Wanted

ORDER = ("event", "harm", "law")
"""A title without a prefix means an event, else a harm, a law, another kind."""


@dataclass
class Links:
    """Answers to links (`answers`) and today's entry for each page that a record names by slug (`entries`)."""

    answers: dict[Target, Answer] = field(default_factory=dict)
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    ambiguous: dict[Target, list[Entry]] = field(default_factory=dict)

    def entry(self, kind: str, page_id: int) -> Entry | None:
        """Today's entry of a page that was asked for by its primary key."""
        return next((e for e in self.entries.values() if (e.kind, e.page_id) == (kind, page_id)), None)


def resolve(targets: Iterable[Target], wanted: Iterable[Wanted] = ()) -> Links:
    """Where links lead and what labels are today; one query, two where a slug is no live page's, none for nothing."""
    targets, wanted = list(dict.fromkeys(targets)), list(wanted)
    slugs = {(w.kind, w.slug) for w in wanted if w.slug}
    slugs |= {(t.prefix, t.title) for t in targets if t.is_code}
    keys = {fold(t.title) for t in targets if not t.is_code}
    page_ids = {(w.kind, w.page_id) for w in wanted if w.page_id}
    if not (keys or slugs or page_ids):
        return Links()
    names = list(Name.objects.filter(_condition(keys, slugs, page_ids)))
    links = Links(entries={(n.kind, n.slug): _entry(n) for n in names if n.role == Name.Role.TITLE})
    if slugs - links.entries.keys():
        links.entries |= _moved(slugs - links.entries.keys())
    by_key = _by_key(names)
    for target in targets:
        found = _found(target, links, by_key)
        links.answers[target] = _answer(target, found[0] if found else None)
        if len(found) > 1:
            links.ambiguous[target] = found
    return links


def _condition(keys: set[str], slugs: set[tuple[str, str]], page_ids: set[tuple[str, int]]) -> Q:
    condition = Q(key__in=keys) | Q(role=Name.Role.TITLE) & _with_slugs(slugs)
    for kind in {kind for kind, _page_id in page_ids}:
        mine = [page_id for one, page_id in page_ids if one == kind]
        condition |= Q(role=Name.Role.TITLE, kind=kind, page_id__in=mine)
    return condition


def _with_slugs(slugs: set[tuple[str, str]]) -> Q:
    """Rows of these kinds with these slugs; a pair that nobody asked for comes along now and then."""
    return Q(kind__in={kind for kind, _slug in slugs}, slug__in={slug for _kind, slug in slugs})


def _moved(slugs: set[tuple[str, str]]) -> dict[tuple[str, str], Entry]:
    """Today's entries of live pages that had these slugs before they were moved."""
    today = Name.objects.filter(kind=OuterRef("kind"), page_id=OuterRef("page_id"), role=Name.Role.TITLE)
    former = FormerSlug.objects.filter(_with_slugs(slugs)).annotate(
        slug_now=Subquery(today.values("slug")), title=Subquery(today.values("title"))
    )
    found = {(f.kind, f.slug): Entry(f.kind, f.page_id, f.slug_now, f.title) for f in former if f.slug_now}
    return {pair: entry for pair, entry in found.items() if pair in slugs}


def _by_key(names: Iterable[Name]) -> dict[str, list[Name]]:
    by_key: dict[str, list[Name]] = {}
    for name in names:
        by_key.setdefault(name.key, []).append(name)
    return by_key


def _found(target: Target, links: Links, by_key: Mapping[str, list[Name]]) -> list[Entry]:
    """The pages that a link may mean, the best first."""
    if target.is_code:
        entry = links.entries.get((target.prefix, target.title))
        return [entry] if entry else []
    names = [n for n in by_key.get(fold(target.title), []) if target.prefix in ("", n.kind)]
    best = sorted(names, key=lambda n: (n.role, _rank(n.kind), n.pk))
    entries = list(dict.fromkeys(_entry(n) for n in best))
    same_role = {(n.kind, n.page_id) for n in best if n.role == best[0].role and _rank(n.kind) == _rank(best[0].kind)}
    return [entry for entry in entries if entry == entries[0] or (entry.kind, entry.page_id) in same_role]


def _rank(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def _entry(name: Name) -> Entry:
    return Entry(name.kind, name.page_id, name.slug, name.title)


def _answer(target: Target, entry: Entry | None) -> Answer:
    if entry is not None:
        return Answer(model_of(entry.kind).address_of(entry.slug), entry.title, exists=True)
    kind = target.prefix if is_kind(target.prefix) else next(iter(all_kinds_by_rank()))
    return Answer(f"{model_of(kind).new_address()}?{urlencode({'title': target.title})}", target.title, exists=False)


def all_kinds_by_rank() -> list[str]:
    """Kinds in the order in which a title without a prefix is sought."""
    return sorted(all_kinds(), key=_rank)
