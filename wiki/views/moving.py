"""Moving a page to another title and address."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.members import member
from common.access import requires
from common.limits import limited
from wiki.fields import RecordErrors
from wiki.forms.moving import MoveForm
from wiki.models import WikiPage
from wiki.moving import move_page
from wiki.pages import page_view


@requires("move")
@limited("edit")
@require_http_methods(["GET", "HEAD", "POST"])
@page_view
def move(request: HttpRequest, page: WikiPage) -> HttpResponse:
    """The form and the deed."""
    form = MoveForm(request.POST if request.method == "POST" else None, initial={"title": page.title})
    if form.is_valid():
        try:
            moved = move_page(page, by=member(request), **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        except RecordErrors as wrong:
            form.add_error("title", [error.message for error in wrong.errors])
        else:
            messages.success(request, _("Moved. The old address leads here from now on."))
            return redirect(moved.page.get_absolute_url())
    context = {"page": page, "form": form}
    return render(request, "wiki/move.html", context, status=422 if form.is_bound else 200)
