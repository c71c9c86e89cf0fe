"""Blocks of code, and headings with the hook for a section's edit link."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from wiki.markup.document import Document
from wiki.markup.extensions.base import BLOCKS, LEAVES, TokenProcessor, element, literal
from wiki.markup.sections import Section
from wiki.markup.tokens import PLACEHOLDER, CodeBlock, CodeSpan, HeadingToken, Token


class BlockTokenProcessor(BlockProcessor):
    """Turns a placeholder that is a block by itself into code or a heading."""

    def __init__(
        self, parser: BlockParser, document: Document, sections: Sequence[Section], levels: Mapping[int, int]
    ) -> None:
        super().__init__(parser)
        self.tokens = document.tokens
        self.sections = sections
        self.levels = levels

    def test(self, parent: Element, block: str) -> bool:
        return isinstance(self._token(block), CodeBlock | HeadingToken)

    def run(self, parent: Element, blocks: list[str]) -> None:
        match self._token(blocks.pop(0)):
            case CodeBlock(text, language):
                class_ = f"language-{language}" if language else ""
                SubElement(parent, "pre").append(element("code", literal(f"{text}\n"), class_=class_))
            case HeadingToken() as heading:
                parent.append(self._heading(heading))

    def _token(self, block: str) -> Token | None:
        match = PLACEHOLDER.fullmatch(block.strip(" \n"))
        return self.tokens[int(match[1])] if match else None

    def _heading(self, token: HeadingToken) -> Element:
        tag = f"h{self.levels[token.level]}"
        if not token.section:
            return element(tag, token.text)
        section = self.sections[token.section - 1]
        holder = element("div", class_="section-heading")
        holder.append(element(tag, token.text, id=section.anchor))
        holder.append(element("span", data_section=str(section.index), data_title=section.title))
        return holder


class CodeSpanProcessor(TokenProcessor[CodeSpan]):
    """Code in a line of text."""

    def element(self, number: int, token: CodeSpan) -> Element:
        return element("code", literal(token.text))


class Blocks(Extension):
    """Code and headings, which are found before Markdown sees the body; its own processors of them are taken out."""

    def __init__(self, document: Document, sections: Sequence[Section], levels: Mapping[int, int]) -> None:
        super().__init__()
        self.document = document
        self.sections = sections
        self.levels = levels

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        for name in ("code", "hashheader", "setextheader", "reference"):
            md.parser.blockprocessors.deregister(name)
        processor = BlockTokenProcessor(md.parser, self.document, self.sections, self.levels)
        md.parser.blockprocessors.register(processor, "block_tokens", BLOCKS)
        md.inlinePatterns.register(CodeSpanProcessor(CodeSpan.letter, self.document.of(CodeSpan)), "code_spans", LEAVES)
