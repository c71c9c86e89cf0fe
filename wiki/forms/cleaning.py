"""Form fields whose text obeys the rules of records: NFC, no control and no overriding characters."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from wiki.fields.characters import complaint


class LineField(forms.CharField):
    """One line; any run of white space becomes one space."""

    def to_python(self, value: Any) -> str:
        return " ".join(_sound(super().to_python(value) or "").split())


class ProseField(forms.CharField):
    """Markdown of many lines."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return _sound((super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n"))


def _sound(text: str) -> str:
    trouble = complaint(text)
    if trouble:
        raise ValidationError(trouble)
    return unicodedata.normalize("NFC", text)
