"""Markup that Python draws, where a page has hundreds of pieces of it."""

from html import escape

from django.utils.safestring import SafeString


def markup(template: str, *values: object) -> SafeString:
    """`template` with values in the place of its `{}`, each escaped unless it is markup itself.

    As Django's format_html, for half of its price or less: that looks for lazy values in every call of every part.
    """
    return SafeString(template.format(*(one if isinstance(one, SafeString) else escape(str(one)) for one in values)))
