"""What templates ask of the wiki."""

from collections.abc import Mapping
from typing import Any

from django import template

from wiki.kinds import model_of
from wiki.markup import plain as plain_text
from wiki.references import Entry

register = template.Library()


@register.filter
def address(entry: Entry) -> str:
    """The address of a page that another refers to."""
    return model_of(entry.kind).address_of(entry.slug)


@register.filter
def plain(markdown: str) -> str:
    """The words of a Markdown text without its markup."""
    return plain_text(markdown)


@register.filter
def of(table: Mapping[Any, Any], key: Any) -> Any:
    """What a table has for a key; empty where it has nothing: `{{ groups|of:term.slug }}`."""
    return table.get(key, "")


@register.filter
def kind_label(entry: Entry) -> str:
    """What kind of page it is, in a word or two."""
    return str(model_of(entry.kind)._meta.verbose_name)
