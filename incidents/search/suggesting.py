"""Suggesting: pages that somebody who types the beginning of a name may mean."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from incidents.models import Event, Organisation
from incidents.search.engines import engine
from incidents.search.finding import like_words
from incidents.search.limits import SUGGESTING_SECONDS, TooSlow
from incidents.search.spelling import begins_alike, nearest
from incidents.search.words import known_words, plain, printable, words_of
from taxonomy.models import Law
from taxonomy.schemes import SCHEMES
from wiki.kinds import model_of
from wiki.models import Name
from wiki.names import fold

TERMS = (*(model.kind for model in SCHEMES.values()), Law.kind, Organisation.kind)
KINDS = (*TERMS, Event.kind)
LONGEST = 100
SHORTEST_INSIDE = 3
"""Letters from which a lone word is sought inside names, too."""
MOST, MOST_TERMS = 8, 4
LOOKED_AT = 40


@dataclass(frozen=True)
class Suggestion:
    """A page by its title; `name` is the other name by which it was found, if any, `date` that of an event."""

    kind: str
    slug: str
    title: str
    name: str
    date: str = ""

    @property
    def url(self) -> str:
        return model_of(self.kind).address_of(self.slug)

    @property
    def description(self) -> str:
        """What kind of page it is, its other name, and its date, by which events of one title can be told apart."""
        kind = str(model_of(self.kind)._meta.verbose_name).capitalize()
        return " · ".join(filter(None, (kind, self.name, self.date)))


def suggest(text: str) -> list[Suggestion]:
    """At most eight pages: terms, laws and organisations first, then events; where nothing has that name, the like."""
    typed = printable(text[:LONGEST])
    key, words = fold(typed), words_of(fold(typed))
    if not words:
        return []
    try:
        with engine().clock(SUGGESTING_SECONDS):
            return _found(key, words) or _alike(words)
    except TooSlow:
        return []


def _found(key: str, words: tuple[str, ...]) -> list[Suggestion]:
    terms = _of(TERMS, key, words)[:MOST_TERMS]
    return [*terms, *_dated(_of((Event.kind,), key, words)[: MOST - len(terms)])]


def _dated(events: list[Suggestion]) -> list[Suggestion]:
    """Events with their dates, as written or else in EDTF."""
    pages = Event.objects.filter(slug__in=[event.slug for event in events])
    dates = {slug: text or edtf for slug, text, edtf in pages.values_list("slug", "date_text", "date_edtf")}
    return [replace(event, date=dates.get(event.slug, "")) for event in events]


def _of(kinds: tuple[str, ...], key: str, words: tuple[str, ...]) -> list[Suggestion]:
    found = engine().names_beginning(kinds, key, LOOKED_AT) if key else []
    if len(found) < MOST and (len(words) > 1 or len(words[0]) >= SHORTEST_INSIDE):
        found = [*found, *engine().names_with(kinds, words, LOOKED_AT)]
    return list(_distinct(sorted(set(found), key=lambda row: _place(row, key))))


def _place(row: tuple[str, int, str, str, str], key: str) -> tuple[object, ...]:
    """The whole name first, then names that begin so, titles before other names, short ones before long ones."""
    _kind, role, name, slug, _title = row
    folded = fold(name)
    return folded != key, not folded.startswith(key), role, len(name), folded, slug


def _distinct(rows: list[tuple[str, int, str, str, str]]) -> Iterator[Suggestion]:
    seen = set()
    for kind, role, name, slug, title in rows:
        if (kind, slug) not in seen:
            seen.add((kind, slug))
            other = "" if role == Name.Role.TITLE else name
            yield Suggestion(kind, slug, title, other)


def _alike(words: tuple[str, ...]) -> list[Suggestion]:
    """What the nearest words find, in the place of those that no name has; the last may not be typed to its end."""
    better = tuple(_better(word) for word in words)
    return _found("", better) if better != words else []


def _better(word: str) -> str:
    typed = plain(word)
    if not known_words(word) or not engine().missing_words([typed]):
        return word
    return next(iter(nearest(typed, like_words(typed), begins_alike)), word)
