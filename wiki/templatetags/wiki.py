"""What templates ask of the wiki."""

from django import template

from wiki.kinds import model_of
from wiki.references import Entry

register = template.Library()


@register.filter
def address(entry: Entry) -> str:
    """The address of a page that another refers to."""
    return model_of(entry.kind).address_of(entry.slug)
