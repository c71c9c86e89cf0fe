"""What templates ask about access."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def may(user: Any, power: str) -> bool:
    """Whether the user is signed in and has the power: `{% if user|may:"move" %}`."""
    return bool(user.is_authenticated and user.may(power))
