"""What the page of a question draws in Python, for it has a dozen facets and more than a hundred values."""

from collections.abc import Mapping, Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.markup import markup
from incidents.browsing import Rail
from incidents.facets import Row

register = template.Library()
FACET = """<fieldset class="facet" id="facet-{}"><legend>{}</legend>
  {}
</fieldset>"""
ROWS = """{}
<ul class="facet-values">
{}
</ul>
{}"""
MORE = (
    '<a class="facet-more" href="{0}" data-hx-get="{0}" data-hx-push-url="true" rel="nofollow">{1}'
    '<span class="visually-hidden">: {2}</span></a>'
)
ERRORS, ERROR = '<ul class="field-errors" id="filter-{}-errors">{}</ul>', "<li>{}</li>"
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
def facet(rail: Rail, groups: Mapping[str, str] | None = None) -> SafeString:
    """A facet with its name; nothing where there is nothing to choose. `groups` has the colours of harms by slug."""
    if rail.is_empty:
        return NOTHING
    return markup(FACET, rail.facet.name, rail.facet.label, facet_rows(rail, groups))


@register.simple_tag
def facet_rows(rail: Rail, groups: Mapping[str, str] | None = None) -> SafeString:
    """What is wrong in a facet, its values, and the way to those that are not shown."""
    return markup(ROWS, filter_errors(rail.facet.name, rail.errors), _values(rail, groups), _more(rail))


@register.simple_tag
def filter_errors(name: str, messages: Sequence[str]) -> SafeString:
    """What is wrong with a parameter, below its field."""
    items = "".join(markup(ERROR, message) for message in messages or ())
    return markup(ERRORS, name, SafeString(items)) if items else NOTHING


def _more(rail: Rail) -> SafeString:
    if not rail.hidden:
        return NOTHING
    told = ngettext("%(count)d more", "%(count)d more", rail.hidden) % {"count": rail.hidden}
    return markup(MORE, rail.more, told, rail.facet.label)


def _values(rail: Rail, groups: Mapping[str, str] | None) -> SafeString:
    """Each value with a box and a link that leaves it out, then the kinds of empty likewise."""
    name, leave = rail.facet.name, _("not")
    lines = [
        _value(
            f"facet-depth-{line.depth}",
            name,
            line.row,
            NOTHING if groups is None else markup(DOT, groups.get(line.row.word, "")),
            _link(line.row, leave),
        )
        for line in rail.lines
    ]
    lines += [_value("facet-empty", name, row, NOTHING, _link(row, leave)) for row in rail.facet.empties]
    return SafeString("\n".join(lines))


def _value(css: str, name: str, row: Row, dot: SafeString, link: SafeString) -> SafeString:
    css = f"{css} facet-excluded" if row.excluded else css
    checked = CHECKED if row.selected else NOTHING
    return markup(VALUE, css, name, row.word, checked, dot, row.label, f"{row.count:,}", link)


def _link(row: Row, leave: str) -> SafeString:
    """The way to leave a value out, which `leave` is the word for, or no longer to."""
    if row.excluded:
        return markup(LINK, row.include, NOTHING, _("left out"), f": {row.label}")
    address = row.exclude
    return markup(LINK, address, NOFOLLOW, leave, f" {row.label}") if address else NOTHING
