"""Writing: the index follows what it is made of, in the saving transaction."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.dispatch import receiver

from incidents.models import Event
from incidents.search.engines import engine
from incidents.search.suggesting import KINDS
from incidents.search.texts import KEYS, texts_in, texts_of
from incidents.search.words import known_words
from wiki.derivations import Derivation, Index, derive, keep_index
from wiki.models import Name
from wiki.signals import Save, page_saved, pages_begun

NAMELESS = frozenset({"body", "summary", "sources", "breakdown"})
"""Keys of the records of all kinds in which no page has a name."""
NEEDED = {"incidents_event", "incidents_involvement", "wiki_name"}


def install(**kwargs: Any) -> None:
    """Make what the index needs and what is missing of it, after every migration; whatever stands is left alone."""
    if set(connection.introspection.table_names()) >= NEEDED:
        engine().install()


@receiver(pages_begun, sender=Event)
def index_new(saves: list[Save], **kwargs: Any) -> None:
    """Index the texts of new events, which PostgreSQL does while the events' rows are made."""
    engine().add((save.page.pk, texts_in(save.record)) for save in saves if save.record)


@receiver(page_saved, sender=Event)
def index(saves: list[Save], **kwargs: Any) -> None:
    """Make the texts of saved events what these say; nothing is asked where it is known what changed."""
    told = {
        save.page.pk: texts_in(save.record) for save in saves if save.record and save.changed and save.changed & KEYS
    }
    if told:
        engine().put(told)
    if unknown := [save.page for save in saves if save.changed is None and not save.begun]:
        renew_texts(unknown)


@receiver(page_saved)
def keep_words(sender: Any, saves: list[Save], **kwargs: Any) -> None:
    """Keep the words of names, for those who will mistype them. None is dropped: what finds nothing is not offered.

    A name is new only where the link stamp is locked, so that no two writers wait for each other's words.
    """
    if sender.kind in KINDS:
        renew_words([save.page for save in saves if save.record is not None and not save.is_within(NAMELESS)])


def stale_texts(events: list[Any]) -> list[Any]:
    """The events whose indexed texts are not what they say; two queries."""
    wanted, stored = texts_of(events), engine().stored([event.pk for event in events])
    return [event for event in events if wanted.get(event.pk) != stored.get(event.pk)]


def renew_texts(events: list[Any]) -> None:
    """Index the texts of events that changed; those of deleted ones go. Three or four queries, however many."""
    wanted, stored = texts_of(events), engine().stored([event.pk for event in events])
    changed = {pk: texts for pk, texts in wanted.items() if pk in stored and stored[pk] != texts}
    if changed:
        engine().put(changed)
    if new := wanted.keys() - stored.keys():
        engine().add((pk, wanted[pk]) for pk in new)
    if gone := stored.keys() - wanted.keys():
        engine().remove(gone)


def outdated_texts(events: list[Any]) -> list[Any]:
    """The events whose texts are stored right and indexed otherwise than they would be today; one query at most."""
    outdated = engine().outdated([event.pk for event in events])
    return [event for event in events if event.pk in outdated]


def index_again(events: list[Any]) -> None:
    """Index the stored texts of events anew."""
    engine().put(engine().stored([event.pk for event in events]))


def stale_words(pages: list[Any]) -> list[Any]:
    """The pages with a word in their names that is not kept; two queries."""
    words = _words_of(pages)
    missing = engine().missing_words(_all(words.values()))
    return [page for page in pages if words.get(page.pk, set()) & missing]


def renew_words(pages: list[Any]) -> None:
    """Keep the words of the names of some pages; two queries and one for new words."""
    if pages:
        engine().add_words(_all(_words_of(pages).values()))


def _words_of(pages: list[Any]) -> dict[int, set[str]]:
    words: dict[int, set[str]] = {}
    if pages:
        names = Name.objects.filter(kind=pages[0].kind, page_id__in=[page.pk for page in pages])
        for page_id, text in names.values_list("page_id", "text"):
            words.setdefault(page_id, set()).update(known_words(text))
    return words


def _all(words: Iterable[set[str]]) -> set[str]:
    return set().union(*words)


derive(Event.kind, Derivation("searched texts", stale_texts, renew_texts))
derive(Event.kind, Derivation("indexed words", outdated_texts, index_again))
for kind in KINDS:
    derive(kind, Derivation("kept words", stale_words, renew_words))
keep_index(Index("searches", lambda: engine().faults(), lambda: engine().restore()))
