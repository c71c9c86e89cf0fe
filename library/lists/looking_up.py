"""Looking up the list that an address names: what one may not read is missing, as if it never was."""

from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from accounts.members import member
from common.access import View, may
from library.models import ListEntry, ReadingList


def while_there(view: View) -> View:
    """404 where the list or its entry was taken away, in another window, while this request was under way."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (ReadingList.DoesNotExist, ListEntry.DoesNotExist):
            raise Http404 from None

    return answered


def is_owner(request: HttpRequest, one: ReadingList) -> bool:
    """Whether the one who asks made the list."""
    return request.user.is_authenticated and request.user.pk == one.owner_id


def readable_or_404(request: HttpRequest, key: str) -> ReadingList:
    """A list that the one who asks may read: its owner always; what is private or hidden nobody else, but what is
    hidden reviewers."""
    one = get_object_or_404(ReadingList.objects.select_related("owner", "copied_from"), key=key)
    is_private = one.visibility == ReadingList.Visibility.PRIVATE
    if not is_owner(request, one) and (is_private or (one.hidden_at and not may(request, "review"))):
        raise Http404
    return one


def own_or_404(request: HttpRequest, key: str) -> ReadingList:
    """A list of the one who is signed in."""
    return get_object_or_404(ReadingList.objects.select_related("owner"), key=key, owner=member(request))


def own_entry_or_404(request: HttpRequest, key: str, pk: int) -> ListEntry:
    """An event in a list of the one who is signed in."""
    entries = ListEntry.objects.select_related("event", "list__owner")
    return get_object_or_404(entries, pk=pk, list__key=key, list__owner=member(request))
