"""The guide: pages that explain the base to those who read and write it."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from wiki.fields import Field, Prose, Text
from wiki.kinds import register
from wiki.models.page import WikiPage
from wiki.record import Record


@register
class Guide(WikiPage):
    """A page of `/help/`."""

    kind = "help"
    address = "/help/{slug}/"
    depends_on_others = False
    record_fields: ClassVar[tuple[Field, ...]] = (
        Text(key="title", label=_("Title"), required=True),
        Prose(key="body", label=_("Text")),
    )

    class Meta(WikiPage.Meta):
        abstract = False
        verbose_name = _("guide page")
        verbose_name_plural = _("guide pages")

    def to_record(self) -> Record:
        return {"kind": self.kind, "slug": self.slug, "title": self.title, "body": self.body, "states": {}}
