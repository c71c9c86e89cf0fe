"""Webhooks: who is told of changes, and what is yet to be told."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class WebhookQuerySet(models.QuerySet["Webhook"]):
    """Words for choosing webhooks."""

    def on(self) -> Self:
        return self.filter(is_on=True)


class Webhook(models.Model):
    """An address that is told of every change, signed with a secret that both sides know.

    `due_at` is when it may be told next; `failures` counts since it last answered.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="webhooks")
    url = models.URLField(_("address"), max_length=2000)
    secret = models.CharField(max_length=64, editable=False)
    is_on = models.BooleanField(_("on"), default=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    due_at = models.DateTimeField(auto_now_add=True)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    told_at = models.DateTimeField(_("last told"), null=True, blank=True, editable=False)
    problem = models.CharField(_("last problem"), max_length=255, blank=True, editable=False)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.url


class Notice(models.Model):
    """A change that a webhook is yet to be told of; written in the transaction of the change, gone once it was told."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20)
    page_id = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField()
    is_deletion = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.page_id}, {self.number}"
