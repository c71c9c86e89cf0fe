"""Values as written for which there is no page or term: grouped by the row they stand in and by their text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value, Window
from django.db.models.functions import Concat, RowNumber
from django.utils.translation import gettext_lazy as _

from incidents.models import (
    ActorValue,
    ConsequenceValue,
    GroupValue,
    HarmValue,
    HighRiskValue,
    InformationValue,
    Involvement,
    LegalOutcome,
    PassageCode,
)
from incidents.models.infobox import EVENT_FIELDS
from wiki.fields import Words
from wiki.models import WikiPage

EXAMPLES = 5
LABELS = {field.key: field.label for field in EVENT_FIELDS}
NO_TERM, TEXT = Q(term=None), F("text")


@dataclass(frozen=True)
class Row:
    """A row of the infobox, or the codes of passages: where its values are kept and when one has no page.

    `written` is what was written, an expression; `hint` says how to mend one.
    """

    key: str
    model: Any
    hint: Words
    alone: Q = NO_TERM
    written: Any = TEXT

    @property
    def anchor(self) -> str:
        """Where the edit form has it."""
        return f"id_{self.key}"

    @property
    def label(self) -> Words:
        return _("Codes of passages") if self.key == "body" else LABELS[self.key]

    def values(self) -> QuerySet[Any]:
        """The values of live events without a page; `wording` is what was written."""
        live = Q(event__state=WikiPage.State.LIVE)
        return self.model.objects.filter(self.alone, live).annotate(wording=self.written)  # type: ignore[no-any-return]

    def groups(self) -> Any:
        """Each wording with the number of events that have it, the most frequent first."""
        counted = self.values().order_by().values("wording").annotate(events=Count("event", distinct=True))
        return counted.order_by("-events", "wording")

    def examples(self, wordings: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
        """Slugs and titles of a few events with each wording, by wording; one query."""
        place = Window(RowNumber(), partition_by=[F("wording")], order_by=["event__title", "pk"])
        some = self.values().filter(wording__in=list(wordings)).annotate(place=place).filter(place__lte=EXAMPLES)
        found: dict[str, dict[tuple[str, str], None]] = {}
        for wording, slug, title in some.values_list("wording", "event__slug", "event__title"):
            found.setdefault(wording, {})[slug, title] = None
        return {wording: list(events) for wording, events in found.items()}


TERM = _(
    "To mend: open the event and link the value to the term it means. A common wording belongs among the other labels "
    "of the term, so that whoever writes it next is understood."
)
ORGANISATION = _(
    "To mend: write the organisation’s page, or add the wording to the other names of its page; "
    "each event finds it there when it is next saved."
)
LAW = _(
    "To mend: write the law’s page, or add the wording to the other names of its page; "
    "each event finds it there when it is next saved."
)
CODE = _("To mend: name the term by its slug, the last word of its address, as in {harm=insecurity}.")

ROWS = {
    row.key: row
    for row in (
        Row("harms", HarmValue, TERM),
        Row("information_types", InformationValue, TERM),
        Row("threat_actors", ActorValue, TERM),
        Row("organisations", Involvement, ORGANISATION, Q(organisation=None), F("name")),
        Row("affected_groups", GroupValue, TERM),
        Row("high_risk_groups", HighRiskValue, TERM),
        Row("consequences", ConsequenceValue, TERM),
        Row("laws", LegalOutcome, LAW, Q(law=None)),
        Row("body", PassageCode, CODE, Q(term_id=None), Concat("kind", Value("="), "slug")),
    )
}


def count() -> int:
    """How many values have no page; one query."""
    first, *others = (row.values().order_by().values("pk") for row in ROWS.values())
    return first.union(*others, all=True).count()
