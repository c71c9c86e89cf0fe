"""/upkeep/webhooks/: stewards see who is told of changes, add and remove."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.members import member
from api.forms import WebhookForm
from api.models import Webhook
from api.upkeep import WEBHOOKS
from api.webhooks.deeds import add_webhook, remove_webhook, turn_on
from common.access import stewards


@stewards
@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: HttpRequest) -> HttpResponse:
    """The list, and the form of a new one; its secret is shown this once."""
    form = WebhookForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _shown(request, form, status=422 if form.is_bound else 200)
    webhook, secret = add_webhook(by=member(request), url=form.cleaned_data["url"])
    return _shown(request, WebhookForm(), made=webhook, secret=secret)


@stewards
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Tells it no more."""
    webhook = _found(lambda: remove_webhook(pk))
    messages.success(request, _("%(url)s is told no more.") % {"url": webhook.url})
    return redirect("webhooks")


@stewards
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Tells one again that was turned off."""
    webhook = _found(lambda: turn_on(pk))
    messages.success(request, _("%(url)s is told again of what changes from now on.") % {"url": webhook.url})
    return redirect("webhooks")


def _found(deed: Any) -> Webhook:
    try:
        webhook: Webhook = deed()
    except Webhook.DoesNotExist:
        raise Http404 from None
    return webhook


def _shown(request: HttpRequest, form: WebhookForm, *, status: int = 200, **context: Any) -> HttpResponse:
    rows = Webhook.objects.select_related("by").annotate(waiting=Count("notices"))
    whole = {"form": form, "webhooks": rows, "task": WEBHOOKS, **context}
    response = render(request, "api/webhooks.html", whole, status=status)
    response["Cache-Control"] = "no-store"
    return response
