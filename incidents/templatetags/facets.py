"""What the page of a question draws in Python, for it has more than a hundred of them: the values of its facets."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from incidents.browsing import Rail
from incidents.facets import Row

register = template.Library()
BOX = '<input type="checkbox" name="{}" value="{}" id="filter-{}-{}"{}>'
LABEL = (
    '<label class="facet-value">{}{}<span class="facet-label" dir="auto">{}</span><span class="count">{}</span></label>'
)
LINK = (
    '<a class="facet-not" href="{}" data-hx-get="{}" data-hx-push-url="true"{}>{}'
    '<span class="visually-hidden">{}</span></a>'
)
CHECKED, NOFOLLOW = mark_safe(" checked"), mark_safe(' rel="nofollow"')


@register.simple_tag
def facet_values(rail: Rail, groups: Mapping[str, str] | None = None) -> SafeString:
    """The items of a facet's list: its values, each with a box and a link that leaves it out, then the kinds of empty.

    `groups` has the colours of harms by their slugs.
    """
    name, leave, take = rail.facet.name, _("not"), _("left out")
    lines = [
        format_html(
            '<li class="facet-depth-{}{}">{}{}</li>',
            line.depth,
            " facet-excluded" if line.row.excluded else "",
            _value(name, line.row, None if groups is None else groups.get(line.row.word, "")),
            _link(line.row, leave, take),
        )
        for line in rail.lines
    ]
    lines += [format_html('<li class="facet-empty">{}</li>', _value(name, row)) for row in rail.facet.empties]
    return mark_safe("\n".join(lines))  # noqa: S308 (each is escaped)


def _value(name: str, row: Row, group: str | None = None) -> SafeString:
    box = format_html(BOX, name, row.word, name, row.word, CHECKED if row.selected else "")
    dot = format_html('<span class="group-{}"><span class="dot"></span></span>', group) if group is not None else ""
    return format_html(LABEL, box, dot, row.label, row.count)


def _link(row: Row, leave: str, take: str) -> str:
    """The way to leave a value out, or no longer to, with the words for either."""
    if row.excluded:
        address = row.include
        return format_html(LINK, address, address, "", take, f": {row.label}")
    address = row.exclude
    return format_html(LINK, address, address, NOFOLLOW, leave, f" {row.label}") if address else ""
