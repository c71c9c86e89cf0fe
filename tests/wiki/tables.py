"""All rows of all tables in a form in which two ways of making them can be compared: without primary keys."""

from django.apps import apps
from reversion.models import Revision, Version

from incidents.models import EventFacts, FactStamp, Passage
from wiki.kinds import is_kind, model_of
from wiki.models import Change, LinkStamp, WikiPage

OURS = {"wiki", "taxonomy", "incidents", "reversion"}
TABLES = [table for table in apps.get_models() if table._meta.app_label in OURS]
COUNTERS = {LinkStamp, FactStamp, EventFacts}  # facts hold primary keys in their codes: verify compares them


def everything():
    """Every row as it is, primary keys and all."""
    return {table: list(table.objects.order_by("pk").values()) for table in TABLES}


def everything_by_name():
    """Every row with names in the place of primary keys; the stamp that only counts is left out."""
    return {table: sorted(_rows(table), key=repr) for table in TABLES if table not in COUNTERS}


def _rows(table):
    for row in table.objects.all():
        columns = [column for column in table._meta.concrete_fields if not column.primary_key]
        yield {column.attname: _named(row, column) for column in columns}


def _named(row, column):
    value = getattr(row, column.attname)
    if column.name == "page_id" and is_kind(row.kind):
        return _name(model_of(row.kind), value)
    if isinstance(row, Version) and column.name == "object_id":
        return _name(row.content_type.model_class(), value)
    return _name(column.related_model, value) if column.is_relation and value is not None else value


def _name(table, pk):
    if issubclass(table, WikiPage):
        return table.objects.get(pk=pk).slug
    if table is Revision:
        change = Change.objects.get(revision=pk)
        return change.kind, _name(model_of(change.kind), change.page_id), change.number
    return Passage.objects.get(pk=pk).key if table is Passage else pk
