"""Making a list: the forms of its owner, each of which works without a script and overwrites nobody unseen."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.members import member
from common.access import members
from common.limits import limited
from common.paging import number_in
from library.lists import curating
from library.lists.curating import MOST_LISTS, Clash, Full
from library.lists.forms import ListForm, said_of
from library.lists.looking_up import own_or_404, readable_or_404, while_there

FORM_METHODS = ["GET", "HEAD", "POST"]


@members
@limited("edit")
@require_http_methods(FORM_METHODS)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a list."""
    form = ListForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return redirect(curating.make_list(by=member(request), **form.cleaned_data))
        except Full:
            form.add_error(None, full_shelf())
    return render(request, "library/list_form.html", {"form": form}, status=422 if form.is_bound else 200)


@members
@limited("edit")
@require_http_methods(FORM_METHODS)
@while_there
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Say anew what a list is, and who may read it."""
    one = own_or_404(request, key)
    form = ListForm(request.POST if request.method == "POST" else None, initial=said_of(one))
    context = {"form": form, "list": one, "active": "edit", "is_owner": True}
    if not form.is_bound:
        return render(request, "library/list_form.html", {**context, "base": one.version})
    if not form.is_valid():
        return render(request, "library/list_form.html", {**context, "base": base_in(request)}, status=422)
    try:
        return redirect(curating.change_list(one, base=base_in(request), **form.cleaned_data))
    except Clash as clash:
        told = {"base": clash.now.version, "now": clash.now}
        return render(request, "library/list_form.html", {**context, **told}, status=409)


@members
@limited("edit")
@require_http_methods(FORM_METHODS)
@while_there
def delete(request: HttpRequest, key: str) -> HttpResponse:
    """Take a list away, after a page that says what goes with it."""
    one = own_or_404(request, key)
    if request.method == "POST":
        curating.delete_list(one)
        messages.success(request, _("The list “%(title)s” is deleted.") % {"title": one.title})
        return redirect("my-lists")
    context = {"list": one, "count": one.entries.count(), "is_owner": True, "active": "edit"}
    return render(request, "library/list_delete.html", context)


@members
@limited("edit")
@require_POST
@while_there
def copy(request: HttpRequest, key: str) -> HttpResponse:
    """Make a list of one's own of another."""
    one = readable_or_404(request, key)
    try:
        made = curating.copy_list(one, by=member(request))
    except Full:
        messages.error(request, full_shelf())
        return redirect(one)
    messages.success(request, _("This is your copy: nobody else reads it until you say so."))
    return redirect(made)


def full_shelf() -> str:
    """What is said to whom has as many lists as one may have."""
    return _("You have %(most)d lists, as many as there may be. Delete one first.") % {"most": MOST_LISTS}


def base_in(request: HttpRequest) -> int:
    """The version that a form was made of; 404 where it names none, for no form of ours does."""
    return number_in(request.POST, "base", Http404) or 0
