"""Abbreviations: where a body says what one means, each use of it shows that."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from wiki.markup import links
from wiki.markup.extensions.base import ABBREVIATIONS, element, literal


class AbbreviationProcessor(InlineProcessor):
    """Any of the abbreviations, as a word by itself."""

    ANCESTOR_EXCLUDES = ("abbr",)

    def __init__(self, meanings: dict[str, str]) -> None:
        longest_first = sorted(meanings, key=len, reverse=True)
        super().__init__(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        self.meanings = meanings

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802
        return element("abbr", literal(m[0]), title=links.plain(self.meanings[m[0]])), m.start(), m.end()


class Abbreviations(Extension):
    """`*[GDPR]: General Data Protection Regulation`."""

    def __init__(self, meanings: dict[str, str]) -> None:
        super().__init__()
        self.meanings = meanings

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        if self.meanings:
            md.inlinePatterns.register(AbbreviationProcessor(self.meanings), "abbreviations", ABBREVIATIONS)
