"""Asking: a question put to the charts, and the addresses under /events/ of the events that a mark counts."""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from incidents import wording
from incidents.browsing import OPEN, OPENED
from incidents.filters import EVERY_CODING
from incidents.index import Index, codes
from incidents.index.arrays import Keys
from incidents.index.codes import Facet
from incidents.questions import ChoiceField, repeated
from incidents.selection import Selection
from incidents.values import MOST_JOINED, Value, both, roles_of
from wiki.fields import Words

CODED = "editor"
"""Charts count what editors coded, unless the question says otherwise."""
CROSSED = ("rows", "columns")
"""The parameters that name the two facets that are crossed."""
FACETS: dict[str, tuple[Facet, Words]] = {
    "harm": (codes.HARM, _("Solove harm")),
    "information": (codes.INFORMATION, _("Information")),
    "actor": (codes.ACTOR, _("Threat actor")),
    "organisation": (codes.ORGANISATION, _("Organisation")),
    "group": (codes.GROUP, _("Individuals affected")),
    "high_risk": (codes.HIGH_RISK, _("High-risk group")),
    "consequence": (codes.CONSEQUENCE, _("Tangible harm")),
    "law": (codes.LAW, _("Law or regulation")),
    "country": (codes.COUNTRY, _("Country")),
    "basis": (codes.BASIS, _("What the date tells")),
    "unit": (codes.UNIT, _("Counted in")),
}
"""The facets that can be crossed, by their parameters."""
KEPT: dict[str, Collection[str]] = {OPEN: OPENED, **dict.fromkeys(CROSSED, FACETS)}
"""The parameters of the page besides the filters, and the words that they may have."""
CHOICES = [(name, label) for name, (_facet, label) in FACETS.items()]


class Crossing(forms.Form):
    """Which two facets are crossed: harms and information where nothing is said."""

    rows = ChoiceField(choices=CHOICES, required=False, initial="harm", label=_("Down"))
    columns = ChoiceField(choices=CHOICES, required=False, initial="information", label=_("Across"))


class Asked:
    """A question, as charts see it: its events, and where a mark leads."""

    def __init__(self, query: QueryDict, *, path: str = "/explore/") -> None:
        self.selection = Selection(query, path=path, keep=KEPT, coded=CODED)
        self.form = Crossing({name: query.get(name) or Crossing.base_fields[name].initial for name in CROSSED})
        crossed = {name: [str(one) for one in some] for name, some in self.form.errors.items()}
        crossed |= {name: [message] for name, message in repeated(query, CROSSED).items()}
        self.errors: dict[str, list[str]] = {**self.selection.errors, **crossed}
        self._filters = self.selection.filters
        self._order = list(self._filters.filters)

    @property
    def is_valid(self) -> bool:
        return not self.errors

    @property
    def index(self) -> Index:
        return self.selection.index

    @property
    def events(self) -> BitMap:
        """The events of the question; not to be changed."""
        return self.selection.found.events

    @property
    def keys(self) -> Keys:
        return self.selection.found.keys

    @property
    def roles(self) -> int:
        """The roles of organisations that the question asks for, as bits."""
        return roles_of(self.said(codes.ORGANISATION_ROLE.name) or ())

    def said(self, name: str) -> Any:
        """The value of a parameter; None where the question does not have it."""
        return self._filters.said_of(name)

    def choice(self, takes: Iterable[str]) -> list[tuple[str, str]]:
        """The question as /explore/ has it, with some of the parameters of the page."""
        return [*wording.pairs(self._filters), *((name, self.form.cleaned_data[name]) for name in takes)]

    def crossed(self, place: str) -> Facet:
        """The facet of `rows` or of `columns`."""
        return FACETS[self.form.cleaned_data[place]][0]

    @property
    def coding(self) -> str:
        """How many of the events were coded by machine, or are left out because they were."""
        selection, coded = self.selection, self.said("coded")
        if coded == EVERY_CODING:
            return _now("Coded by machine and not confirmed by an editor: %(count)s of %(total)s.") % {
                "count": f"{selection.machine_coded:,}",
                "total": f"{selection.total:,}",
            }
        if coded == CODED:
            return _now("Only events that an editor coded are counted; left out as coded by machine: %(count)s.") % {
                "count": f"{selection.left_to_machines:,}"
            }
        return _now("All of these events were coded by machine and not confirmed by an editor.")

    @cached_property
    def query(self) -> str:
        """The question as /events/ has it, where all events are meant unless something is said."""
        return urlencode(self._pairs({}))

    def address(self, *values: Value, **words: str) -> str:
        """Where the events of the question stand that have some more values; `words` take the place of parameters.

        Empty where more values would be joined than an address may join.
        """
        narrowed: dict[str, list[Value]] = {}
        for value in values:
            name = value.facet.name
            narrowed[name] = _narrowed(narrowed.get(name) or self.said(name) or [], value)
        if any(len(value.parts) > MOST_JOINED for some in narrowed.values() for value in some):
            return ""
        said = {name: sorted(value.word for value in some) for name, some in narrowed.items()}
        query = urlencode(self._pairs(said | {name: [word] for name, word in words.items()}))
        return f"/events/?{query}" if query else "/events/"

    def _pairs(self, instead: dict[str, list[str]]) -> list[tuple[str, str]]:
        said = self._said | instead
        return [(name, word) for name in self._order if name in said for word in said[name]]

    @cached_property
    def _said(self) -> dict[str, list[str]]:
        said: dict[str, list[str]] = {}
        for name, word in wording.pairs(self._filters):
            said.setdefault(name, []).append(word)
        coded = self.said("coded")
        return said | {"coded": [] if coded == EVERY_CODING else [coded]}


def _narrowed(selected: Iterable[Value], value: Value) -> list[Value]:
    """What a facet has to say where an event must have any of those selected, and the value too."""
    joined = [both(one, value) for one in selected] or [value]
    return list({one.word: one for one in joined}.values())
