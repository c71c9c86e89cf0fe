"""Deeds of webhooks: made, removed, told."""

import base64
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from http.client import HTTPException
from typing import Any

import orjson
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.dispatch import receiver
from django.utils import timezone

from accounts.models import User
from api.kinds import KINDS
from api.models import Notice, Webhook
from api.webhooks.sending import NotTaken, post, signed
from common.prepared import Prepared
from wiki.changes import addresses_of
from wiki.models import Change
from wiki.signals import Save, page_saved

AT_ONCE = 100
"""Notices to one webhook in a run, so that none waits for another's backlog."""
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440, 1440)]
"""How long a webhook is left alone after each failure in a row; after the last it is turned off."""
CLAIM = timedelta(minutes=30)
GONE = 410
PREFIX = "whsec_"


@dataclass
class Told:
    """What a run did."""

    taken: int = 0
    failed: int = 0


def add_webhook(*, by: User, url: str) -> tuple[Webhook, str]:
    """Begin to tell an address of changes; with it comes the secret, in the form that libraries take."""
    secret = base64.b64encode(secrets.token_bytes(32)).decode()
    return Webhook.objects.create(by=by, url=url, secret=secret), f"{PREFIX}{secret}"


def remove_webhook(pk: int) -> Webhook:
    """Stop telling an address, and forget what it was yet to be told; Webhook.DoesNotExist where there is none."""
    webhook = Webhook.objects.get(pk=pk)
    webhook.delete()
    return webhook


@transaction.atomic
def turn_on(pk: int) -> Webhook:
    """Tell an address again of what happens from now on; Webhook.DoesNotExist where there is none."""
    webhook = Webhook.objects.select_for_update().get(pk=pk)
    webhook.is_on, webhook.failures, webhook.problem, webhook.due_at = True, 0, "", timezone.now()
    webhook.save()
    return webhook


@receiver(page_saved)
def note(sender: Any, saves: list[Save], **kwargs: Any) -> None:
    """Write down what webhooks are to be told, in the transaction of the change; one query where there are none."""
    notices = [
        Notice(
            webhook_id=webhook.pk,
            kind=sender.kind,
            page_id=save.page.pk,
            number=save.page.latest_number,
            is_deletion=save.record is None,
        )
        for webhook in _on().rows()
        for save in saves
    ]
    Notice.objects.bulk_create(notices, batch_size=1_000)


@cache
def _on() -> Prepared[Webhook]:
    return Prepared(Webhook.objects.on())


def tell_all() -> Told:
    """Tell every webhook that is due what it is yet to be told."""
    told = Told()
    waiting = Exists(Notice.objects.filter(webhook=OuterRef("pk")))
    for webhook in Webhook.objects.on().filter(waiting, due_at__lte=timezone.now()):
        if _claimed(webhook):
            _tell(webhook, told)
    return told


def _claimed(webhook: Webhook) -> bool:
    """Whether this run is the one that tells it: another that runs at the same time finds it not due."""
    later = timezone.now() + CLAIM
    return bool(Webhook.objects.filter(pk=webhook.pk, due_at=webhook.due_at).update(due_at=later))


def _tell(webhook: Webhook, told: Told) -> None:
    for notice in webhook.notices.all()[:AT_ONCE]:
        content = orjson.dumps(content_of(notice))
        try:
            post(webhook.url, content, signed(webhook.secret, f"notice-{notice.pk}", content))
        except (OSError, HTTPException, ValueError) as wrong:
            told.failed += 1
            return _failed(webhook, wrong)
        notice.delete()
        told.taken += 1
    now = timezone.now()
    Webhook.objects.filter(pk=webhook.pk).update(due_at=now, told_at=now, failures=0, problem="")
    return None


def _failed(webhook: Webhook, wrong: Exception) -> None:
    """Leave it alone for a while; turn it off after the last pause, or where it says that it is gone."""
    is_over = webhook.failures >= len(PAUSES) or (isinstance(wrong, NotTaken) and wrong.status == GONE)
    pause = PAUSES[min(webhook.failures, len(PAUSES) - 1)]
    Webhook.objects.filter(pk=webhook.pk).update(
        failures=F("failures") + 1, problem=str(wrong)[:255], due_at=timezone.now() + pause, is_on=not is_over
    )
    if is_over:
        webhook.notices.all().delete()


def content_of(notice: Notice) -> dict[str, Any]:
    """What is sent: what was done, to which page, by whom; addresses are today's, null once the page is deleted."""
    change = Change.objects.of(notice.kind, notice.page_id).with_people().filter(number=notice.number).first()
    page_url = addresses_of([(notice.kind, notice.page_id)]).get((notice.kind, notice.page_id), "")
    kind, slug = KINDS.get(notice.kind), page_url.rstrip("/").rpartition("/")[2]
    return {
        "type": "page.deleted" if notice.is_deletion else "page.saved",
        "timestamp": timezone.now().isoformat().replace("+00:00", "Z"),
        "data": {
            "kind": notice.kind,
            "title": change.title if change else "",
            "number": notice.number,
            "author": change.user_name if change else "",
            "summary": change.summary if change else "",
            "url": kind.address(slug) if kind and page_url else None,
            "page_url": f"{settings.BASE_URL}{page_url}" if page_url else None,
        },
    }
