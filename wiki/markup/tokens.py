"""Tokens: what a body says inside its text, each told to Markdown as a placeholder that it cannot take apart.

A placeholder is a letter and a number between two control characters, which a body cannot hold. Texts inside tokens
hold placeholders in turn: a passage may hold links, a link may hold code; neither can hold its own kind.
"""

import re
from dataclasses import dataclass
from typing import ClassVar

from wiki.markup.links import Target

OPEN, CLOSE = "\x0e", "\x0f"
PLACEHOLDER = re.compile(f"{OPEN}[a-z]([0-9]+){CLOSE}")


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Text between backticks."""

    letter: ClassVar[str] = "c"
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """`[^key]`: a reference to a note of the body, or else to a source."""

    letter: ClassVar[str] = "n"
    key: str


@dataclass(frozen=True, slots=True)
class WikiLink:
    """`[[title#fragment|shown]]`; no target where it stays on its page, nothing `shown` where the title is."""

    letter: ClassVar[str] = "w"
    target: Target | None
    fragment: str
    shown: str

    @property
    def title(self) -> str:
        """What is shown where the link does not say."""
        return "#".join(part for part in (self.target.title if self.target else "", self.fragment) if part)


@dataclass(frozen=True, slots=True)
class Link:
    """`[shown](address "title")`, `![shown](address)`, `[shown][label]`, or `<address>`, which is shown as it is."""

    letter: ClassVar[str] = "l"
    address: str
    title: str
    shown: str
    is_plain: bool


@dataclass(frozen=True, slots=True)
class Coded:
    """`[text]{kind=slug …}`, with its place in the body and the number of the stretch of text that it stands in."""

    letter: ClassVar[str] = "p"
    text: str
    codes: tuple[tuple[str, str], ...]
    start: int
    end: int
    stretch: int


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of code, or of text that is shown as typed."""

    letter: ClassVar[str] = "b"
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class HeadingToken:
    """A heading; `section` is its number where it begins a section, else None."""

    letter: ClassVar[str] = "h"
    level: int
    text: str
    section: int | None


Token = CodeSpan | Citation | WikiLink | Link | Coded | CodeBlock | HeadingToken


def placeholder(token: Token, number: int) -> str:
    """What stands for the token of that number in a text."""
    return f"{OPEN}{token.letter}{number}{CLOSE}"
