"""Errors and concerns that anyone may report, without an account."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

ADDRESS_LENGTH = 500
REPORT_LENGTH = 5_000


class Report(models.Model):
    """What a reader reported of a page or of the site, kept for reviewers until it is dealt with."""

    page_address = models.CharField(_("page"), max_length=ADDRESS_LENGTH, blank=True)
    message = models.TextField(_("what is wrong"), max_length=REPORT_LENGTH)
    contact = models.EmailField(_("your e-mail address, if you want an answer"), blank=True)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    closed_at = models.DateTimeField(_("dealt with"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(_("what was done"), blank=True, max_length=REPORT_LENGTH)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["closed_at", "created_at"], name="report_open")]

    def __str__(self) -> str:
        return self.message[:60]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
