"""Markup that Python draws, where a page has hundreds of pieces of it."""

from html import escape

from django.utils.safestring import SafeString


def markup(template: str, *values: object, **named: object) -> SafeString:
    """`template` with values in the place of its `{}` and `{name}`, each escaped unless it is markup itself.

    As Django's format_html, for half of its price or less: that looks for lazy values in every call of every part.
    """
    return SafeString(template.format(*map(_safe, values), **{name: _safe(one) for name, one in named.items()}))


def _safe(value: object) -> SafeString | str:
    return value if isinstance(value, SafeString) else escape(str(value))
