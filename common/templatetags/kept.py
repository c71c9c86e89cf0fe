"""Parts that are drawn once in a process, in every template without loading: `{% kept LANGUAGE_CODE %}…{% endkept %}`.

Django's `cache` tag hashes, unpickles and locks, which takes longer than much of what it would keep.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

register = template.Library()
MOST = 100
"""Of one part; what it depends on may come out of an address, and people type any."""


class KeptNode(Node):
    """A part of a template with what was drawn of it, by the values that it depends on."""

    def __init__(self, nodelist: NodeList, names: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.names = names
        self.drawn: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """The part as it was drawn for the same values, else drawn now."""
        values = tuple(str(name.resolve(context)) for name in self.names)
        drawn = self.drawn.get(values)
        if drawn is None:
            if len(self.drawn) >= MOST:
                self.drawn.clear()
            drawn = self.drawn[values] = self.nodelist.render(context)
        return drawn


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """What stands before `{% endkept %}`, kept as long as the process lives. It may use nothing but what is named."""
    names = [parser.compile_filter(name) for name in token.split_contents()[1:]]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, names)
