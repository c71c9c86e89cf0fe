"""Storing a revision: its three rows, django-reversion's Revision and Version and the Change beside them."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS
from reversion.models import Revision, Version

from common.rows import insert
from wiki.models import Change, LinkStamp, WikiPage
from wiki.record import Record, dump
from wiki.signature import Signature


@dataclass(frozen=True)
class Rows:
    """The rows of one revision, unsaved."""

    revision: Revision
    version: Version
    change: Change

    def join(self, revision: Revision) -> None:
        """Tell the others that the first of them is stored."""
        self.version.revision = self.change.revision = revision

    def save(self) -> Change:
        """Store them one by one; a batch stores many at once.

        The change is numbered while the link stamp is held, so that changes are numbered in the order of the commits:
        whoever follows them by number misses none that is still on its way.
        """
        insert(self.revision)
        self.join(self.revision)
        insert(self.version)
        LinkStamp.hold()
        insert(self.change)
        return self.change


def rows_of(page: WikiPage, record: Record, signature: Signature, number: int, size_before: int) -> Rows:
    """The rows of revision `number` of a stored page; `size_before` is the size in bytes of the one before it.

    They are those that django-reversion's own API would write (a test compares), without its five queries more.
    """
    data = dump(record)
    size = len(data.encode())
    version = Version(
        content_type=ContentType.objects.get_for_model(page),
        object_id=str(page.pk),
        db=DEFAULT_DB_ALIAS,
        format="record",
        serialized_data=data,
        object_repr=record["title"],
    )
    revision = Revision(date_created=signature.moment, user=signature.by, comment=signature.summary)
    change = Change(
        kind=page.kind,
        page_id=page.pk,
        number=number,
        moment=signature.moment,
        author=signature.by,
        author_name=signature.name,
        summary=signature.summary,
        minor=signature.minor,
        title=record["title"],
        size=size,
        size_change=size - size_before,
        tags=Change.join_tags(list(signature.tags)),
    )
    return Rows(revision, version, change)
