"""Plain text of Markdown: for snippets, feeds, search, and the texts of passages."""

import re
from collections.abc import Sequence

from wiki.markup import links
from wiki.markup.document import read
from wiki.markup.emphasis import unmarked
from wiki.markup.tokens import OPEN, PLACEHOLDER, Citation, CodeBlock, Coded, CodeSpan, Link, Token, WikiLink

_NO_WORDS = re.compile(r"[|: -]*")


def plain(body: str) -> str:
    """The words of a body without its markup, on one line; notes come last, citations are left out. Headings, items of
    lists and rows of tables end as sentences do, or they would run into what follows.
    """
    document = read(body)
    texts = [text_of(text, document.tokens) for text in document.stretches if not _NO_WORDS.fullmatch(text)]
    *others, last = [text for text in texts if text] or [""]
    return " ".join([*(f"{text}." if text[-1].isalnum() else text for text in others), last])


def text_of(text: str, tokens: Sequence[Token]) -> str:
    """The words of a text with placeholders, white space collapsed."""
    return " ".join(_words(text, tokens).split())


def pieces_of(text: str, tokens: Sequence[Token]) -> list[str]:
    """The words of a text with placeholders in pieces: every second one is a coded passage, the others are around."""
    return " ".join(_words(text, tokens, around_passages=OPEN).split()).split(OPEN)


def _words(text: str, tokens: Sequence[Token], around_passages: str = "") -> str:
    def words(placeholder: re.Match[str]) -> str:
        match tokens[int(placeholder[1])]:
            case CodeSpan() | CodeBlock() as code:
                return code.text
            case Coded() as passage:
                return f"{around_passages}{text_of(passage.text, tokens)}{around_passages}"
            case WikiLink() as link:
                return text_of(link.shown, tokens) or link.title
            case Link(is_plain=True) as link:
                return link.shown
            case Link() as link:
                return text_of(link.shown, tokens)
            case Citation() | _:
                return ""

    return PLACEHOLDER.sub(words, links.plain(unmarked(text)))
