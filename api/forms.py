"""The form of a new webhook."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wiki.fields import Address, FieldError


class WebhookForm(forms.Form):
    """The address that is to be told."""

    url = forms.CharField(
        label=_("Address"),
        max_length=2000,
        widget=forms.URLInput(attrs={"dir": "ltr"}),
        help_text=_("Beginning with https:// or http://, on the public internet."),
    )

    def clean_url(self) -> str:
        try:
            address: str = Address(key="url", label="", required=True).clean(self.cleaned_data["url"])
        except FieldError as wrong:
            raise forms.ValidationError(wrong.message) from None
        return address
