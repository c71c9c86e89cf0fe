"""Deleting a page, and bringing it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.members import member
from common.access import requires
from common.limits import limited
from wiki.deleting import delete_page, restore_page
from wiki.forms.moving import ReasonForm
from wiki.models import LogEntry, WikiPage
from wiki.pages import page_view


@requires("delete")
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
@page_view
def delete(request: HttpRequest, page: WikiPage) -> HttpResponse:
    """Ask for the reason, and delete."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        delete_page(page, by=member(request), reason=form.cleaned_data["reason"])
        messages.success(request, _("“%(title)s” is deleted.") % {"title": page.title})
        return redirect(page.list_address())
    return render(request, "wiki/delete.html", {"page": page, "form": form}, status=422 if form.is_bound else 200)


@requires("restore")
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, model: type[WikiPage], slug: str) -> HttpResponse:
    """Ask for the reason, and bring the page back; one that is live is shown."""
    page = get_object_or_404(model, slug=slug)
    if page.is_live:
        return redirect(page.get_absolute_url())
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            restore_page(page, by=member(request), reason=form.cleaned_data["reason"])
        except model.DoesNotExist:
            messages.info(request, _("Somebody else restored it a moment ago."))
        else:
            messages.success(request, _("“%(title)s” is back, with all its history.") % {"title": page.title})
        return redirect(page.get_absolute_url())
    entries = LogEntry.objects.filter(kind=page.kind, page_id=page.pk).select_related("by")
    context = {"deleted_page": page, "entries": entries, "form": form}
    return render(request, "wiki/restore.html", context, status=422 if form.is_bound else 200)
