"""What templates ask of the wiki."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from wiki.alternates import address_in, alternates_of
from wiki.fields import Words
from wiki.kinds import model_of
from wiki.markup import plain as plain_text
from wiki.models.signed import Signed
from wiki.references import Entry
from wiki.tags import TAGS

register = template.Library()
LONGEST_WORD = 30


@register.filter
def address(entry: Entry) -> str:
    """The address of a page that another refers to."""
    return model_of(entry.kind).address_of(entry.slug)


@register.filter
def plain(markdown: str, most: int | None = None) -> str:
    """The words of a Markdown text without its markup; of one with more than `most` characters the beginning."""
    text = plain_text(markdown)
    return text if most is None or len(text) <= most else f"{_beginning(text, most - 1)}…"


def _beginning(text: str, most: int) -> str:
    """As much of a text, up to the end of a word where one ends near by: some scripts have no spaces."""
    whole, _space, part = text[:most].rpartition(" ")
    return whole if whole and len(part) <= LONGEST_WORD else text[:most]


@register.filter
def of(table: Mapping[Any, Any], key: Any) -> Any:
    """What a table has for a key; empty where it has nothing: `{{ groups|of:term.slug }}`."""
    return table.get(key, "")


@register.filter
def kind_label(entry: Entry) -> str:
    """What kind of page it is, in a word or two."""
    return str(model_of(entry.kind)._meta.verbose_name)


@register.filter
def signature(written: Signed) -> str:
    """Who wrote a revision or a comment, as a link; of a name that an import brought it says so."""
    link = format_html('<a href="{}" dir="auto">{}</a>', written.user_url, written.display_name)
    if written.author_id:
        return link
    return format_html('{} <span class="meta">{}</span>', link, gettext("(imported)"))


@register.filter
def tag_label(tag: str) -> Words:
    """What people read for a tag of a change."""
    return TAGS.get(tag, tag)


@register.simple_tag
def alternate_links(name: str, path: str) -> str:
    """For the head of a page: where it is in other formats, for programs."""
    return format_html_join(
        "\n  ",
        '<link rel="alternate" type="{}" href="{}">',
        ((one.media_type, address_in(path, one.extension)) for one in alternates_of(name)),
    )


@register.simple_tag
def format_links(name: str, path: str) -> str:
    """For people: the same as a line of links."""
    return format_html_join(
        " · ",
        '<a rel="alternate" type="{}" href="{}">{}</a>',
        ((one.media_type, address_in(path, one.extension), one.label) for one in alternates_of(name)),
    )
