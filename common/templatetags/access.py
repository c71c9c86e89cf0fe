"""What templates ask about access."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def may(user: Any, power: str) -> bool:
    """Whether the user is signed in and has the power: `{% if user|may:"move" %}`; nobody has none."""
    return bool(getattr(user, "is_authenticated", False) and user.may(power))
