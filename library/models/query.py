"""Query: a question about events that was fixed, so that it can be cited."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from library.models.rows import Rows


class Query(models.Model):
    """A question with the rows that it found at a moment. Its identifier is made of both; nothing of it changes."""

    identifier = models.CharField(_("identifier"), max_length=20, unique=True)
    question = models.TextField(_("question"), blank=True, help_text=_("The canonical query string."))
    question_digest = models.CharField(_("SHA-256 of the question"), max_length=64, db_index=True)
    sentence = models.TextField(_("in words"))
    rows = models.ForeignKey(Rows, on_delete=models.PROTECT, related_name="queries", verbose_name=_("rows"))
    moment = models.DateTimeField(_("moment"))

    class Meta:
        verbose_name = _("cited question")
        verbose_name_plural = _("cited questions")

    def __str__(self) -> str:
        return self.identifier

    def get_absolute_url(self) -> str:
        return f"/queries/{self.identifier}/"
