"""The page: what an event, a term, a law, an organisation, a source and a guide page have in common."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self, TypeVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.inserting import insert
from wiki.fields import Field
from wiki.names import SLUG_LENGTH, SLUG_PATTERN
from wiki.record import Record
from wiki.references import Finder

TITLE_LENGTH = 255
P = TypeVar("P", bound="WikiPage")


class PageQuerySet(models.QuerySet[P]):
    """Words for choosing pages of one kind."""

    def live(self) -> Self:
        return self.filter(state=WikiPage.State.LIVE)

    def deleted(self) -> Self:
        return self.filter(state=WikiPage.State.DELETED)


class WikiPage(models.Model):
    """A page of one kind: its columns and child rows mirror its latest record, which history keeps.

    A subclass names its `kind` (one word, see docs/data-model.md), its `address` and its `record_fields`. Only
    `wiki.editing` writes pages.
    """

    class State(models.TextChoices):
        LIVE = "live", _("live")
        DELETED = "deleted", _("deleted")

    kind: ClassVar[str]
    address: ClassVar[str]
    record_fields: ClassVar[tuple[Field, ...]]
    child_models: ClassVar[dict[str, type[models.Model]]] = {}
    row_lookups: ClassVar[tuple[str, ...]] = ()
    """For prefetch_related: all relations that `to_record` and `rows` read."""
    reserved_slugs: ClassVar[frozenset[str]] = frozenset({"new"})
    uneditable: ClassVar[frozenset[str]] = frozenset()
    form_template: ClassVar[str] = "wiki/_form.html"
    depends_on_others: ClassVar[bool] = True
    """Whether the page shows more than its own record, so that its revision's number says too little for an ETag."""

    slug = models.CharField(_("slug"), max_length=SLUG_LENGTH, validators=[RegexValidator(SLUG_PATTERN)])
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    body = models.TextField(_("body"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.LIVE)
    latest_number = models.PositiveIntegerField(default=0, editable=False)
    revision_count = models.PositiveIntegerField(default=0, editable=False)
    talk_count = models.PositiveIntegerField(default=0, editable=False)
    touched = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(editable=False)
    changed_at = models.DateTimeField(editable=False)

    objects: ClassVar[Any] = PageQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["title", "pk"]
        indexes = [models.Index(fields=["state"], name="%(class)s_by_state")]
        constraints = [
            # Finds slugs by their beginning, too, in any collation: where `unique` would make two indexes of it.
            models.UniqueConstraint(
                fields=["slug"], opclasses=["varchar_pattern_ops"], name="%(class)s_slug_is_used_once"
            ),
            models.CheckConstraint(condition=~models.Q(slug=""), name="%(class)s_has_slug"),
            models.CheckConstraint(condition=~models.Q(title=""), name="%(class)s_has_title"),
            models.CheckConstraint(
                condition=models.Q(latest_number__lte=models.F("revision_count")), name="%(class)s_latest_is_counted"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.address_of(self.slug)

    @classmethod
    def address_of(cls, slug: str) -> str:
        """The address of this kind's page with that slug."""
        return cls.address.format(slug=slug)

    @classmethod
    def new_address(cls) -> str:
        """Where a page of this kind is begun."""
        return cls.address.format(slug="new")

    @property
    def kind_label(self) -> str:
        """What kind of page it is, in a word for people."""
        return str(self._meta.verbose_name).capitalize()

    @property
    def new_label(self) -> str:
        """The heading of the form in which a page of this kind is begun."""
        return str(_("New %(kind)s") % {"kind": self._meta.verbose_name})

    @property
    def counts(self) -> dict[str, int]:
        """Numbers for the tabs."""
        return {"history": self.revision_count, "talk": self.talk_count}

    @classmethod
    def list_address(cls) -> str:
        """Where all pages of this kind are listed."""
        start, _slug, _rest = cls.address.partition("{slug}")
        return start

    @property
    def is_live(self) -> bool:
        return self.state == self.State.LIVE

    @classmethod
    def completed(cls, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """Data from outside with what follows from it where it was left out (not: left empty)."""
        return data

    def validate_record(self, record: Record) -> None:
        """Raises wiki.fields.RecordErrors where the record says what no page can, though each field by itself could."""

    def validate_as_latest(self, record: Record) -> None:
        """Raises wiki.fields.RecordErrors where the page may not say this beside what other pages say today."""

    def columns(self, record: Record, finder: Finder) -> dict[str, Any]:
        """The page's own columns as the record has them, by attribute name."""
        return {"title": record["title"], "body": record["body"]}

    def children(self, key: str, record: Record, finder: Finder) -> list[Any]:
        """Unsaved child rows for one key of the record; the page has its primary key already."""
        raise NotImplementedError(key)

    def to_record(self) -> Record:
        """The record that the page's rows say; equal to the latest stored one but for labels, or `verify` tells."""
        raise NotImplementedError

    def alternative_names(self, record: Record) -> Iterable[str]:
        """Other names by which a link or a written value finds this page."""
        return ()

    def prose(self, record: Record) -> str:
        """All Markdown of the record, in which links are sought."""
        return str(record["body"])

    def lead(self, record: Record) -> str:
        """The Markdown of a sentence or two that stands above the text."""
        return ""

    def stale_children(self, changed: set[str], record: Record, before: Record) -> set[str]:
        """Keys whose child rows must be written anew when these keys of the record changed; `before` is empty where
        nobody knows what the rows say."""
        return self.child_models.keys() & changed

    def replace_children(self, key: str, rows: list[Any]) -> None:
        """Make the stored child rows of one key these; a subclass overrides it where rows keep their identity."""
        self.child_models[key]._default_manager.filter(**{self.kind: self.pk}).delete()
        self.add_children(key, rows)

    @classmethod
    def add_children(cls, key: str, rows: list[Any]) -> None:
        """Store new child rows of one key, perhaps of many pages at once."""
        insert(rows, keyed=False)

    def rows(self, key: str) -> list[Any]:
        """The stored child rows of one key of the record."""
        page: Any = self.child_models[key]._meta.get_field(self.kind)
        return list(getattr(self, page.remote_field.get_accessor_name()).all())

    @classmethod
    def row_says(cls, row: models.Model) -> tuple[Any, ...]:
        """What a row says, saved or not: all but its primary key."""
        return tuple(getattr(row, column.attname) for column in row._meta.concrete_fields if not column.primary_key)

    def put(self, values: Mapping[str, Any]) -> None:
        """Set several attributes at once."""
        for name, value in values.items():
            setattr(self, name, value)
