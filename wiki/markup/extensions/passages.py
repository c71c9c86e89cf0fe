"""Coded passages: a `mark`, and after it the codes as superscript links, left open."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import AtomicString

from wiki.markup import links
from wiki.markup.extensions.base import PASSAGES, TokenProcessor, element, literal
from wiki.markup.links import Target
from wiki.markup.tokens import Coded


class PassageProcessor(TokenProcessor[Coded]):
    """A passage; ids are made of the passages' keys."""

    def __init__(self, tokens: Mapping[int, Coded], keys: Mapping[int, str]) -> None:
        super().__init__(Coded.letter, tokens)
        self.keys = keys

    def element(self, number: int, token: Coded) -> Element:
        pair = element("passage")  # holds the two together; it is no HTML, and sanitising drops it
        pair.append(element("mark", token.text, class_="passage", id=f"passage-{self.keys[number]}"))
        pair.append(_codes(token.codes))
        return pair


class Passages(Extension):
    """`[text]{harm=insecurity information=health-data}`."""

    def __init__(self, tokens: Mapping[int, Coded], keys: Mapping[int, str]) -> None:
        super().__init__()
        self.processor = PassageProcessor(tokens, keys)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.inlinePatterns.register(self.processor, "passages", PASSAGES)


def _codes(codes: tuple[tuple[str, str], ...]) -> Element:
    marks = element("sup", class_="codes")
    for kind, slug in codes:
        link = element("a", literal(_readable(slug)), data_link=links.encode(Target(kind, slug, is_code=True)))
        if len(marks):
            marks[-1].tail = AtomicString(", ")
        marks.append(link)
    return marks


def _readable(slug: str) -> str:
    text = slug.replace("-", " ")
    return text[:1].upper() + text[1:]
