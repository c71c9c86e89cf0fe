"""What the extensions share: processors of placeholders, and text that Markdown and its serialiser leave alone."""

import re
from collections.abc import Mapping
from typing import Generic, TypeVar
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString, code_escape

from wiki.markup.tokens import CLOSE, OPEN, Token

T = TypeVar("T", bound=Token)

PASSAGES, LINKS, LEAVES, ABBREVIATIONS = 220, 210, 200, 10
"""Priorities: what holds others comes first, for Markdown looks inside for what comes later."""
BLOCKS = 83
"""Behind what puts an indented block into its list (85)."""


class TokenProcessor(InlineProcessor, Generic[T]):
    """Turns the placeholders of one kind of token into elements. A subclass says how, in `element`."""

    def __init__(self, letter: str, tokens: Mapping[int, T]) -> None:
        super().__init__(f"{OPEN}{letter}([0-9]+){CLOSE}")
        self.tokens = tokens

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802
        number = int(m[1])
        return self.element(number, self.tokens[number]), m.start(), m.end()

    def element(self, number: int, token: T) -> Element:
        raise NotImplementedError


def element(tag: str, text: str | None = None, **attributes: str) -> Element:
    """An element; attributes without a value are left out, `_` in their names is `-`, `class_` is `class`."""
    made = Element(tag)
    for name, value in attributes.items():
        if value:
            made.set(name.rstrip("_").replace("_", "-"), value.replace("&", "&amp;"))
    made.text = text
    return made


def literal(text: str) -> AtomicString:
    """Text to be shown just so: Markdown reads nothing in it, and what looks like an entity is none."""
    return AtomicString(code_escape(text))
