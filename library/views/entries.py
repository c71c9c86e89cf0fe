"""The events of a list: adding one, writing beside it, choosing its revision, moving it, taking it out."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.members import member
from common.access import members
from common.limits import limited
from common.paging import number_in
from incidents.models import Event
from library.lists import curating
from library.lists.curating import MOST_ENTRIES, Clash, Full
from library.lists.forms import AddForm, EntryForm, beside
from library.lists.looking_up import own_entry_or_404, while_there
from library.models import ListEntry, ReadingList
from library.views.curating import FORM_METHODS, base_in, full_shelf

MOST_DIGITS = 9


@members
@limited("edit")
@require_http_methods(FORM_METHODS)
def add(request: HttpRequest) -> HttpResponse:
    """/lists/add/?event=<slug>: put an event into a list, one's own or a new one."""
    event = _event_or_404(request)
    initial = {"number": _revision(request) or event.latest_number, "reading_list": _last_list(request)}
    form = AddForm(member(request), event, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            return redirect(_added(request, event, form.cleaned_data))
        except Full:
            form.add_error(None, _full(form.cleaned_data["reading_list"]))
    context = {"form": form, "event": event}
    return render(request, "library/list_add.html", context, status=422 if form.is_bound else 200)


@members
@limited("edit")
@require_http_methods(FORM_METHODS)
@while_there
def edit(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Write notes and questions beside an event, and choose the revision that readers get."""
    entry = own_entry_or_404(request, key, pk)
    form = EntryForm(entry.event, request.POST if request.method == "POST" else None, initial=beside(entry))
    context = {"form": form, "entry": entry, "list": entry.list, "active": "read", "is_owner": True}
    if not form.is_bound:
        return render(request, "library/entry_form.html", {**context, "base": entry.version})
    if not form.is_valid():
        return render(request, "library/entry_form.html", {**context, "base": base_in(request)}, status=422)
    said = {name: form.cleaned_data[name] for name in ("number", "notes", "questions")}
    try:
        return redirect(curating.change_entry(entry, base=base_in(request), **said))
    except Clash as clash:
        told = {"base": clash.now.version, "now": clash.now}
        return render(request, "library/entry_form.html", {**context, **told}, status=409)


@members
@limited("edit")
@require_POST
@while_there
def pin(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take the revision that the owner has just compared with the pinned one."""
    entry = own_entry_or_404(request, key, pk)
    form = EntryForm(entry.event, {**beside(entry), "follows": "pinned", "number": request.POST.get("number")})
    if not form.is_valid():
        raise Http404
    curating.pin_entry(entry, number=form.cleaned_data["number"])
    messages.success(request, _("“%(title)s” is pinned anew.") % {"title": entry.event.title})
    return redirect(entry)


@members
@limited("edit")
@require_POST
@while_there
def upwards(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Put an event before the one above it."""
    return _moved(own_entry_or_404(request, key, pk), curating.raise_entry)


@members
@limited("edit")
@require_POST
@while_there
def downwards(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Put an event after the one below it."""
    return _moved(own_entry_or_404(request, key, pk), curating.lower_entry)


@members
@limited("edit")
@require_http_methods(FORM_METHODS)
@while_there
def remove(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take an event out of a list; where something is written beside it, after a page that says so."""
    entry = own_entry_or_404(request, key, pk)
    if request.method != "POST":
        context = {"entry": entry, "list": entry.list, "active": "read", "is_owner": True}
        return render(request, "library/entry_remove.html", context)
    curating.remove_entry(entry)
    messages.success(request, _("“%(title)s” is out of the list.") % {"title": entry.event.title})
    return redirect(entry.list)


def _event_or_404(request: HttpRequest) -> Any:
    slug = request.GET.get("event", "")
    return get_object_or_404(Event.objects.live(), slug="" if "\x00" in slug else slug)


def _revision(request: HttpRequest) -> int | None:
    number = number_in(request.GET, "revision", Http404)
    if number and len(str(number)) > MOST_DIGITS:
        raise Http404
    return number


def _last_list(request: HttpRequest) -> ReadingList | None:
    """The list that one worked on last, which is the likeliest."""
    return ReadingList.objects.of(member(request)).latest_first().first()


def _added(request: HttpRequest, event: Event, said: Mapping[str, Any]) -> ListEntry:
    private = ReadingList.Visibility.PRIVATE
    one = said["reading_list"] or curating.make_list(
        by=member(request), title=said["title"], description="", visibility=private
    )
    entry = curating.add_event(one, event, number=said["number"])
    told = {"event": event.title, "list": one.title}
    messages.success(request, _("“%(event)s” is in the list “%(list)s”.") % told)
    return entry


def _full(one: ReadingList | None) -> str:
    if one is None:
        return full_shelf()
    return _("A list takes %(most)d events: it is shown and printed whole. Begin another.") % {"most": MOST_ENTRIES}


def _moved(entry: ListEntry, deed: Callable[[ListEntry], None]) -> HttpResponseRedirect:
    deed(entry)
    return redirect(entry)
