"""Signing in, and what users say about themselves."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import Token, User
from accounts.orcid import bare, validate_orcid

LONGEST = 254
"""The longest e-mail address. A database that compares without regard to case fails at texts of some 50,000 letters."""


class SignInForm(LoginForm):
    """allauth's form, saying that the username or the e-mail address will do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Username or e-mail address")
        self.fields["login"].widget.attrs = {"autocomplete": "username", "maxlength": str(LONGEST)}
        self.fields["login"].validators.append(MaxLengthValidator(LONGEST))


class OrcidField(forms.CharField):
    """An ORCID iD, typed bare or as its address."""

    default_validators = [validate_orcid]

    def to_python(self, value: object) -> str:
        return bare(super().to_python(value) or "")


class PreferencesForm(forms.ModelForm):
    """The name that citations use, and the ORCID iD."""

    orcid = OrcidField(
        label=_("ORCID iD"), required=False, max_length=60, help_text=_("Such as 0000-0002-1825-0097; shown to all.")
    )

    class Meta:
        model = User
        fields = ["name", "orcid"]


class TokenForm(forms.ModelForm):
    """What a new token is for, and what may be done with it."""

    class Meta:
        model = Token
        fields = ["name", "scope"]
        help_texts = {"name": _("Such as the name of the program that will use it.")}
