"""The public log of deeds that are no revisions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

REASON_LENGTH = 500


class LogEntry(models.Model):
    """A move, deletion, restoration, deactivation, hiding or import: who, when, of what, and why."""

    class Action(models.TextChoices):
        MOVE = "move", _("moved")
        DELETE = "delete", _("deleted")
        RESTORE = "restore", _("restored")
        DEACTIVATE = "deactivate", _("deactivated the account")
        REACTIVATE = "reactivate", _("reactivated the account")
        HIDE = "hide", _("hid a comment")
        SHOW = "show", _("showed a comment again")
        IMPORT = "import", _("imported")
        HIDE_LIST = "hide-list", _("hid a reading list")
        SHOW_LIST = "show-list", _("showed a reading list again")

    moment = models.DateTimeField(_("moment"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="log_entries")
    action = models.CharField(_("deed"), max_length=20, choices=Action.choices)
    kind = models.CharField(_("kind of page"), max_length=20, blank=True)
    page_id = models.PositiveBigIntegerField(_("page"), null=True, blank=True)
    title = models.CharField(_("title or name at that time"), max_length=255)
    detail = models.CharField(_("detail"), max_length=255, blank=True)
    reason = models.CharField(_("reason"), max_length=REASON_LENGTH, blank=True)

    class Meta:
        ordering = ["-moment", "-pk"]
        indexes = [
            models.Index(fields=["moment", "id"], name="log_recent"),
            models.Index(fields=["kind", "page_id"], name="log_of_page"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.title}"
