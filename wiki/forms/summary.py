"""The summary of an edit, which obeys the rules of records: lists, feeds and the log show it as it is."""

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from wiki.fields import FieldError, RecordErrors, Text
from wiki.models.change import SUMMARY_LENGTH

SUMMARY = Text(key="edit_summary", label=_("Summary"), max_length=SUMMARY_LENGTH)


def typed_summary(data: QueryDict) -> str:
    """The summary as it was typed, fit to keep or not."""
    return str(data.get(SUMMARY.key, ""))


def summary_in(data: QueryDict) -> str:
    """The summary that was typed; raises RecordErrors where it cannot be kept."""
    try:
        return str(SUMMARY.clean(typed_summary(data)))
    except FieldError as wrong:
        raise RecordErrors([wrong]) from None
