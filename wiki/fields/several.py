"""Fields of several items in order: names, and values as written with the terms they mean."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wiki.fields.base import UNSETTLED, Field, Shape, Words
from wiki.fields.errors import FieldError
from wiki.fields.single import clean_slug
from wiki.fields.text import Text
from wiki.names import stem
from wiki.references import Finder, Wanted

ARROW = "=>"


def page_or_words(slug: str | None, text: str) -> Hashable:
    """What a name means: the page that it stands for, else its words but for case, plural and punctuation."""
    return (slug, "") if slug else ("", stem(text))


@dataclass(frozen=True, kw_only=True)
class Several(Field):
    """Items in order, each once. A subclass cleans one item (`clean_item`) and says what of it counts (`item_mark`)."""

    max_items: int = 200
    first_is_primary: bool = False

    shape: ClassVar[Shape] = Shape.SET

    @property
    def compared(self) -> tuple[Field, ...]:
        """The columns in which two versions of an item can differ; none where an item is one thing."""
        return ()

    @property
    def has_identity(self) -> bool:
        """Is an item known by its key even when the rest of it changes?"""
        return True

    def empty(self) -> list[Any]:
        return []

    def canonical(self, value: Any) -> list[Any]:
        if not isinstance(value, list | tuple):
            raise self.error(_("This has to be a list."))
        count = sum(1 for item in value if item not in (None, ""))
        if count > self.max_items:
            raise self.error(
                _("These are %(count)d entries; the limit is %(limit)d.") % {"count": count, "limit": self.max_items}
            )
        return self.distinct(self._cleaned_items(value))

    def clean_item(self, item: Any) -> Any:
        """The canonical form of one item, None for a blank one; FieldError where it cannot be taken."""
        raise NotImplementedError

    def distinct(self, items: Iterable[Any]) -> list[Any]:
        """The items without those that say the same as one before them."""
        first: dict[Hashable, Any] = {}
        for item in items:
            first.setdefault(self.item_mark(item), item)
        return list(first.values())

    def item_mark(self, item: Any) -> Hashable:
        """What of an item counts when it is compared."""
        return item  # type: ignore[no-any-return]

    def item_key(self, item: Any) -> Hashable:
        """What makes an item of two versions the same item."""
        return self.item_mark(item)

    def keyed(self, items: Iterable[Any]) -> dict[Hashable, Any]:
        """The items by key and, where several have the same key, by which of them it is."""
        seen: Counter[Hashable] = Counter()
        keyed: dict[Hashable, Any] = {}
        for item in items:
            key = self.item_key(item)
            keyed[key, seen[key]] = item
            seen[key] += 1
        return keyed

    def item_meaning(self, item: Any) -> Hashable:
        """What makes an item the same as one of another page, in whatever words either was written."""
        return self.item_mark(item)

    def item_reads(self, item: Any) -> str:
        """One item as plain text."""
        return str(item)

    def item_reads_alone(self, item: Any) -> str:
        """One item as plain text away from its page, without the keys that mean something only there."""
        return self.item_reads(item)

    def item_note(self, item: Any) -> Words:
        """A word on what sort of item it is, for comparisons; mostly none."""
        return ""

    def mark(self, value: Any) -> Hashable:
        return tuple(self.item_mark(item) for item in value)

    def reads(self, value: Any) -> str:
        return "; ".join(self.item_reads(item) for item in value)

    def _cleaned_items(self, items: Iterable[Any]) -> list[Any]:
        cleaned, errors = [], []
        for position, item in enumerate(items):
            try:
                cleaned.append(None if item is None else self.clean_item(item))
            except FieldError as error:
                errors += [FieldError(self.key, e.message, position, e.column) for e in error]
        if errors:
            first, *also = errors
            raise FieldError(first.key, first.message, first.row, first.column, also)
        return [item for item in cleaned if item is not None]


@dataclass(frozen=True, kw_only=True)
class Names(Several):
    """Texts in order: alternative labels, authors, addresses."""

    max_length: int = 255
    max_items: int = 100

    def clean_item(self, item: Any) -> str | None:
        return self._text.clean(item) or None

    @cached_property
    def _text(self) -> Text:
        return Text(key=self.key, label=self.label, max_length=self.max_length)


@dataclass(frozen=True, kw_only=True)
class Values(Several):
    """What was written in a row of terms, in order: `{"text", "term", "label"}`; the terms are pages of `kind`.

    From outside each may be bare text, `{"text"}`, `{"text", "term"}` or, as editors type it, `text => slug` and
    `text =>` (no term). Where no term was named it stays missing: saving finds it by the text.
    """

    kind: str
    max_length: int = 255

    def clean_item(self, item: Any) -> dict[str, Any] | None:
        given = item if isinstance(item, Mapping) else self._parsed(item)
        text, label = self._text.clean(given.get("text")), self._text.clean(given.get("label"))
        if "term" not in given:
            return {"text": text} if text else None
        term = clean_slug(self, given["term"]) or None
        text = text or label or term or ""
        return {"text": text, "term": term, "label": (label or None) if term else None} if text else None

    def item_mark(self, item: Any) -> Hashable:
        return item["text"], item.get("term", UNSETTLED)

    def item_meaning(self, item: Any) -> Hashable:
        return page_or_words(item.get("term"), item["text"])

    def item_reads(self, item: Any) -> str:
        return str(item["text"])

    def item_note(self, item: Any) -> Words:
        if "term" not in item:
            return ""
        if item["term"] is None:
            return gettext_lazy("free text")
        label = item.get("label") or item["term"]
        if label.casefold() == item["text"].casefold():
            return gettext_lazy("term")
        return _("term: %(label)s") % {"label": label}

    def typed(self, item: Mapping[str, Any]) -> str:
        """An item as an editor types it; cleaning it gives the item back, but for its label."""
        if "term" not in item:
            return str(item["text"])
        return f"{item['text']} {ARROW} {item['term'] or ''}".rstrip()

    def wanted(self, value: Any) -> Iterable[Wanted]:
        return [
            Wanted(self.kind, slug=item.get("term") or "", text=item["text"])
            for item in value
            if item.get("term", UNSETTLED) is not None
        ]

    def settle(self, value: Any, finder: Finder) -> Any:
        return self.distinct(self._settled(item, finder) for item in value)

    def aligned(self, value: Any, known: Iterable[Any]) -> Any:
        terms: dict[str, Any] = {}
        for items in known:
            for item in items:
                if item.get("term"):
                    terms.setdefault(item["text"], item)
        return self.distinct(item if "term" in item else terms.get(item["text"], item) for item in value)

    @cached_property
    def _text(self) -> Text:
        return Text(key=self.key, label=self.label, max_length=self.max_length)

    def _parsed(self, item: Any) -> dict[str, Any]:
        if not isinstance(item, str) or ARROW not in item:
            return {"text": item}
        text, _arrow, term = item.rpartition(ARROW)
        return {"text": text, "term": term}

    def _settled(self, item: Mapping[str, Any], finder: Finder) -> dict[str, Any]:
        term = item.get("term", UNSETTLED)
        entry = None
        if term == UNSETTLED:
            entry = finder.by_name(self.kind, item["text"])
        elif term is not None:
            entry = finder.by_slug(self.kind, term)
        return {
            "text": item["text"],
            "term": entry.slug if entry else None,
            "label": entry.title if entry else None,
        }
