"""Fields of text: a line, prose, a web address."""

import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from wiki.fields.base import Field, Shape
from wiki.fields.characters import complaint

PROSE_LENGTH = 500_000
ADDRESS_LENGTH = 2000


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line of text, normalised to NFC; any run of white space, a line break too, becomes one space."""

    max_length: int = 255

    def empty(self) -> str:
        return ""

    def canonical(self, value: Any) -> str:
        return self.within_limit(" ".join(self.sound(value).split()))

    def sound(self, value: Any) -> str:
        """Text in NFC without any character that cannot be kept."""
        if not isinstance(value, str):
            raise self.error(_("This has to be text."))
        trouble = complaint(value)
        if trouble:
            raise self.error(trouble)
        return unicodedata.normalize("NFC", value)

    def within_limit(self, text: str) -> str:
        """The text, where it is not too long."""
        if len(text) > self.max_length:
            raise self.error(
                _("This is %(length)d characters long; the limit is %(limit)d.")
                % {"length": len(text), "limit": self.max_length}
            )
        return text


@dataclass(frozen=True, kw_only=True)
class Prose(Text):
    """Markdown of many lines: line ends are `\\n`, white space at the very end is dropped, all else stays."""

    max_length: int = PROSE_LENGTH

    shape: ClassVar[Shape] = Shape.PROSE

    def canonical(self, value: Any) -> str:
        if isinstance(value, str):
            value = value.replace("\r\n", "\n").replace("\r", "\n")
        return self.within_limit(self.sound(value).rstrip())

    def mark(self, value: Any) -> Hashable:
        return str(value)


@dataclass(frozen=True, kw_only=True)
class Address(Text):
    """The address of a web page: http or https, no name and password in it."""

    max_length: int = ADDRESS_LENGTH

    def canonical(self, value: Any) -> str:
        address = super().canonical(value)
        if address and not _is_web_address(address):
            raise self.error(_("This has to be the address of a web page, beginning with http:// or https://."))
        return address


_validate = URLValidator(schemes=["http", "https"])


def _is_web_address(address: str) -> bool:
    try:
        _validate(address)
        port = urlsplit(address).port  # reading a port above 65535 raises ValueError
    except (ValidationError, ValueError):
        return False
    return port != 0 and "@" not in urlsplit(address).netloc
