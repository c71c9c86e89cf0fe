"""Choosing events: the words in which views and panels say which ones, and in which order."""

from typing import TYPE_CHECKING, Self

from django.db.models import Exists, F, OuterRef, Q

from incidents.models.passage import PassageCode
from incidents.models.value import HarmValue
from taxonomy.models import Harm
from wiki.models.page import PageQuerySet

if TYPE_CHECKING:
    from incidents.models.event import Event  # noqa: F401 (named below, as text)


class EventQuerySet(PageQuerySet["Event"]):
    """Words for choosing events."""

    def newest_first(self) -> Self:
        """By the day on which they began; those without a date come last."""
        return self.order_by(F("earliest").desc(nulls_last=True), "title", "pk")

    def latest_entered_first(self) -> Self:
        """By when they came here, whatever the moments of imported histories."""
        return self.order_by("-pk")

    def without_sources(self) -> Self:
        return self.filter(citations=None)

    def with_unread_date(self) -> Self:
        """Those whose date is written but not in EDTF, so that no filter finds them by time."""
        return self.exclude(date_text="").filter(date_edtf="")

    def coded_by_machine(self) -> Self:
        return self.filter(coded="machine")

    def coded_by_editors(self) -> Self:
        """Those that an editor coded, or has confirmed."""
        return self.exclude(coded="machine")

    def with_unsupported_harm(self) -> Self:
        """Those with a harm in the infobox that no passage of the text is coded with."""
        of_event = PassageCode.objects.filter(event=OuterRef("event"), kind=Harm.kind)
        coded = Exists(of_event.filter(term_id=OuterRef("term_id")))
        return self.filter(Exists(HarmValue.objects.filter(event=OuterRef("pk")).exclude(term=None).exclude(coded)))

    def with_unlisted_harm(self) -> Self:
        """Those with a passage coded with a harm that the infobox does not have."""
        listed = Exists(HarmValue.objects.filter(event=OuterRef("event"), term=OuterRef("term_id")))
        codes = PassageCode.objects.filter(event=OuterRef("pk"), kind=Harm.kind).exclude(term_id=None)
        return self.filter(Exists(codes.exclude(listed)))

    def naming(self, page_id: int, *places: str) -> Self:
        """Those that name a page in one of the places, given as paths of look-ups."""
        return self.filter(Q(*((place, page_id) for place in places), _connector=Q.OR)).distinct()
