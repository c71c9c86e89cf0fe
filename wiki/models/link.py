"""Links in the bodies of pages, for what links here and for wanted pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Link(models.Model):
    """A wiki link in the latest body of a page: what it was written to, not where it led."""

    kind = models.CharField(_("kind of page"), max_length=20)
    page_id = models.PositiveBigIntegerField(_("page"))
    prefix = models.CharField(_("kind linked to"), max_length=20, blank=True)
    title = models.CharField(_("title linked to"), max_length=255)
    key = models.CharField(_("folded title"), max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "page_id", "prefix", "key"], name="link_once_a_page"),
        ]
        indexes = [models.Index(fields=["key", "prefix"], name="link_target")]

    def __str__(self) -> str:
        return f"{self.prefix}:{self.title}" if self.prefix else self.title

    @property
    def says(self) -> tuple[str, str, str]:
        """All that it says of its page."""
        return self.prefix, self.key, self.title
