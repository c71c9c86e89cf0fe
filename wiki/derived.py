"""Rows derived from a page's latest record: its names and its links. Written in the saving transaction."""

from collections.abc import Iterator

from wiki.markup import scan_links
from wiki.models import Change, Link, Name, WikiPage
from wiki.names import fold, stem
from wiki.record import Record

NAME_LENGTH = 255


def names_of(page: WikiPage, record: Record, former: list[str]) -> list[Name]:
    """Every name of a page, unsaved: its title, other labels, and the titles that it had."""
    roles: list[tuple[int, str]] = [(Name.Role.TITLE, record["title"])]
    roles += [(Name.Role.ALTERNATIVE, text) for text in page.alternative_names(record)]
    roles += [(Name.Role.FORMER, text) for text in former]
    return list(_distinct(page, roles))


def links_of(page: WikiPage, record: Record) -> list[Link]:
    """Every link in a page's prose, once, unsaved."""
    return [
        Link(kind=page.kind, page_id=page.pk, prefix=prefix, title=title[:NAME_LENGTH], key=key)
        for (prefix, key), title in _linked(page, record).items()
    ]


def _linked(page: WikiPage, record: Record) -> dict[tuple[str, str], str]:
    """The titles linked to, as they are first written, by prefix and folded title."""
    found: dict[tuple[str, str], str] = {}
    for target in scan_links(page.prose(record)):
        found.setdefault((target.prefix, fold(target.title)), target.title)
    return found


def refresh(page: WikiPage, record: Record, former: list[str] | None = None, before: Record | None = None) -> bool:
    """Make the stored names and links of a live page those of its latest record; True where its names changed.

    `former` are all titles that it had, for those who changed its past; else they are sought where its names changed.
    `before` is the record that the stored ones are of, for those who know it: what it has alike is not looked at.
    """
    if not (before and page.prose(before) == page.prose(record)):
        _refresh_links(page, record, before)
    if before and former is None and _named(page, before) == _named(page, record):
        return False
    return _refresh_names(page, record, former)


def _named(page: WikiPage, record: Record) -> tuple[str, ...]:
    return (record["slug"], record["title"], *page.alternative_names(record))


def remove(page: WikiPage) -> None:
    """Take a deleted page's names and links away."""
    Name.objects.filter(kind=page.kind, page_id=page.pk).delete()
    Link.objects.filter(kind=page.kind, page_id=page.pk).delete()


def former_titles(page: WikiPage) -> list[str]:
    """Titles that revisions of the page bore and it no longer bears."""
    titles = Change.objects.of(page.kind, page.pk).exclude(title=page.title).order_by()
    return sorted(titles.values_list("title", flat=True).distinct())


def _distinct(page: WikiPage, roles: list[tuple[int, str]]) -> Iterator[Name]:
    seen = set()
    for role, text in roles:
        key = fold(text)
        if key and key not in seen:
            seen.add(key)
            yield Name(
                kind=page.kind,
                page_id=page.pk,
                role=role,
                text=text[:NAME_LENGTH],
                key=key,
                stem=stem(text)[:NAME_LENGTH],
                slug=page.slug,
                title=page.title,
            )


def _refresh_names(page: WikiPage, record: Record, former: list[str] | None) -> bool:
    stored = Name.objects.filter(kind=page.kind, page_id=page.pk)
    old = sorted(name.says for name in stored)
    kept = [text for role, text, *_rest in old if role == Name.Role.FORMER]
    new = names_of(page, record, kept if former is None else former)
    if sorted(name.says for name in new) == old:
        return False
    if former is None:
        new = names_of(page, record, former_titles(page))
    stored.delete()
    Name.objects.bulk_create(new)
    return True


def _refresh_links(page: WikiPage, record: Record, before: Record | None) -> None:
    if before and _linked(page, before) == _linked(page, record):
        return
    stored = {link.says: link.pk for link in Link.objects.filter(kind=page.kind, page_id=page.pk)}
    wanted = {link.says: link for link in links_of(page, record)}
    if gone := [pk for says, pk in stored.items() if says not in wanted]:
        Link.objects.filter(pk__in=gone).delete()
    Link.objects.bulk_create([link for says, link in wanted.items() if says not in stored])
