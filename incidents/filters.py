"""The parameters of /events/, its formats, the API and OAI sets: one declaration, which narrows the index of events."""

from copy import copy
from functools import cache, cached_property
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_filters import Filter as BaseFilter
from django_filters import FilterSet

from incidents import dates, search
from incidents.fields import MOST_PEOPLE
from incidents.hits import hits_of
from incidents.index import Found, Index, codes
from incidents.models import Event
from incidents.questions import ChoiceField, DayField, NumberField, QueryField, Question, ValuesField
from incidents.search.language import LONGEST_WRITTEN
from incidents.values import Value, events_of, roles_of
from wiki.fields import Words

RELEVANCE = "relevance"
SORT_LABELS: dict[str, Words] = {
    "-date": _("newest first"),
    "date": _("oldest first"),
    "title": _("by title"),
    "-people": _("most people affected first"),
    "people": _("fewest people affected first"),
    "-changed": _("last changed first"),
    RELEVANCE: _("most relevant first"),
}
EVERY_CODING = "all"
CODINGS = [(EVERY_CODING, _("all")), ("editor", _("coded by an editor")), ("machine", _("coded by machine"))]
MOST_PER_PAGE = 100
DEEPEST = 10_000
"""Events to which page numbers lead; cursors lead to any."""
LONGEST_CURSOR = 120
Said = tuple[str, Words]


class Filter(BaseFilter):
    """A parameter: it narrows what was found, and says its value as words of an address, each with a label."""

    parent: "EventFilterSet"

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Each FilterSet copies its filters, and changes nothing of them but what they belong to."""
        return copy(self)

    def filter(self, found: Found, value: Any) -> Found:
        """What is left of the events; `value` is as the field cleaned it."""
        raise NotImplementedError

    def said(self, value: Any) -> list[Said]:
        """The value's words in the address, each with its label for people."""
        return [(str(value), str(value))]

    def says(self, value: Any) -> str:
        """What the parameter says of the events, as a part of a sentence."""
        return _now(" or ").join(str(label) for _word, label in self.said(value))


class ValuesFilter(Filter):
    """Events with any of some values of a facet; with `exclude`, those with none of them."""

    field_class = ValuesField

    def __init__(self, facet: codes.Facet, *, exclude: bool = False, **options: Any) -> None:
        super().__init__(facet=facet, exclude=exclude, **options)
        self.facet = facet
        self.name = f"not_{facet.name}" if exclude else facet.name

    def filter(self, found: Found, value: list[Value]) -> Found:
        events = events_of(found.index, value)
        return found.narrowed(self.name, found.index.live - events if self.exclude else events)

    def said(self, value: list[Value]) -> list[Said]:
        return sorted((one.word, one.label) for one in value)

    def says(self, value: list[Value]) -> str:
        wording = _now("%(facet)s is not %(values)s") if self.exclude else _now("%(facet)s is %(values)s")
        return wording % {"facet": self.label, "values": super().says(value)}


class OrganisationFilter(ValuesFilter):
    """Events in which any of the organisations has any of the roles that are asked for."""

    def filter(self, found: Found, value: list[Value]) -> Found:
        roles = roles_of(self.parent.said_of(codes.ORGANISATION_ROLE.name) or ())
        return found.narrowed(self.name, events_of(found.index, value, roles))


class RoleFilter(ValuesFilter):
    """Events with an organisation in any of the roles; where organisations are named, it is theirs."""

    def filter(self, found: Found, value: list[Value]) -> Found:
        named = self.parent.said_of(codes.ORGANISATION.name)
        return found if named else super().filter(found, value)


class CodedFilter(Filter):
    """Events that were coded by a person, or by a machine. What the page takes for granted is not in its addresses."""

    field_class = ChoiceField

    def filter(self, found: Found, value: str) -> Found:
        if value == EVERY_CODING:
            return found
        return found.narrowed("coded", found.index.having((codes.CODED.code(codes.WORDS[codes.CODED][value]),)))

    def said(self, value: str) -> list[Said]:
        return [] if value == self.parent.coding else [(value, dict(CODINGS)[value])]

    def says(self, value: str) -> str:
        return "" if value == EVERY_CODING else str(dict(CODINGS)[value])


class QueryFilter(Filter):
    """Events whose texts fit a search; where none does, a search with the words put right is tried."""

    field_class = QueryField

    def filter(self, found: Found, value: search.And) -> Found:
        hits = hits_of(found.index, value)
        correction = None if hits else search.corrected(value)
        better = hits_of(found.index, correction.query) if correction else hits
        if better:
            self.parent.correction = correction
        return found.narrowed("q", better)

    def said(self, value: search.And) -> list[Said]:
        words = str(value)
        return [(words, words if '"' in words else f"“{words}”")]

    def says(self, value: search.And) -> str:
        """What was sought, and of words put right those that were typed, too: what was found does not have them."""
        correction = self.parent.correction
        if not correction:
            return _now("the text has %(words)s") % {"words": super().says(value)}
        missing = _now(" or ").join(f"“{typed}”" for typed, _sought in correction.words)
        wording = _now("the text has %(words)s (nothing has %(missing)s)")
        return wording % {"words": super().says(correction.query), "missing": missing}


class DayFilter(Filter):
    """Events that may have happened on or after a day, or on or before it: their days and those sought overlap."""

    field_class = DayField

    def filter(self, found: Found, value: Any) -> Found:
        columns, day = found.index.columns, value.day.toordinal()
        if self.extra["end"] == "earliest":
            return found.within("after", columns.whole("latest") >= day)
        return found.within("before", columns.whole("earliest") <= day)

    def said(self, value: Any) -> list[Said]:
        wording = _now("from %(date)s") if self.extra["end"] == "earliest" else _now("until %(date)s")
        return [(value.edtf, wording % {"date": dates.reads(value.edtf)})]


class PeopleFilter(Filter):
    """Events with at least, or at most, so many people affected, by overlap; the number counts in whatever unit."""

    field_class = NumberField

    def __init__(self, *, most: bool, **options: Any) -> None:
        super().__init__(min_value=0, max_value=MOST_PEOPLE, **options)
        self.most = most

    def filter(self, found: Found, value: int) -> Found:
        columns = found.index.columns
        if self.most:
            return found.within("people_max", columns.whole("people_low") <= value)
        return found.within("people_min", columns.whole("people_high") >= value)

    def said(self, value: int) -> list[Said]:
        wording = _now("at most %(number)s affected") if self.most else _now("at least %(number)s affected")
        return [(str(value), wording % {"number": f"{value:,}"})]


class Setting(Filter):
    """A parameter that leaves no event out: order, page and the like."""

    def __init__(self, field_class: type[forms.Field], **options: Any) -> None:
        super().__init__(**options)
        self.field_class = field_class

    def filter(self, found: Found, value: Any) -> Found:
        return found

    def said(self, value: Any) -> list[Said]:
        return []


class EventFilterSet(FilterSet):
    """Every parameter of a question about events. `found` has what is left of an index under those that are valid.

    `coding` is how the events are coded where the question does not say it.
    """

    q = QueryFilter(label=_("Words"), max_length=LONGEST_WRITTEN)
    harm = ValuesFilter(codes.HARM, label=_("Solove harm"))
    not_harm = ValuesFilter(codes.HARM, exclude=True, label=_("Solove harm"))
    information = ValuesFilter(codes.INFORMATION, label=_("Information"))
    not_information = ValuesFilter(codes.INFORMATION, exclude=True, label=_("Information"))
    actor = ValuesFilter(codes.ACTOR, label=_("Threat actor"))
    not_actor = ValuesFilter(codes.ACTOR, exclude=True, label=_("Threat actor"))
    organisation = OrganisationFilter(codes.ORGANISATION, label=_("Organisation"))
    not_organisation = ValuesFilter(codes.ORGANISATION, exclude=True, label=_("Organisation"))
    organisation_role = RoleFilter(codes.ORGANISATION_ROLE, label=_("Role of the organisation"))
    group = ValuesFilter(codes.GROUP, label=_("Individuals affected"))
    not_group = ValuesFilter(codes.GROUP, exclude=True, label=_("Individuals affected"))
    high_risk = ValuesFilter(codes.HIGH_RISK, label=_("High-risk group"))
    not_high_risk = ValuesFilter(codes.HIGH_RISK, exclude=True, label=_("High-risk group"))
    consequence = ValuesFilter(codes.CONSEQUENCE, label=_("Tangible harm"))
    not_consequence = ValuesFilter(codes.CONSEQUENCE, exclude=True, label=_("Tangible harm"))
    law = ValuesFilter(codes.LAW, label=_("Law or regulation"))
    not_law = ValuesFilter(codes.LAW, exclude=True, label=_("Law or regulation"))
    country = ValuesFilter(codes.COUNTRY, label=_("Country"))
    not_country = ValuesFilter(codes.COUNTRY, exclude=True, label=_("Country"))
    after = DayFilter(end="earliest", label=_("From"))
    before = DayFilter(end="latest", label=_("Until"))
    basis = ValuesFilter(codes.BASIS, label=_("What the date tells"))
    not_basis = ValuesFilter(codes.BASIS, exclude=True, label=_("What the date tells"))
    people_min = PeopleFilter(most=False, label=_("Affected, at least"))
    people_max = PeopleFilter(most=True, label=_("Affected, at most"))
    unit = ValuesFilter(codes.UNIT, label=_("Counted in"))
    coded = CodedFilter(choices=CODINGS, label=_("Coded by"))
    sort = Setting(ChoiceField, choices=[*SORT_LABELS.items()], label=_("Order"))
    page = Setting(forms.IntegerField, min_value=1, max_value=DEEPEST, label=_("Page"))
    per_page = Setting(forms.IntegerField, min_value=1, max_value=MOST_PER_PAGE, label=_("Events on a page"))
    cursor = Setting(forms.CharField, max_length=LONGEST_CURSOR, label=_("Place in the list"))

    class Meta:
        model = Event
        fields: list[str] = []
        form = Question

    def __init__(self, data: QueryDict, index: Index, coded: str = EVERY_CODING) -> None:
        if coded != EVERY_CODING and not data.get("coded"):
            data = data.copy()
            data["coded"] = coded
        super().__init__(data, queryset=Event.objects.none())
        self.index = index
        self.coding = coded
        self.correction: search.Correction | None = None
        for field in self.form.fields.values():
            field.index = index

    @classmethod
    @cache
    def get_form_class(cls) -> type[Question]:
        """The same for every question: each form copies its fields."""
        return type("QuestionOfEvents", (Question,), {name: one.field for name, one in cls.base_filters.items()})

    @cached_property
    def found(self) -> Found:
        """The events that fit all valid parameters."""
        found = Found(self.index)
        for name, value in self.said.items():
            found = self._narrowed(found, name, value)
        return found

    @cached_property
    def said(self) -> dict[str, Any]:
        """The value of each valid parameter that is given, in the order of their declaration."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "", [])}

    def said_of(self, name: str) -> Any:
        """The value of one parameter; None where it is not given, or not valid."""
        return self.said.get(name)

    def _narrowed(self, found: Found, name: str, value: Any) -> Found:
        try:
            narrowed: Found = self.filters[name].filter(found, value)
        except search.TooSlow:
            self.form.add_error(name, _("This search takes too long. Give it more words, or rarer ones."))
            return found
        return narrowed
