"""Hiding a list from all but its owner, and showing it again: for reviewers, with a reason in the public log."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.members import member
from common.access import reviewers
from library.lists.curating import hide_list, show_list
from library.lists.forms import ReasonForm
from library.models import ReadingList
from library.views.curating import FORM_METHODS


@reviewers
@require_http_methods(FORM_METHODS)
def hide(request: HttpRequest, key: str) -> HttpResponse:
    """Hide a list."""
    return _do(request, key, hide_list, _("The list is hidden; its owner and reviewers still see it."))


@reviewers
@require_http_methods(FORM_METHODS)
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show a hidden list again."""
    return _do(request, key, show_list, _("The list is shown again."))


def _do(request: HttpRequest, key: str, deed: Callable[..., Any], done: str) -> HttpResponse:
    """A private list is nobody's but its owner's."""
    one = get_object_or_404(ReadingList.objects.select_related("owner"), key=key)
    if one.visibility == ReadingList.Visibility.PRIVATE:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "list": one, "is_hiding": deed is hide_list}
        return render(request, "library/list_hide.html", context, status=422 if form.is_bound else 200)
    deed(one, by=member(request), reason=form.cleaned_data["reason"])
    messages.success(request, done)
    return redirect(one)
