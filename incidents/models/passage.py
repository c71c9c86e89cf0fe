"""Passages: stretches of an event's prose that are coded with terms."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Passage(models.Model):
    """A coded stretch of the latest text of an event. Its key, made of text and codes, is its identity."""

    event = models.ForeignKey("incidents.Event", on_delete=models.CASCADE, related_name="passages", db_index=False)
    key = models.CharField(_("key"), max_length=32)
    position = models.PositiveIntegerField(_("place"))
    text = models.TextField(_("passage"))
    context = models.TextField(_("in its context"))

    unsaved_codes: "list[PassageCode]"

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["event", "key"], name="passage_key_once_an_event")]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def says_codes(self) -> set[tuple[str, str, int | None]]:
        """Kind, slug and term of its codes, whether they are saved or not."""
        codes = self.codes.all() if self.pk else self.unsaved_codes
        return {(code.kind, code.slug, code.term_id) for code in codes}

    @property
    def says(self) -> tuple[str, set[tuple[str, str, int | None]]]:
        """Its text and codes, saved or not: what its key stands for, and the terms that were found."""
        return self.text, self.says_codes

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands, which may change while it stays the same passage."""
        return self.position, self.context

    @property
    def in_context(self) -> tuple[str, str, str]:
        """What stands before the passage in its sentence, the passage, and what stands after it."""
        before, found, after = self.context.partition(self.text)
        return (before, found, after) if found else ("", self.text, "")


class PassageCode(models.Model):
    """A term that a passage is coded with: its kind, its slug as written, and the term where there is one.

    It names the passage's event, so that the events of a term are found without their passages.
    """

    event = models.ForeignKey("incidents.Event", on_delete=models.CASCADE, related_name="passage_codes")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="codes", db_index=False)
    kind = models.CharField(_("kind of term"), max_length=20)
    slug = models.CharField(_("slug as written"), max_length=100)
    term_id = models.PositiveBigIntegerField(_("term"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["passage", "kind", "slug"], name="passage_code_once")]
        indexes = [models.Index(fields=["kind", "term_id", "event"], name="passage_code_events")]

    def __str__(self) -> str:
        return f"{self.kind}={self.slug}"
