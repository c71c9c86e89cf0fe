"""What is typed to make a list, and beside its events."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from incidents.models import Event
from library.models import ListEntry, ReadingList
from library.models.reading_list import TEXT_LENGTH, TITLE_LENGTH
from wiki.forms.cleaning import LineField, ProseField
from wiki.models import Change
from wiki.models.log import REASON_LENGTH

TODAY, PINNED = "latest", "pinned"


class ListForm(forms.Form):
    """What a list is, and who may read it."""

    title = LineField(label=_("Title"), max_length=TITLE_LENGTH, widget=forms.TextInput(attrs={"dir": "auto"}))
    description = ProseField(
        label=_("Description"),
        required=False,
        max_length=TEXT_LENGTH,
        help_text=_("For whom it is, and how to read it. Markdown and [[links]] work."),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    visibility = forms.ChoiceField(
        label=_("Who may read it"),
        choices=ReadingList.Visibility.choices,
        initial=ReadingList.Visibility.PUBLIC,
        widget=forms.RadioSelect,
    )


class PinForm(forms.Form):
    """Which revision of an event readers get."""

    follows = forms.ChoiceField(
        label=_("Which revision"),
        choices=[
            (PINNED, _("always the same: what your students read stays as you read it")),
            (TODAY, _("the latest: as the event is on the day it is read")),
        ],
        initial=PINNED,
        widget=forms.RadioSelect,
    )
    number = forms.IntegerField(
        label=_("Number of that revision"),
        min_value=1,
        max_value=10**9 - 1,
        required=False,
        widget=forms.NumberInput(attrs={"class": "input-tiny"}),
    )

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event

    def clean(self) -> dict[str, Any]:
        """Sets `number` to None where the latest is followed; else it has to be one that the event has."""
        cleaned = self.cleaned_data
        if cleaned.get("follows") == TODAY:
            cleaned["number"] = None
            self._errors.pop("number", None)  # type: ignore[attr-defined]
        elif "number" in cleaned and not self._has(cleaned["number"]):
            self.add_error("number", _("The event has no such revision."))
        return cleaned

    def _has(self, number: int | None) -> bool:
        changes = Change.objects.of(Event.kind, self.event.pk)
        return number is not None and changes.filter(number=number).exists()


class EntryForm(PinForm):
    """What stands beside an event in a list."""

    notes = ProseField(
        label=_("Notes"),
        required=False,
        max_length=TEXT_LENGTH,
        help_text=_("Why it is here, what to look at. Markdown and [[links]] work."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    questions = ProseField(
        label=_("Questions for students"),
        required=False,
        max_length=TEXT_LENGTH,
        help_text=_("A numbered list prints well: 1. 2. 3."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )

    field_order = ["notes", "questions", "follows", "number"]


class AddForm(PinForm):
    """To which of one's lists an event is added; to a new one where there is none yet or a title is typed."""

    reading_list = forms.ModelChoiceField(
        ReadingList.objects.none(), label=_("List"), required=False, to_field_name="key", empty_label=_("a new list")
    )
    title = LineField(
        label=_("Title of the new list"),
        max_length=TITLE_LENGTH,
        required=False,
        help_text=_("Only you see a new list until you choose otherwise."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    field_order = ["reading_list", "title", "follows", "number"]

    def __init__(self, user: User, event: Event, *args: Any, **kwargs: Any) -> None:
        super().__init__(event, *args, **kwargs)
        lists: Any = self.fields["reading_list"]
        lists.queryset = ReadingList.objects.of(user).latest_first()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "reading_list" in cleaned and not cleaned["reading_list"] and not cleaned.get("title"):
            self.add_error("title", _("Choose a list, or give a new one a title."))
        return cleaned


class ReasonForm(forms.Form):
    """Why a list is hidden, or shown again; it stands in the public log."""

    reason = LineField(label=_("Reason"), max_length=REASON_LENGTH, widget=forms.TextInput(attrs={"dir": "auto"}))


def said_of(one: ReadingList) -> dict[str, Any]:
    """What the form of a list begins with."""
    return {"title": one.title, "description": one.description, "visibility": one.visibility}


def beside(entry: ListEntry) -> dict[str, Any]:
    """What the form of an entry begins with."""
    return {
        "notes": entry.notes,
        "questions": entry.questions,
        "follows": PINNED if entry.number else TODAY,
        "number": entry.shown_number,
    }
