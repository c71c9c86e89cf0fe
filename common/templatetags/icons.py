"""Icons, in every template without loading: `{% icon "search" %}`."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """One icon of the vendored set, hidden from screen readers: words stand beside it. docs/look.md has the names."""
    return _drawn(name, static("vendor/lucide/sprite.svg"))


@cache
def _drawn(name: str, sprite: str) -> SafeString:
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', sprite, name)
