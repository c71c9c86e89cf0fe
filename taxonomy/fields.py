"""Record fields that know countries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from taxonomy import countries
from wiki.fields import Field, Several


def country(field: Field, value: Any) -> dict[str, str]:
    """`{"code", "name"}` from a code or such an object; FieldError for a code that the table does not hold."""
    code = value.get("code") if isinstance(value, Mapping) else value
    code = code.strip().upper() if isinstance(code, str) else code
    name = countries.name_of(code) if isinstance(code, str) else None
    if name is None:
        raise field.error(_("“%(code)s” is not the code of a country.") % {"code": str(code)[:20]})
    return {"code": str(code), "name": name}


@dataclass(frozen=True, kw_only=True)
class Jurisdiction(Field):
    """The country, the EU or the Council of Europe, whose law it is; null where not said."""

    def empty(self) -> None:
        return None

    def canonical(self, value: Any) -> dict[str, str] | None:
        return country(self, value) if value else None

    def mark(self, value: Any) -> str | None:
        return value["code"] if value else None

    def reads(self, value: Any) -> str:
        return value["name"] if value else ""


@dataclass(frozen=True, kw_only=True)
class Countries(Several):
    """Countries in order, each once; compared by code."""

    def clean_item(self, item: Any) -> dict[str, str] | None:
        return country(self, item) if item else None

    def item_mark(self, item: Any) -> str:
        return str(item["code"])

    def item_reads(self, item: Any) -> str:
        return str(item["name"])
