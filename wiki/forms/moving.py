"""What is typed to move, delete or restore a page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wiki.forms.cleaning import LineField
from wiki.models.log import REASON_LENGTH
from wiki.models.page import TITLE_LENGTH
from wiki.names import SLUG_LENGTH

_WRITTEN = {"dir": "auto"}


class ReasonForm(forms.Form):
    """Why a deed is done; the public log shows it."""

    reason = LineField(
        label=_("Reason"),
        max_length=REASON_LENGTH,
        help_text=_("The public log shows it."),
        widget=forms.TextInput(attrs=_WRITTEN),
    )


class MoveForm(ReasonForm):
    """Where a page is to be moved."""

    title = LineField(label=_("New title"), max_length=TITLE_LENGTH, widget=forms.TextInput(attrs=_WRITTEN))
    slug = LineField(
        label=_("New address"),
        max_length=SLUG_LENGTH,
        required=False,
        help_text=_("The last part of the address. Left empty, it is made from the title."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )

    field_order = ["title", "slug", "reason"]
