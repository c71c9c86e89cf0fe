"""What templates ask of the vocabularies."""

from collections.abc import Iterable

from django import template

from taxonomy.trees import Branch

register = template.Library()


@register.filter
def largest(groups: Iterable[Branch]) -> int:
    """The largest number of events that a term just below the groups has: what its bar is measured by; at least 1."""
    return max([1, *(child.count or 0 for group in groups for child in group.children)])
