"""Chips, in every template without loading: `{% chip "Insecurity" url="/…" %}`. In Python, for a page has dozens."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from common.markup import markup

register = template.Library()
DOT = mark_safe('<span class="dot"></span>')
NOTES = {"written": _("as written; no term"), "superseded": _("superseded")}


@register.simple_tag
def chip(label: object, url: str = "", group: str = "", state: str = "") -> SafeString:
    """A value: a link where it has an address, with the colour of its group (the slug of a harm's top term).

    `state` is `written` for what matches no term, or `superseded`; what either means is told to screen readers.
    """
    marks = "".join((f" group-{group}" if group else "", f" chip-{state}" if state else ""))
    note = markup('<span class="visually-hidden"> ({})</span>', NOTES[state]) if state else ""
    inside = markup('{}<span class="chip-label" dir="auto">{}</span>{}', DOT if group else "", label, note)
    if url:
        return markup('<a href="{}" class="chip{}">{}</a>', url, marks, inside)
    return markup('<span class="chip{}">{}</span>', marks, inside)
