"""Pages about one's own account that are not allauth's."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms import PreferencesForm, TokenForm
from accounts.members import member
from accounts.models import Token
from accounts.tokens import MOST, TooMany, issue_token, revoke_token
from common.access import members

IDS_OF_TOKENS = "token-%s"
"""Both forms of the page have a name."""


@members
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """/accounts/preferences/: the chosen name, the ORCID iD, and the tokens of one's programs."""
    form = PreferencesForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your preferences are saved."))
        return redirect("preferences")
    return _shown(request, form=form)


@members
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]  # django-allauth has no types
def make_token(request: HttpRequest) -> HttpResponse:
    """/accounts/tokens/: a new token, whose word is shown on this one page and nowhere else.

    Whoever was not asked for the password in the last five minutes is asked first, and then has the token. By GET it
    leads to the form, as when that page is loaded anew.
    """
    if request.method != "POST":
        return redirect("preferences")
    form = TokenForm(request.POST, auto_id=IDS_OF_TOKENS)
    if not form.is_valid():
        return _shown(request, token_form=form, status=422)
    try:
        token, word = issue_token(by=member(request), **form.cleaned_data)
    except TooMany:
        form.add_error(None, _("You have %d tokens, as many as there may be. Revoke one first.") % MOST)
        return _shown(request, token_form=form, status=422)
    return _shown(request, issued=token, word=word)


@members
@require_POST
def end_token(request: HttpRequest, pk: int) -> HttpResponse:
    """/accounts/tokens/<pk>/revoke/"""
    try:
        token = revoke_token(by=member(request), pk=pk)
    except Token.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("The token “%(name)s” is revoked.") % {"name": token.name})
    return redirect("preferences")


def _shown(request: HttpRequest, *, status: int = 200, **context: Any) -> HttpResponse:
    """The page of preferences; forms that are not given are empty. It may show a secret: nobody keeps a copy."""
    user = member(request)
    whole = {
        "form": PreferencesForm(instance=user),
        "token_form": TokenForm(auto_id=IDS_OF_TOKENS),
        "tokens": user.tokens.all(),
        **context,
    }
    response = render(request, "account/preferences.html", whole, status=status)
    response["Cache-Control"] = "no-store"
    return response
