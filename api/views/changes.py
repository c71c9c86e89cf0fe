"""What was changed since a moment, on pages of every kind."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from api.kinds import KINDS
from api.openapi.operations import Operation, parameter, ref
from api.openapi.parameters import IF_NONE_MATCH, PER_PAGE, PLACE
from api.paging import listed, part_of
from api.problems import bad_question
from api.views.base import Endpoint, answered
from api.views.pages import line_of
from wiki.changes import Addressed, with_addresses
from wiki.kinds import all_kinds
from wiki.listing import MINOR, BadFilter, filtered
from wiki.models import Change

ABOUT = _(
    "In the order of arrival. To follow what changes, keep the `id` of the last change that you have and ask with "
    "`cursor=` that: an import may bring revisions that were written long ago, so that moments are no order to go by."
)


class Changes(Endpoint):
    """Changes under the filters of /changes/, oldest first."""

    def operations(self) -> dict[str, Operation]:
        text = {"type": "string"}
        return {
            "GET": Operation(
                summary=_("What was changed"),
                description=ABOUT,
                parameters=[
                    parameter("since", _("A day or a moment, such as 2026-11-22 or 2026-11-22T09:00:00Z."), text),
                    parameter("kind", _("A kind of page."), {"type": "string", "enum": list(all_kinds())}),
                    parameter("user", _("An account’s name, or `imported>Name`."), text),
                    parameter("minor", _("Minor edits: none of them, or them alone."), {**text, "enum": list(MINOR)}),
                    parameter("tag", _("A tag, such as import or revert."), text),
                    *PLACE,
                    PER_PAGE,
                    IF_NONE_MATCH,
                ],
                answers={200: ref("ChangeList")},
                also=[304],
            )
        }

    def get(self, request: Any) -> HttpResponseBase:
        """Who changed which page when."""
        changes = self._changes(request.GET)
        part = part_of(changes.with_people(), request.GET)
        return answered(request, lambda: listed(request, part, changes.count(), _lines))

    def _changes(self, query: Any) -> Any:
        try:
            return filtered(Change.objects.order_by(), query, ("since", "kind", "user", "minor", "tag"))
        except BadFilter as wrong:
            raise bad_question({wrong.name: [str(wrong)]}) from None


def _lines(changes: Sequence[Change]) -> list[dict[str, Any]]:
    return [_line(row) for row in with_addresses(changes)]


def _line(row: Addressed) -> dict[str, Any]:
    slug = row.url.rstrip("/").rpartition("/")[2]
    kind = KINDS.get(row.change.kind) if row.url else None
    return {
        "id": row.change.pk,
        "kind": row.change.kind,
        **line_of(row.change),
        "page_url": row.url and f"{settings.BASE_URL}{row.url}",
        "url": kind.address(slug, f"revisions/{row.change.number}/") if kind else None,
    }
