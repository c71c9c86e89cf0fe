"""What templates ask of the vocabularies."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.safestring import SafeString

from common.markup import markup
from common.templatetags.chips import chip
from taxonomy.models import WrittenValue
from taxonomy.trees import Branch

register = template.Library()


@register.filter
def largest(groups: Iterable[Branch]) -> int:
    """The largest number of events that a term just below the groups has: what its bar is measured by; at least 1."""
    return max([1, *(child.count or 0 for group in groups for child in group.children)])


@register.simple_tag
def harm_chips(values: Iterable[WrittenValue], groups: Mapping[str, str]) -> SafeString:
    """A list of chips, one for each harm; in Python, for a page of events has dozens.

    `groups` has the slug of each harm's group by the harm's own.
    """
    items = "".join(markup("<li>{}</li>", _harm_chip(value, groups)) for value in values)
    return markup('<ul class="chips">{}</ul>', SafeString(items)) if items else SafeString()


def _harm_chip(value: WrittenValue, groups: Mapping[str, str]) -> SafeString:
    term = value.term  # type: ignore[attr-defined]
    if term is None:
        return chip(value.text, state="written")
    state = "superseded" if term.superseded_by_id else ""
    return chip(term.title, term.get_absolute_url(), groups.get(term.slug, ""), state)
