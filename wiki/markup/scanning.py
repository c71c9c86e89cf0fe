"""Scanning of links, in the saving transaction: without Markdown, and not at all where there is nothing to find."""

from wiki.markup.document import read
from wiki.markup.links import Target
from wiki.markup.tokens import WikiLink


def scan_links(*texts: str) -> list[Target]:
    """What the wiki links of a page's texts lead to, each once, in the order of reading; codes are not among them."""
    found = (token.target for text in texts if "[[" in text for token in read(text).of(WikiLink).values())
    return list(dict.fromkeys(target for target in found if target))
