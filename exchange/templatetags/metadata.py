"""What pages that are no wiki pages tell programs."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from exchange.metadata import script, the_base_in_full

register = template.Library()


@register.simple_tag
def base_metadata() -> SafeString:
    """The whole base as a data set of schema.org, for the head."""
    return mark_safe(script(the_base_in_full()))  # noqa: S308 (escaped there)
