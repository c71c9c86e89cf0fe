"""One page of any kind, today's revision of it and every other."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from api.authentication import writer
from api.headers import put
from api.kinds import EVENT, PageKind
from api.limits import count_edit
from api.lookup import edition_at, latest_of, page_of, tag_of
from api.openapi.operations import Operation, ref
from api.openapi.parameters import IF_MATCH, IF_NONE_MATCH, PER_PAGE, PLACE, REVISION, SLUG, fields_of
from api.paging import listed, part_of
from api.parsing import body_of
from api.questions import fields_in, narrowed
from api.views.base import Endpoint, answered, as_json
from api.writing import Edit
from wiki.editing import Saved
from wiki.fields import Words
from wiki.models import Change


class OfKind(Endpoint):
    """A view of pages of one kind."""

    kind: PageKind = EVENT


class Page(OfKind):
    """A page as it is now."""

    def operations(self) -> dict[str, Operation]:
        return {
            "GET": self._reading,
            "PUT": self._writing(_("Replace all of a page"), "Replaced"),
            "PATCH": self._writing(_("Change some keys of a page"), "Changed"),
        }

    def get(self, request: Any, slug: str) -> HttpResponseBase:
        """The public record of the latest revision, or those of its keys that are asked for."""
        names = fields_in(request.GET, self.kind.public_keys)
        page = page_of(self.kind, slug)
        tag = tag_of(page, page.latest_number)
        return answered(request, lambda: narrowed(self.kind.public(latest_of(self.kind, page)), names), tag)

    def put(self, request: Any, slug: str) -> HttpResponseBase:
        """A revision that says what the body says: keys that are left out are left empty."""
        return self._save(request, slug, whole=True)

    def patch(self, request: Any, slug: str) -> HttpResponseBase:
        """A revision in which the keys of the body are as it says, and all others as they were."""
        return self._save(request, slug, whole=False)

    def _save(self, request: Any, slug: str, *, whole: bool) -> HttpResponseBase:
        by = writer(request)
        count_edit(request)
        edit = Edit(self.kind, page_of(self.kind, slug), by, body_of(request), whole)
        return saved_answer(self.kind, edit.save(request.headers.get("If-Match")))

    def _writing(self, summary: Words, body: str) -> Operation:
        return Operation(
            summary=summary,
            description=_("What others saved since is never overwritten."),
            parameters=[SLUG, IF_MATCH],
            body=ref(f"{self.kind.schema}{body}"),
            answers={200: ref(f"{self.kind.schema}Saved")},
            also=[301],
            refusals=[403, 404, 409, 410, 412, 413, 415, 422, 428],
            is_write=True,
        )

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


def saved_answer(kind: PageKind, saved: Saved, status: int = 200) -> HttpResponse:
    """The page as it is after a write, with what the write did."""
    page = saved.page
    did = {"changed": saved.change is not None, "merged": saved.merged, "gone": saved.gone}
    response = as_json({**kind.public(latest_of(kind, page)), "saved": did}, status)
    put(response, {"ETag": tag_of(page, page.latest_number), "Cache-Control": "no-store"})
    return response


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
