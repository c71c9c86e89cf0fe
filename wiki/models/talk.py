"""Talk: the discussion beside a page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wiki.models.signed import Signed

TITLE_LENGTH = 200
COMMENT_LENGTH = 20_000


class Thread(models.Model):
    """A subject of discussion on one page; it is resolved when those who talk say so."""

    kind = models.CharField(_("kind of page"), max_length=20)
    page_id = models.PositiveBigIntegerField(_("page"))
    title = models.CharField(_("subject"), max_length=TITLE_LENGTH)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    last_at = models.DateTimeField(_("last comment"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["kind", "page_id", "last_at"], name="thread_of_page")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_resolved(self) -> bool:
        return self.resolved_at is not None


class Comment(Signed):
    """What somebody said in a thread, perhaps in answer to another comment; signed and dated, never edited away."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies")
    body = models.TextField(_("comment"), max_length=COMMENT_LENGTH)
    created_at = models.DateTimeField(_("said"))
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.body[:60]
