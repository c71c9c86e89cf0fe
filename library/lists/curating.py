"""Curating: what is done to reading lists. Each deed locks the list, so that none undoes another unseen."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from incidents.models import Event
from library.models import ListDeed, ListEntry, ReadingList
from wiki.models import LogEntry

Deed = ListDeed.Deed
MOST_ENTRIES = 200
"""Events in a list: it is shown, printed and cited whole."""
MOST_LISTS = 200
"""Lists of one account."""


class Clash(Exception):
    """What was edited has been changed since; `now` is how it stands."""

    def __init__(self, now: ReadingList | ListEntry) -> None:
        super().__init__(now)
        self.now = now


class Full(Exception):
    """The list, or the shelf of an account, holds as many as it may."""


@transaction.atomic
def make_list(*, by: User, title: str, description: str, visibility: str) -> ReadingList:
    """Begin a list; raises Full."""
    owner = User.objects.select_for_update().get(pk=by.pk)
    if ReadingList.objects.of(owner).count() >= MOST_LISTS:
        raise Full
    one = ReadingList.objects.create(
        owner=owner, title=title, description=description, visibility=visibility, changed_at=timezone.now()
    )
    _note(one, Deed.BEGIN)
    return one


@transaction.atomic
def change_list(one: ReadingList, *, base: int, title: str, description: str, visibility: str) -> ReadingList:
    """Say anew what a list is; raises Clash where it is not in the version `base` any more."""
    one = _locked(one)
    if one.version != base:
        raise Clash(one)
    if (one.title, one.description) != (title, description):
        _note(one, Deed.DESCRIBE)
    is_opened = one.visibility != visibility
    one.title, one.description, one.visibility = title, description, visibility
    one.version += 1
    if is_opened:
        _note(one, Deed.OPEN)
    return _touched(one)


@transaction.atomic
def delete_list(one: ReadingList) -> None:
    """Take a list away with its notes; the events stay, and so do copies that others made."""
    _locked(one).delete()


@transaction.atomic
def copy_list(one: ReadingList, *, by: User) -> ReadingList:
    """Make a list of one's own of another, which it names: private at first; deleted events are left out."""
    credit = f"{one.title} ({one.owner.display_name})"
    copy = make_list(by=by, title=one.title, description=one.description, visibility=ReadingList.Visibility.PRIVATE)
    copy.copied_from, copy.credit = one, credit
    _note(copy, Deed.COPY)
    ListEntry.objects.bulk_create(
        ListEntry(
            list=copy,
            event_id=entry.event_id,
            position=place,
            number=entry.number,
            notes=entry.notes,
            questions=entry.questions,
        )
        for place, entry in enumerate(one.entries.filter(event__state=Event.State.LIVE), start=1)
    )
    return _touched(copy)


@transaction.atomic
def add_event(one: ReadingList, event: Event, *, number: int | None) -> ListEntry:
    """Put an event at the end of a list, at a revision or as it is each day; one that is there stays as it is.

    Raises Full.
    """
    one = _locked(one)
    there = one.entries.filter(event=event).first()
    if there:
        return there
    if one.entries.count() >= MOST_ENTRIES:
        raise Full
    last = one.entries.aggregate(last=Max("position"))["last"] or 0
    _touched(one)
    _note(one, Deed.ADD, event.pk, number)
    return ListEntry.objects.create(list=one, event=event, number=number, position=last + 1)


@transaction.atomic
def change_entry(entry: ListEntry, *, base: int, number: int | None, notes: str, questions: str) -> ListEntry:
    """Write notes and questions, and choose the revision; raises Clash where the entry is not in version `base`."""
    entry = _locked_entry(entry)
    if entry.version != base:
        raise Clash(entry)
    if (entry.notes, entry.questions) != (notes, questions):
        _note(entry.list, Deed.NOTE, entry.event_id)
    if entry.number != number:
        _note(entry.list, Deed.PIN, entry.event_id, number)
    entry.number, entry.notes, entry.questions = number, notes, questions
    return _saved(entry)


@transaction.atomic
def pin_entry(entry: ListEntry, *, number: int) -> ListEntry:
    """Choose another revision of the event, and leave all else."""
    entry = _locked_entry(entry)
    _note(entry.list, Deed.PIN, entry.event_id, number)
    entry.number = number
    return _saved(entry)


@transaction.atomic
def raise_entry(entry: ListEntry) -> None:
    """Put an event before the one above it."""
    _exchange(entry, -1)


@transaction.atomic
def lower_entry(entry: ListEntry) -> None:
    """Put an event after the one below it."""
    _exchange(entry, 1)


@transaction.atomic
def remove_entry(entry: ListEntry) -> None:
    """Take an event out of its list, with what was written beside it."""
    entry = _locked_entry(entry)
    _note(entry.list, Deed.REMOVE, entry.event_id)
    entry.delete()
    _touched(entry.list)


@transaction.atomic
def hide_list(one: ReadingList, *, by: User, reason: str) -> bool:
    """Take a list from the sight of all but its owner and reviewers; False where it was hidden already."""
    hidden = ReadingList.objects.filter(pk=one.pk, hidden_at=None).update(hidden_at=timezone.now())
    return bool(hidden) and _log(one, LogEntry.Action.HIDE_LIST, by, reason)


@transaction.atomic
def show_list(one: ReadingList, *, by: User, reason: str) -> bool:
    """Show a hidden list again; False where it was not hidden."""
    shown = ReadingList.objects.filter(pk=one.pk, hidden_at__isnull=False).update(hidden_at=None)
    return bool(shown) and _log(one, LogEntry.Action.SHOW_LIST, by, reason)


def _locked(one: ReadingList) -> ReadingList:
    return ReadingList.objects.select_for_update().get(pk=one.pk)


def _locked_entry(entry: ListEntry) -> ListEntry:
    """The entry as it stands, its list locked; ListEntry.DoesNotExist where it was taken out."""
    one = _locked(entry.list)
    return one.entries.select_related("event", "list").get(pk=entry.pk)


def _touched(one: ReadingList) -> ReadingList:
    one.changed_at = timezone.now()
    one.save()
    return one


def _saved(entry: ListEntry) -> ListEntry:
    entry.version += 1
    entry.save()
    _touched(entry.list)
    return entry


def _exchange(entry: ListEntry, step: int) -> None:
    """Change places with a neighbour; all places are written anew, from 1 without gaps."""
    entry = _locked_entry(entry)
    one, entries = entry.list, list(entry.list.entries.all())
    here = entries.index(entry)
    there = here + step
    if not 0 <= there < len(entries):
        return
    entries[here], entries[there] = entries[there], entries[here]
    for place, each in enumerate(entries, start=1):
        each.position = place
    ListEntry.objects.bulk_update(entries, ["position"])
    _note(one, Deed.MOVE, entry.event_id)
    _touched(one)


def _note(one: ReadingList, deed: ListDeed.Deed, event: int | None = None, number: int | None = None) -> None:
    """A line of the list's history."""
    was_private = one.visibility == ReadingList.Visibility.PRIVATE
    ListDeed.objects.create(list=one, deed=deed, event_id=event, number=number, was_private=was_private)


def _log(one: ReadingList, action: str, by: User, reason: str) -> bool:
    """A line of the public log. It names the owner and the address: the title may be what was wrong."""
    title = f"{one.owner.display_name}: {one.get_absolute_url()}"
    LogEntry.objects.create(by=by, action=action, kind="list", page_id=one.pk, title=title, reason=reason)
    return True
