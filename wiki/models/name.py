"""The names by which pages are found, and the addresses that they had."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wiki.names import SLUG_LENGTH


class Name(models.Model):
    """One name of one live page. The row of role TITLE is the page's entry in the register of all pages.

    `key` folds case and spacing, for links; `stem` folds plurals and punctuation too, for values as written.
    Derived from the latest record; slug and title repeat the page's own, so that a link needs this table alone.
    """

    class Role(models.IntegerChoices):
        TITLE = 0, _("title")
        ALTERNATIVE = 1, _("alternative name")
        FORMER = 2, _("former title")

    kind = models.CharField(_("kind of page"), max_length=20)
    page_id = models.PositiveBigIntegerField(_("page"))
    role = models.PositiveSmallIntegerField(_("role"), choices=Role.choices)
    text = models.CharField(_("name"), max_length=255)
    key = models.CharField(_("folded"), max_length=255)
    stem = models.CharField(_("folded with plurals"), max_length=255)
    slug = models.CharField(_("slug"), max_length=SLUG_LENGTH)
    title = models.CharField(_("title"), max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "page_id"], condition=models.Q(role=0), name="name_one_title_a_page"
            ),
        ]
        indexes = [
            models.Index(fields=["key"], name="name_by_key"),
            models.Index(fields=["kind", "stem"], name="name_by_stem"),
            models.Index(fields=["kind", "slug"], name="name_by_slug"),
            models.Index(fields=["kind", "page_id"], name="name_of_page"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def says(self) -> tuple[int, str, str, str, str, str]:
        """All that it says of its page."""
        return self.role, self.text, self.key, self.stem, self.slug, self.title


class FormerSlug(models.Model):
    """A slug that a page had before it was moved; its address answers 301 to today's."""

    kind = models.CharField(_("kind of page"), max_length=20)
    slug = models.CharField(_("slug"), max_length=SLUG_LENGTH)
    page_id = models.PositiveBigIntegerField(_("page"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_leads_to_one_page")]

    def __str__(self) -> str:
        return self.slug
