"""What of events wants an editor: lists of events, each a word of their QuerySet, and values without a term."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from incidents import unmatched
from incidents.models import (
    ActorValue,
    Citation,
    ConsequenceValue,
    Event,
    EventCountry,
    GroupValue,
    HarmValue,
    HighRiskValue,
    InformationValue,
    Involvement,
    LegalOutcome,
    Organisation,
)
from incidents.models.choosing import EventQuerySet
from wiki.fields import Words
from wiki.upkeep import Task, register, seek_links

FILED_UNDER: tuple[tuple[type[Model], str], ...] = (
    (HarmValue, "term"),
    (InformationValue, "term"),
    (ActorValue, "term"),
    (GroupValue, "term"),
    (HighRiskValue, "term"),
    (ConsequenceValue, "term"),
    (Involvement, "organisation"),
    (LegalOutcome, "law"),
    (EventCountry, "country"),
)
"""The rows of an event under which readers find it, and the column that names what it is filed under."""
PAGE = OuterRef("page_id")


@dataclass(frozen=True)
class EventList:
    """A list of events that want an editor, with how to mend them; `anchor` is where the edit form has it."""

    name: str
    title: Words
    intro: Words
    choose: Callable[[EventQuerySet], EventQuerySet]
    anchor: str

    def events(self) -> EventQuerySet:
        """The events of the list, newest first."""
        return self.choose(Event.objects.live()).newest_first()

    def task(self) -> Task:
        """The list as a task of upkeep."""
        return Task(self.name, self.title, self.intro, lambda: self.events().count())


EVENT_LISTS = {
    one.name: one
    for one in (
        EventList(
            "without-sources",
            _("Events without a source"),
            _("Nothing here says where it comes from. To mend: add a source, and cite it in the text."),
            EventQuerySet.without_sources,
            "id_sources",
        ),
        EventList(
            "unsupported-harms",
            _("Harms without a passage"),
            _(
                "A harm stands in the infobox, and no passage of the text is coded with it. "
                "To mend: code the passage that shows it, or take the harm out."
            ),
            lambda events: events.with_unsupported_harm().coded_by_editors(),
            "id_body",
        ),
        EventList(
            "unlisted-harms",
            _("Passages without their harm in the infobox"),
            _(
                "A passage is coded with a harm that the infobox does not have. "
                "To mend: add the harm, or code the passage otherwise."
            ),
            EventQuerySet.with_unlisted_harm,
            "id_harms",
        ),
        EventList(
            "unread-dates",
            _("Dates that no filter finds"),
            _("The date was written in a way that nothing could be made of. To mend: give it in EDTF beside the text."),
            EventQuerySet.with_unread_date,
            "id_date_edtf",
        ),
        EventList(
            "machine-coded",
            _("Events coded by machine"),
            _(
                "Their terms come from the mapping of an import. "
                "To mend: read the sources, correct the terms, and say in the form that an editor coded it."
            ),
            EventQuerySet.coded_by_machine,
            "id_coded",
        ),
    )
}


def _filed_under(rows: type[Model], column: str) -> Callable[[], QuerySet[Any]]:
    """The rows of an event that name a page under which readers find it."""
    return lambda: rows._default_manager.filter(event=PAGE, **{f"{column}__isnull": False}).order_by()


register(
    Task(
        "unmatched",
        _("Values without a term"),
        _("What somebody wrote in an infobox and matches no term, law or organisation; and codes that name no term."),
        unmatched.count,
    ),
    *(one.task() for one in EVENT_LISTS.values()),
)
seek_links("event", *(_filed_under(rows, column) for rows, column in FILED_UNDER))
seek_links("law", lambda: LegalOutcome.objects.filter(law=PAGE))
seek_links(
    "org",
    lambda: Involvement.objects.filter(organisation=PAGE),
    lambda: Organisation.objects.filter(Q(merged_into=PAGE) | Q(pk=PAGE, merged_into__isnull=False)),
)
seek_links("source", lambda: Citation.objects.filter(source=PAGE))
