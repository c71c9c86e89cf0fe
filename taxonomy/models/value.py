"""A value as written: what somebody typed into a row of terms, and the term that it was found to mean."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from wiki.models import WikiPage
from wiki.references import Finder


class WrittenValue(models.Model):
    """One value of a row, in its place. A subclass adds the page (named as its kind) and `term`, which may be empty."""

    position = models.PositiveSmallIntegerField(_("place"))
    text = models.CharField(_("as written"), max_length=255)

    class Meta:
        abstract = True
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text

    @classmethod
    def rows(cls, page: WikiPage, kind: str, values: Iterable[Mapping[str, Any]], finder: Finder) -> list[Self]:
        """Unsaved rows for the values of a record."""
        return [
            cls(
                **{f"{page.kind}_id": page.pk},
                position=place,
                text=value["text"],
                term_id=id_of(finder, kind, value["term"]),
            )
            for place, value in enumerate(values)
        ]

    def as_value(self) -> dict[str, str | None]:
        """The value as records have it; reads `term`."""
        term = self.term  # type: ignore[attr-defined]
        return {
            "text": self.text,
            "term": term.slug if term else None,
            "label": term.title if term else None,
        }


def id_of(finder: Finder, kind: str, slug: str | None) -> int | None:
    """The primary key of the page with that slug, deleted or not, where there is one."""
    return finder.page_id(kind, slug) if slug else None
