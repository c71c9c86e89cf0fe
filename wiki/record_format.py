"""django-reversion's serialisation format `record`: a version's data is the page's record, one copy of it.

Registered in SERIALIZATION_MODULES, for whatever saves a page through django-reversion's own API; `wiki.storing` writes
the same rows. Nothing is ever restored through django-reversion itself.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.base import DeserializationError

from wiki.record import dump


class Serializer:
    """Writes the record that the page's rows say."""

    internal_use_only = True

    def serialize(self, queryset: Iterable[Any], **options: Any) -> str:
        (page,) = queryset
        self.value = dump(page.to_record())
        return self.value

    def getvalue(self) -> str:
        return self.value


def Deserializer(stream_or_string: Any, **options: Any) -> Iterator[Any]:  # noqa: N802 (Django's name)
    """Refuses: a record becomes rows by wiki.editing.revert_page, which also looks up what it names."""
    raise DeserializationError("A record is restored by wiki.editing.revert_page, not by django-reversion.")
