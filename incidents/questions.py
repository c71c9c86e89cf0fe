"""Fields of a question's form: each cleans what a query string says of a parameter, and tells what is wrong with it."""

import datetime as dt
import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.utils.translation import ngettext

from incidents import dates, search
from incidents.index import Index
from incidents.index.codes import Facet
from incidents.values import AND, MOST_JOINED, Value, read

MOST_VALUES = 50
"""Values of one parameter."""
LONGEST = 300
TOLD = 5
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,\s])\d{3}(?:\1\d{3})*")
"""A number with one and the same sign between all its thousands: 0.500 and 1.234,567 are something else."""


@dataclass(frozen=True)
class Day:
    """A bound of time: the date as given, in canonical EDTF, and the day that counts."""

    edtf: str
    day: dt.date


class _Words(forms.SelectMultiple):
    """All values of a parameter, as they stand in the query string."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return list(data.getlist(name))


class ValuesField(forms.Field):
    """Values of a facet, repeated in the query string; `index` is given before it cleans."""

    widget = _Words
    index: Index

    def __init__(self, *, facet: Facet, **options: Any) -> None:
        super().__init__(**options)
        self.facet = facet

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Each form copies its fields, and changes nothing of this one but its index."""
        return copy(self)

    def clean(self, value: Any) -> list[Value]:
        """The values; ValidationError names the words that mean none."""
        words = list(dict.fromkeys(word.strip().lower() for word in value if word.strip()))
        if len(words) > MOST_VALUES:
            raise ValidationError(_("At most %(most)d values.") % {"most": MOST_VALUES})
        if any(word.count(AND) >= MOST_JOINED for word in words):
            raise ValidationError(_("At most %(most)d values can be joined by “+”.") % {"most": MOST_JOINED})
        values, unknown = read(self.index, self.facet, words)
        if unknown:
            raise ValidationError(_not_known(unknown))
        return values


class ChoiceField(forms.ChoiceField):
    """One of a few words; what was typed instead is not repeated, for it may be long."""

    def validate(self, value: Any) -> None:
        if value and not self.valid_value(value):
            choices: Any = self.choices
            words = ", ".join(word for word, _label in choices)
            raise ValidationError(_("This is none of: %(words)s.") % {"words": words})


class DayField(forms.CharField):
    """A date in EDTF of which one end counts: the first day for `after`, the last one for `before`."""

    def __init__(self, *, end: str, **options: Any) -> None:
        super().__init__(max_length=dates.LONGEST, **options)
        self.end = end

    def clean(self, value: Any) -> Day | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            edtf = dates.check(text)
        except dates.BadDate as wrong:
            raise ValidationError(str(wrong)) from None
        day = getattr(dates.bounds(edtf), self.end)
        if day is None:
            raise ValidationError(_("This date is open where the filter needs an end."))
        return Day(edtf, day)


class NumberField(forms.IntegerField):
    """A whole number, with its thousands apart or not: 45,000,000, 45.000.000 or 45 000 000."""

    default_error_messages = {"invalid": _later("Type a whole number: 45000, 45,000, 45.000 or 45 000.")}

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = value.strip()
            if thousands := _THOUSANDS.fullmatch(value):
                value = value.replace(thousands[1], "")
            elif "." in value:  # Django drops zeros after it
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class QueryField(forms.CharField):
    """A search; None for an empty one."""

    def clean(self, value: Any) -> search.And | None:
        text = super().clean(value)
        try:
            return search.parse(text)
        except search.QueryError as wrong:
            raise ValidationError(str(wrong)) from None


class Question(forms.Form):
    """The form of all parameters; what two of them say must fit together."""

    data: QueryDict

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        single = [name for name, field in self.fields.items() if not isinstance(field, ValuesField)]
        for name, message in repeated(self.data, single).items():
            self.add_error(name, message)
        after, before = said.get("after"), said.get("before")
        if after and before and after.day > before.day:
            self.add_error("after", _("This is later than the date before which events are sought."))
        least, most = said.get("people_min"), said.get("people_max")
        if least is not None and most is not None and least > most:
            self.add_error("people_min", _("This is more than the greatest number that is sought."))
        if said.get("sort") == "relevance" and not said.get("q"):
            self.add_error("sort", _("Only what was searched for can be put in order of relevance."))
        return said


def repeated(data: QueryDict, single: Iterable[str]) -> dict[str, str]:
    """What is wrong with those parameters of one value that were given several."""
    given = {name: {word for one in data.getlist(name) if (word := one.strip())} for name in single}
    return {name: _("Only one value can be given here.") for name, words in given.items() if len(words) > 1}


def _not_known(words: Iterable[str]) -> str:
    words = list(words)
    told = ", ".join(f"“{word[:60]}”" for word in words[:TOLD])
    more = len(words) - TOLD
    if more > 0:
        told = _("%(values)s and %(more)d more") % {"values": told, "more": more}
    return ngettext("Nothing here is called %(values)s.", "None of these is known here: %(values)s.", len(words)) % {
        "values": told
    }
