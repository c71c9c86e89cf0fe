"""Forms of the reviewers' import: the file and its format, and which column of a table means what."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.importers.csv import FOLLOWING, OURS
from exchange.importing import importers
from exchange.trials import Column


def _formats() -> list[tuple[str, str]]:
    return [(name, f"{one.label}: {one.note}") for name, one in importers().items()]


class UploadForm(forms.Form):
    """A file to import, and what it is; the file comes last, so that the rest arrives where it is too large."""

    format = forms.ChoiceField(label=_("Format"), choices=_formats)
    file = forms.FileField(
        label=_("File"), help_text=_("Plain, or packed with gzip or bzip2, or a tar archive; at most 10 MB.")
    )


class ColumnsForm(forms.Form):
    """One choice a column of theirs: which key of ours it is."""

    def __init__(self, columns: Sequence[Column], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self._names = [column.name for column in columns]
        choices = [("", _("not used")), *((key, key) for key in sorted(OURS - FOLLOWING))]
        for place, column in enumerate(columns):
            label, initial = column.name or _("without a name"), column.ours
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=label, choices=choices, initial=initial, required=False
            )

    def columns(self) -> dict[str, str]:
        """Our key for each of their columns, "" for one that is not used."""
        return {name: self.cleaned_data[f"column_{place}"] for place, name in enumerate(self._names)}
