"""Links: wiki links, left open until the page is served, and addresses, with or without marks around them."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension

from wiki.markup import links
from wiki.markup.addresses import is_external
from wiki.markup.extensions.base import LINKS, TokenProcessor, element, literal
from wiki.markup.tokens import Link, WikiLink


class WikiLinkProcessor(TokenProcessor[WikiLink]):
    """A wiki link, left open unless it stays on the page."""

    def element(self, number: int, token: WikiLink) -> Element:
        shown = token.shown or literal(token.title)
        if token.target is None:
            return element("a", shown, href=f"#{links.anchor(token.fragment)}")
        return element("a", shown, data_link=links.encode(token.target, token.fragment))


class LinkProcessor(TokenProcessor[Link]):
    """A link with an address."""

    def element(self, number: int, token: Link) -> Element:
        shown = literal(token.shown) if token.is_plain else token.shown
        if is_external(token.address):
            return element(
                "a", shown, class_="external", href=token.address, title=token.title, rel="nofollow noopener"
            )
        return element("a", shown, href=token.address, title=token.title)


class Links(Extension):
    """`[[Title]]`, `[shown](address)`, `<address>` and bare addresses."""

    def __init__(self, wiki_links: Mapping[int, WikiLink], links: Mapping[int, Link]) -> None:
        super().__init__()
        self.wiki_links = WikiLinkProcessor(WikiLink.letter, wiki_links)
        self.links = LinkProcessor(Link.letter, links)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.inlinePatterns.register(self.wiki_links, "wiki_links", LINKS)
        md.inlinePatterns.register(self.links, "links", LINKS)
