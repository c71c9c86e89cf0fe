"""Users: who they are and what they changed; stewards deactivate accounts here."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.members import member
from accounts.models import User
from common.access import public, requires
from common.limits import limited
from common.paging import Slice
from wiki.changes import with_addresses
from wiki.contributors import Contributor, contributor, namesake
from wiki.deactivating import deactivate_user, may_deactivate, reactivate_user
from wiki.forms.moving import ReasonForm
from wiki.kinds import all_kinds
from wiki.listing import BadFilter, next_address, part_of, without_place
from wiki.models import Change

FILTERS = ("kind", "minor")


@public
@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """A user's page: role, chosen name, contributions; a name in other letters leads to the account's own."""
    who = contributor(name)
    if who is None:
        return render(request, "wiki/user_missing.html", {"name": name, "namesake": namesake(name)}, status=404)
    if who.name != name:
        return redirect(f"{who.get_absolute_url()}?{request.GET.urlencode()}".rstrip("?"), permanent=True)
    part, errors = _part(request, who)
    context = {
        "who": who,
        "count": who.changes.count(),
        "errors": errors,
        "may_deactivate": _may_deactivate(request, who.account),
        **_contributions(request.GET, part),
    }
    return render(request, "wiki/user.html", context, status=400 if errors else 200)


@requires("deactivate")
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def deactivate(request: HttpRequest, name: str) -> HttpResponse:
    """Deactivate an account."""
    return _turn(request, name, active=False)


@requires("deactivate")
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
def reactivate(request: HttpRequest, name: str) -> HttpResponse:
    """Reactivate an account."""
    return _turn(request, name, active=True)


def _part(request: HttpRequest, who: Contributor) -> tuple[Slice[Change], dict[str, str]]:
    """The contributions asked for, and what is wrong with the question."""
    try:
        return part_of(who.changes, request.GET, FILTERS), {}
    except BadFilter as wrong:
        return Slice([], None, is_first=True), {wrong.name: str(wrong)}


def _contributions(query: QueryDict, part: Slice[Change]) -> dict[str, Any]:
    """What the list of contributions shows."""
    rows = with_addresses(part.rows)
    return {
        "days": [(day, list(some)) for day, some in groupby(rows, key=lambda row: row.change.moment.date())],
        "filters": {name: query.get(name, "") for name in FILTERS},
        "kinds": [(kind, model._meta.verbose_name) for kind, model in all_kinds().items()],
        "is_filtered": bool(query),
        "newest": "" if part.is_first else f"?{without_place(query)}",
        "older": next_address(query, part),
    }


def _turn(request: HttpRequest, name: str, *, active: bool) -> HttpResponse:
    who = contributor(name)
    if who is None or who.account is None:
        raise Http404
    if not _may_deactivate(request, who.account):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"who": who, "form": form, "active": active}
        return render(request, "wiki/user_deactivate.html", context, status=422 if form.is_bound else 200)
    deed = reactivate_user if active else deactivate_user
    if deed(who.account, by=member(request), reason=form.cleaned_data["reason"]):
        messages.success(request, _("The account is reactivated.") if active else _("The account is deactivated."))
    return redirect(who.get_absolute_url())


def _may_deactivate(request: HttpRequest, account: User | None) -> bool:
    return account is not None and isinstance(request.user, User) and may_deactivate(request.user, account)
