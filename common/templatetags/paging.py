"""What templates of lists ask: the address of another part of the same list."""

from typing import Any

from django import template
from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def with_query(context: Context, name: str, value: Any = None) -> str:
    """This page's query string with one value set, or taken out; always begins with a question mark."""
    query = context["request"].GET.copy()
    query.pop(name, None)
    if value:
        query[name] = value
    return f"?{query.urlencode()}"
