"""Coded passages: stretches of events' texts with the terms that they are evidence for."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from api.kinds import EVENT
from api.openapi.operations import Operation, parameter, ref
from api.openapi.parameters import IF_NONE_MATCH, PER_PAGE, PLACE
from api.paging import listed, part_of
from api.problems import bad_question
from api.views.base import Endpoint, answered
from incidents.models import Event, Passage
from taxonomy.schemes import KINDS
from wiki.kinds import model_of


class Passages(Endpoint):
    """The passages of live events."""

    def operations(self) -> dict[str, Operation]:
        slug = {"type": "string", "maxLength": 100}
        by_kind = [parameter(kind, str(model_of(kind)._meta.verbose_name), slug) for kind in KINDS]
        return {
            "GET": Operation(
                summary=_("Coded passages"),
                description=_("Terms are named by slug; a passage has to be coded with all that are named."),
                parameters=[
                    parameter("event", _("The slug of an event."), slug),
                    *by_kind,
                    *PLACE,
                    PER_PAGE,
                    IF_NONE_MATCH,
                ],
                answers={200: ref("PassageList")},
                also=[304],
            )
        }

    def get(self, request: Any) -> HttpResponseBase:
        """Each with its sentence, its codes and its event."""
        passages = _asked(request.GET)
        part = part_of(passages.select_related("event").prefetch_related("codes"), request.GET)
        return answered(request, lambda: listed(request, part, passages.count(), _lines))


def _asked(query: Any) -> QuerySet[Passage]:
    passages = Passage.objects.filter(event__state=Event.State.LIVE).order_by()
    for kind in KINDS:
        if query.get(kind):
            passages = passages.filter(codes__kind=kind, codes__term_id=_pk(model_of(kind), kind, query[kind]))
    if query.get("event"):
        passages = passages.filter(event=_pk(Event, "event", query["event"]))
    return passages


def _pk(model: Any, name: str, slug: str) -> int:
    found = None if "\x00" in slug else model._default_manager.live().filter(slug=slug).values_list("pk").first()
    if found is None:
        raise bad_question({name: [_now("Nothing here is called that.")]})
    pk: int = found[0]
    return pk


def _lines(passages: Sequence[Passage]) -> list[dict[str, Any]]:
    return [_line(passage) for passage in passages]


def _line(passage: Passage) -> dict[str, Any]:
    event = passage.event
    return {
        "key": passage.key,
        "text": passage.text,
        "context": passage.context,
        "codes": [{"kind": code.kind, "term": code.slug} for code in passage.codes.all()],
        "event": {
            "slug": event.slug,
            "title": event.title,
            "revision": event.latest_number,
            "url": EVENT.address(event.slug),
            "page_url": f"{settings.BASE_URL}{event.get_absolute_url()}",
        },
    }
