"""Undoing all that one contributor did to a page, and keeping what others did."""

from dataclasses import dataclass
from itertools import groupby

from django.db import transaction

from accounts.models import User
from wiki import history
from wiki.contributors import Contributor
from wiki.editing import Saved, locked, save_page
from wiki.merging import FieldConflict, merge
from wiki.models import Change, WikiPage
from wiki.record import Record


@dataclass(frozen=True)
class Run:
    """Revisions that one contributor made in a row: first, last, and the one before; None where they began the page."""

    first: int
    last: int
    before: int | None


@dataclass(frozen=True)
class Undoing:
    """The record as it would be, and what became of each of the contributor's runs, the newest first.

    `conflicts` are runs that later edits stand against, with the fields; `began` is the run that began the page.
    """

    record: Record
    undone: list[Run]
    conflicts: list[tuple[Run, list[FieldConflict]]]
    began: Run | None


class CannotUndo(Exception):
    """The page has changed since the preview, or later edits stand against it; nothing was saved."""


def without_contributor(page: WikiPage, who: Contributor) -> Undoing:
    """The latest record less all that a contributor changed.

    Where their last edits are the latest, that is the state before them; older ones are taken out by merging.
    """
    record = history.latest(page).record
    undone, conflicts, began = [], [], None
    for run in runs_of(page, who):
        if run.before is None:
            began = run
            continue
        last, before = history.stored_pair(page, run.last, run.before)
        merged = merge(page.record_fields, last.record, record, before.record)
        if merged.conflicts:
            conflicts.append((run, merged.conflicts))
        else:
            record = merged.record
            undone.append(run)
    return Undoing(record, undone, conflicts, began)


def runs_of(page: WikiPage, who: Contributor) -> list[Run]:
    """The unbroken runs of a contributor's revisions of a page, the newest first."""
    columns = ("number", "author_id", "author_name")
    revisions = Change.objects.of(page.kind, page.pk).order_by("moment", "number").values_list(*columns)
    runs, before = [], None
    for is_theirs, some in groupby(revisions, key=lambda row: who.wrote(*row[1:])):
        numbers = [number for number, _author, _name in some]
        if is_theirs:
            runs.append(Run(numbers[0], numbers[-1], before))
        before = numbers[-1]
    return runs[::-1]


@transaction.atomic
def undo_contributor(page: WikiPage, who: Contributor, *, by: User, base: int, summary: str = "") -> Saved:
    """Take back all that a contributor changed, in one revision tagged `undo`; `base` is the one that was previewed.

    Raises CannotUndo.
    """
    page = locked(page)
    undoing = without_contributor(page, who)
    if base != page.latest_number or undoing.conflicts:
        raise CannotUndo
    return save_page(page, undoing.record, by=by, base=base, summary=summary, tags=["undo"])
