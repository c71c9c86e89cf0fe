"""Fields of one value that is no free text: a choice, yes or no, a number, another page."""

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from wiki.fields.base import Field, Words, quoted
from wiki.fields.text import Text
from wiki.names import SLUG_LENGTH, SLUG_PATTERN
from wiki.references import Finder, Wanted

LARGEST_NUMBER = 2**31 - 1  # what a PositiveIntegerField holds on both databases
_WHOLE_NUMBER = re.compile(r"\A[+-]?[0-9]{1,18}\Z")
_YES = {"true", "yes", "on", "1"}
_NO = {"false", "no", "off", "0", ""}


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of its choices, which are pairs of value and label as Django has them; `default` where nothing is said."""

    choices: tuple[tuple[str, Words], ...]
    default: str = ""

    def empty(self) -> str:
        return self.default

    def canonical(self, value: Any) -> str:
        text = value.strip() if isinstance(value, str) else value
        if text == "":
            return self.default
        if any(text == choice for choice, _label in self.choices):
            return str(text)
        allowed = ", ".join(choice for choice, _label in self.choices)
        raise self.error(_("%(value)s is none of: %(allowed)s.") % {"value": quoted(value), "allowed": allowed})

    def reads(self, value: Any) -> str:
        return next((str(label) for choice, label in self.choices if choice == value), str(value))


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    """Yes or no; also as forms and tables write it (`on`, `true`, `yes`, `1`)."""

    def empty(self) -> bool:
        return False

    def canonical(self, value: Any) -> bool:
        word = str(value).strip().casefold() if isinstance(value, bool | int | str) else None
        if word in _YES or word in _NO:
            return word in _YES
        raise self.error(_("%(value)s is neither yes nor no.") % {"value": quoted(value)})

    def reads(self, value: Any) -> str:
        return _("yes") if value else _("no")


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number, or null."""

    minimum: int = 0
    maximum: int = LARGEST_NUMBER

    def canonical(self, value: Any) -> int | None:
        if isinstance(value, str) and not value.strip():
            return None
        number = _whole(value)
        if number is None:
            raise self.error(_("%(value)s is not a whole number.") % {"value": quoted(value)})
        if not self.minimum <= number <= self.maximum:
            raise self.error(
                _("This has to be from %(minimum)d to %(maximum)d.")
                % {"minimum": self.minimum, "maximum": self.maximum}
            )
        return number


@dataclass(frozen=True, kw_only=True)
class Reference(Field):
    """Another page of that kind: `{"slug", "title"}`, or null. From outside the slug alone is enough."""

    kind: str

    def canonical(self, value: Any) -> dict[str, str] | None:
        given = value if isinstance(value, Mapping) else {"slug": value}
        slug = self.slug(given.get("slug"))
        title = self._text.clean(given.get("title"))
        return {"slug": slug, "title": title} if slug else None

    @cached_property
    def _text(self) -> Text:
        return Text(key=self.key, label=self.label)

    def slug(self, value: Any) -> str:
        """A slug, or empty text."""
        return clean_slug(self, value)

    def mark(self, value: Any) -> Hashable:
        return value["slug"] if value else None

    def reads(self, value: Any) -> str:
        return (value["title"] or value["slug"]) if value else ""

    def wanted(self, value: Any) -> Iterable[Wanted]:
        return [Wanted(self.kind, slug=value["slug"], text=value["title"])] if value else []

    def settle(self, value: Any, finder: Finder) -> Any:
        entry = finder.by_slug(self.kind, value["slug"]) if value else None
        return {"slug": entry.slug, "title": entry.title} if entry else None


def clean_slug(field: Field, value: Any) -> str:
    """A slug as given to a field, or empty text; FieldError where no page could have it."""
    slug = value.strip() if isinstance(value, str) else value
    if slug in (None, ""):
        return ""
    if isinstance(slug, str) and len(slug) <= SLUG_LENGTH and SLUG_PATTERN.match(slug):
        return slug
    raise field.error(_("%(value)s cannot be the address of a page.") % {"value": quoted(slug)})


def _whole(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    if isinstance(value, str):
        return int(value) if _WHOLE_NUMBER.match(value.strip()) else None
    return value if isinstance(value, int) else None
