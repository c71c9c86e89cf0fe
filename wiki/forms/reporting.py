"""What is typed to report an error, and to answer a report."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from wiki.forms.cleaning import LineField, ProseField
from wiki.models.report import ADDRESS_LENGTH, REPORT_LENGTH


class PageField(LineField):
    """The address of a page of this site, with or without the site's own before it; kept as a path."""

    default_error_messages = {"elsewhere": _("This is not the address of a page here.")}

    def to_python(self, value: Any) -> str:
        address = super().to_python(value).removeprefix(settings.BASE_URL)
        if address and not _is_here(address):
            raise ValidationError(self.error_messages["elsewhere"], code="elsewhere")
        return address


class ReportForm(forms.Form):
    """What is wrong, where, and perhaps whom to answer. `website` is for robots only: people do not see it."""

    page = PageField(
        label=_("Page"),
        max_length=ADDRESS_LENGTH,
        required=False,
        help_text=_("Its address here; empty, if it is about the site as a whole."),
        widget=forms.TextInput(attrs={"dir": "ltr", "spellcheck": "false"}),
    )
    message = ProseField(
        label=_("What is wrong?"),
        max_length=REPORT_LENGTH,
        help_text=_("An error, a doubtful source, something about a person that should not be here."),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    contact = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("Only if you want an answer. Reviewers see it, nobody else."),
    )
    website = forms.CharField(label=_("Leave this empty"), required=False)

    @property
    def is_robots(self) -> bool:
        """Whether what no person can see was filled in."""
        return bool(self.data.get("website"))


class AnswerForm(forms.Form):
    """What was done about a report."""

    answer = ProseField(
        label=_("What was done"),
        max_length=REPORT_LENGTH,
        help_text=_("For other reviewers; nothing is sent by itself."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )


def _is_here(address: str) -> bool:
    if not address.startswith("/") or address.startswith("//") or "\\" in address or " " in address:
        return False
    try:
        resolve(unquote(urlsplit(address).path))
    except Resolver404:
        return False
    return True
