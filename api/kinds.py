"""Kinds of pages as the API has them: the public record of each, as its files have it, and the schemas of that."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from api.openapi.shapes import described, given, object_of, page_of, taken
from exchange.records import PARTS, content_of, public_record
from incidents.models import Event, Organisation, Source
from incidents.records import CONTENT
from taxonomy.models import Law
from taxonomy.schemes import SCHEMES
from wiki.editions import Edition
from wiki.fields import State
from wiki.models import WikiPage
from wiki.models.change import SUMMARY_LENGTH
from wiki.record import Record

PAGE_URL = "page_url"
"""The address of the page for people; an event’s is `url`, which is something else of a law and of a source."""
STATED = "states"
REVISION = object_of(
    {
        "number": {"type": "integer", "minimum": 1},
        "moment": {"type": "string", "format": "date-time"},
        "author": {"type": "string", "description": "An account’s name, or `imported>Name`."},
        "summary": {"type": "string"},
        "minor": {"type": "boolean"},
    }
)
SUMMARY = {"edit_summary": {"type": "string", "maxLength": SUMMARY_LENGTH, "description": "What was done and why."}}
EDIT = {
    "minor": {"type": "boolean", "description": "A minor edit."},
    "base_revision": {
        "type": "integer",
        "minimum": 1,
        "maximum": 10**9 - 1,
        "description": "The revision that the edit was made on, where `If-Match` is `*`.",
    },
}


@dataclass(frozen=True)
class PageKind:
    """A kind of page: its model, the folder of its addresses in the API, the name of its schema."""

    model: type[WikiPage]
    folder: str
    schema: str

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the record that are public, in order."""
        return tuple(key.name for key in CONTENT) if self.model is Event else tuple(PARTS[self.model.kind])

    @cached_property
    def public_keys(self) -> tuple[str, ...]:
        """Every key of an answer, in order."""
        return (*self.about, *self.keys)

    @property
    def about(self) -> tuple[str, ...]:
        """Those that are about the page and its revision; nobody writes them."""
        return ("kind", "slug", "url" if self.model is Event else PAGE_URL, "license", "revision")

    def public(self, edition: Edition) -> Record:
        """The public record of a revision. The address is today's; all else is as it was."""
        return public_record(self.model.kind, edition)

    def content(self, record: Record) -> Record:
        """What is public of a stored record itself."""
        return content_of(self.model.kind, record)

    def address(self, slug: str, rest: str = "") -> str:
        """The whole address of a page in the API."""
        return f"{settings.BASE_URL}/api/v1/{self.folder}/{quote(slug)}/{rest}"

    @property
    def schemas(self) -> dict[str, Any]:
        """The schemas of a page, of a body that writes one, and of what a write answers."""
        gone = {"type": "array", "items": {"type": "string"}, "description": "What it names and is there no more."}
        saved = object_of({"changed": {"type": "boolean"}, "merged": {"type": "boolean"}, "gone": gone})
        read = self._read
        written = {**read, "properties": {**read["properties"], "saved": saved}}
        return {
            self.schema: read,
            f"{self.schema}Saved": written,
            f"{self.schema}List": page_of(self.schema),
            f"{self.schema}Replaced": self.body_schema(whole=True),
            f"{self.schema}Changed": self.body_schema(whole=False),
            f"{self.schema}New": self.new_schema,
        }

    def body_schema(self, *, whole: bool) -> dict[str, Any]:
        """The schema of an edit; with `whole` those keys are required without which there is no page."""
        schema = object_of({**self._writable, **SUMMARY, **EDIT}, *(self._required if whole else ()))
        return {**schema, "description": str(_("The whole page.") if whole else _("The keys that are to change."))}

    @property
    def new_schema(self) -> dict[str, Any]:
        """The schema of a page that is begun."""
        return object_of({**self._writable, **SUMMARY}, *self._required)

    @property
    def _read(self) -> dict[str, Any]:
        about = {
            "kind": {"type": "string", "enum": [self.model.kind]},
            "slug": {"type": "string"},
            self.about[2]: {"type": "string", "description": "The address of the page for people."},
            "license": {"type": "string", "description": "The licence of the text."},
            "revision": REVISION,
        }
        fields = {field.key: described(field, given(field)) for field in self._fields}
        return object_of({**about, **fields, **self._states})

    @property
    def _required(self) -> list[str]:
        return [field.key for field in self.model.record_fields if field.required]

    @property
    def _writable(self) -> dict[str, Any]:
        read_only = {key: {"readOnly": True} for key in (*self.about, *self.model.uneditable)}
        editable = [field for field in self._fields if field.key not in self.model.uneditable]
        fields = {field.key: described(field, taken(field)) for field in editable}
        return {**read_only, **fields, **self._states}

    @property
    def _fields(self) -> Iterable[Any]:
        return [field for field in self.model.record_fields if field.key in self.keys]

    @property
    def _states(self) -> dict[str, Any]:
        if STATED not in self.keys:
            return {}
        state = {"type": "string", "enum": list(State.values)}
        stated = {field.key: state for field in self._fields if field.stated}
        return {STATED: {**object_of(stated), "description": str(_("Why a key is empty."))}}


EVENT = PageKind(Event, "events", "Event")
LAW = PageKind(Law, "laws", "Law")
SOURCE = PageKind(Source, "sources", "Source")
ORGANISATION = PageKind(Organisation, "organisations", "Organisation")
TERMS = {scheme: PageKind(model, f"terms/{scheme}", model.__name__) for scheme, model in SCHEMES.items()}
KINDS = {one.model.kind: one for one in (EVENT, LAW, SOURCE, ORGANISATION, *TERMS.values())}
