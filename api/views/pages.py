"""One page of any kind, today's revision of it and every other."""

from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from api.kinds import EVENT, PageKind
from api.lookup import edition_at, latest_of, page_of, tag_of
from api.openapi.operations import Operation, ref
from api.openapi.parameters import IF_NONE_MATCH, PER_PAGE, PLACE, REVISION, SLUG, fields_of
from api.paging import listed, part_of
from api.questions import fields_in, narrowed
from api.views.base import Endpoint, answered
from wiki.models import Change


class OfKind(Endpoint):
    """A view of pages of one kind."""

    kind: PageKind = EVENT


class Page(OfKind):
    """A page as it is now."""

    def operations(self) -> dict[str, Operation]:
        return {"GET": self._reading}

    def get(self, request: Any, slug: str) -> HttpResponseBase:
        """The public record of the latest revision, or those of its keys that are asked for."""
        names = fields_in(request.GET, self.kind.public_keys)
        page = page_of(self.kind, slug)
        tag = tag_of(page, page.latest_number)
        return answered(request, lambda: narrowed(self.kind.public(latest_of(self.kind, page)), names), tag)

    @property
    def _reading(self) -> Operation:
        return Operation(
            summary=_("A page as it is now"),
            parameters=[SLUG, fields_of(self.kind.public_keys), IF_NONE_MATCH],
            answers={200: ref(self.kind.schema)},
            also=[301, 304],
            refusals=[404, 410],
        )


class Revisions(OfKind):
    """The history of a page."""

    def operations(self) -> dict[str, Operation]:
        about = _("In the order of their arrival; `moment` says when each was written, which an import may bring late.")
        return {
            "GET": Operation(
                summary=_("All revisions of a page"),
                description=about,
                parameters=[SLUG, *PLACE, PER_PAGE, IF_NONE_MATCH],
                answers={200: ref("RevisionList")},
                also=[301, 304],
                refusals=[404, 410],
            )
        }

    def get(self, request: Any, slug: str) -> HttpResponseBase:
        """Who wrote what when."""
        page = page_of(self.kind, slug, "revisions/")
        rows = Change.objects.of(self.kind.model.kind, page.pk).with_people()
        part = part_of(rows, request.GET, key="number")
        made = [self._line(page, change) for change in part.rows]
        return answered(request, lambda: listed(request, part, page.revision_count, lambda _rows: made))

    def _line(self, page: Any, change: Change) -> dict[str, Any]:
        return {
            **line_of(change),
            "is_latest": change.number == page.latest_number,
            "url": self.kind.address(page.slug, f"revisions/{change.number}/"),
        }


class Revision(OfKind):
    """A page as it was."""

    def operations(self) -> dict[str, Operation]:
        return {
            "GET": Operation(
                summary=_("A revision as it was"),
                parameters=[SLUG, REVISION, fields_of(self.kind.public_keys), IF_NONE_MATCH],
                answers={200: ref(self.kind.schema)},
                also=[301, 304],
                refusals=[404, 410],
            )
        }

    def get(self, request: Any, slug: str, number: int) -> HttpResponseBase:
        """The public record of a revision, with the labels of its day."""
        names = fields_in(request.GET, self.kind.public_keys)
        page = page_of(self.kind, slug, f"revisions/{number}/")
        edition = edition_at(page, number)
        return answered(request, lambda: narrowed(self.kind.public(edition), names), tag_of(page, number))


def line_of(change: Change) -> dict[str, Any]:
    """What lists tell of a revision."""
    return {
        "number": change.number,
        "moment": change.moment.isoformat().replace("+00:00", "Z"),
        "author": change.user_name,
        "summary": change.summary,
        "minor": change.minor,
        "title": change.title,
        "size": change.size,
        "size_change": change.size_change,
        "tags": change.tag_list,
    }
