"""What the page of a question draws in Python, for it has more than a hundred of them: the values of its facets."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from common.markup import markup
from incidents.browsing import Rail
from incidents.facets import Row

register = template.Library()
VALUE = (
    '<li class="{0}"><label class="facet-value">'
    '<input type="checkbox" name="{1}" value="{2}" id="filter-{1}-{2}"{3}>{4}'
    '<span class="facet-label" dir="auto">{5}</span><span class="count">{6}</span></label>{7}</li>'
)
DOT = '<span class="group-{}"><span class="dot"></span></span>'
LINK = (
    '<a class="facet-not" href="{0}" data-hx-get="{0}" data-hx-push-url="true"{1}>{2}'
    '<span class="visually-hidden">{3}</span></a>'
)
NOTHING, CHECKED, NOFOLLOW = SafeString(), SafeString(" checked"), SafeString(' rel="nofollow"')


@register.simple_tag
def facet_values(rail: Rail, groups: Mapping[str, str] | None = None) -> SafeString:
    """The items of a facet's list: its values, each with a box and a link that leaves it out, then the kinds of empty.

    `groups` has the colours of harms by their slugs.
    """
    name, leave, take = rail.facet.name, _("not"), _("left out")
    lines = [
        _value(
            f"facet-depth-{line.depth}{' facet-excluded' if line.row.excluded else ''}",
            name,
            line.row,
            NOTHING if groups is None else markup(DOT, groups.get(line.row.word, "")),
            _link(line.row, leave, take),
        )
        for line in rail.lines
    ]
    lines += [_value("facet-empty", name, row) for row in rail.facet.empties]
    return SafeString("\n".join(lines))


def _value(css: str, name: str, row: Row, dot: SafeString = NOTHING, link: SafeString = NOTHING) -> SafeString:
    checked = CHECKED if row.selected else NOTHING
    return markup(VALUE, css, name, row.word, checked, dot, row.label, f"{row.count:,}", link)


def _link(row: Row, leave: str, take: str) -> SafeString:
    """The way to leave a value out, or no longer to, with the words for either."""
    if row.excluded:
        return markup(LINK, row.include, NOTHING, take, f": {row.label}")
    address = row.exclude
    return markup(LINK, address, NOFOLLOW, leave, f" {row.label}") if address else NOTHING
