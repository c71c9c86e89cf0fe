"""The guide: pages that explain the base to those who read and write it."""

from typing import ClassVar

from wiki.fields import Field, Prose, Text
from wiki.kinds import register
from wiki.models.page import WikiPage
from wiki.record import Record


@register
class Guide(WikiPage):
    """A page of `/help/`."""

    kind = "help"
    address = "/help/{slug}/"
    record_fields: ClassVar[tuple[Field, ...]] = (
        Text(key="title", label="Title", required=True),
        Prose(key="body", label="Text"),
    )

    def to_record(self) -> Record:
        return {"kind": self.kind, "slug": self.slug, "title": self.title, "body": self.body, "states": {}}
