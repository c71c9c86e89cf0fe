"""Writing: what a body says becomes a deed of wiki.editing, on the revision that was edited, and overwrites nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from reversion.models import Version

from accounts.models import User
from api.checking import check
from api.kinds import PageKind
from api.lookup import numbers_in
from api.problems import Problem
from wiki import history
from wiki.duplicates import likely_duplicates
from wiki.editing import Conflict, Saved, cleaned, create_page, save_page
from wiki.fields.records import same_record
from wiki.merging import FieldConflict, merge
from wiki.record import Record
from wiki.references import Entry

TAGS = ("api",)
DEED = ("edit_summary", "minor", "base_revision")


@dataclass(frozen=True)
class Edit:
    """An edit as it was sent: of which page, by whom, what it says, and whether of all keys or of those given alone."""

    kind: PageKind
    page: Any
    by: User
    said: Record
    whole: bool

    def save(self, if_match: str | None) -> Saved:
        """The edit as a revision: 428 without If-Match, 412 where it names another revision, 409 in a conflict."""
        check(self.kind.body_schema(whole=self.whole), self.said)
        base = self._base(if_match)
        data = self._data(self._stored(base))
        summary, minor = self.said.get("edit_summary", ""), self.said.get("minor", False)
        try:
            return save_page(self.page, data, by=self.by, base=base, summary=summary, minor=minor, tags=TAGS)
        except Conflict as clash:
            versions = self._versions(clash.base, clash.theirs, clash.mine, clash.merged, clash.conflicts)
            raise Problem(409, _("Somebody else changed the same thing."), more=versions) from None
        except self.kind.model.DoesNotExist:
            raise Problem(410, _("This page was deleted.")) from None

    def _base(self, if_match: str | None) -> int:
        if not if_match:
            raise Problem(428, _("Say in If-Match which revision was edited."))
        if if_match.strip() == "*":
            return self._named_base()
        numbers = numbers_in(if_match, self.page)
        if self.page.latest_number not in numbers:
            raise self._stale(numbers)
        latest: int = self.page.latest_number
        return latest

    def _named_base(self) -> int:
        base = self.said.get("base_revision")
        if base is None:
            raise Problem(422, "", errors={"base_revision": [_("Where If-Match is *, say which revision was edited.")]})
        return int(base)

    def _stale(self, numbers: Sequence[int]) -> Problem:
        """412 with both versions and what they would be joined, so that nobody has to ask again."""
        latest = history.latest(self.page).record
        base = self._stored(numbers[0]) if numbers else latest
        mine = cleaned(self.page, self._data(base))
        merged = merge(self.page.record_fields, base, latest, mine)
        versions = self._versions(base, latest, mine, merged.record, merged.conflicts)
        return Problem(412, _("The page has moved on since."), more=versions)

    def _stored(self, number: int) -> Record:
        try:
            return history.stored(self.page, number).record
        except Version.DoesNotExist:
            raise Problem(422, "", errors={"base_revision": [_("There is no such revision.")]}) from None

    def _data(self, base: Record) -> Record:
        kept = base if not self.whole else {key: base.get(key) for key in self.page.uneditable}
        return {**kept, **content_of(self.kind, self.said)}

    def _versions(
        self, base: Record, theirs: Record, mine: Record, merged: Record, conflicts: Sequence[FieldConflict]
    ) -> dict[str, Any]:
        fields = self.page.record_fields
        return {
            "latest": self.page.latest_number,
            "base": self.kind.content(base),
            "theirs": self.kind.content(theirs),
            "mine": self.kind.content(mine),
            "merged": self.kind.content(merged),
            "conflicts": [conflict.key for conflict in conflicts],
            "already_there": same_record(fields, theirs, mine),
        }


def create(kind: PageKind, said: Record, *, by: User, another_one: bool) -> Saved:
    """A new page; 409 with those that it may be a duplicate of, unless it is said to be another one."""
    check(kind.new_schema, said)
    page, data = kind.model(), content_of(kind, said)
    found = [] if another_one else likely_duplicates(kind.model.kind, cleaned(page, data))
    if found:
        raise Problem(409, _("There may be a page of this already."), more={"duplicates": _entries(kind, found)})
    return create_page(page, data, by=by, summary=said.get("edit_summary", ""), tags=TAGS)


def content_of(kind: PageKind, said: Record) -> Record:
    """What a body says of the page itself: without the keys that nobody writes, and those about the edit."""
    passed_over = {*kind.about, *kind.model.uneditable, *DEED}
    return {key: value for key, value in said.items() if key not in passed_over}


def _entries(kind: PageKind, entries: Sequence[Entry]) -> list[dict[str, str]]:
    return [
        {
            "slug": entry.slug,
            "title": entry.title,
            "url": kind.address(entry.slug),
            "page_url": f"{settings.BASE_URL}{kind.model.address_of(entry.slug)}",
        }
        for entry in entries
    ]
