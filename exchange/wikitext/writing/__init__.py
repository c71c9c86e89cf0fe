"""Writing wikitext: a record of ours as a page of MediaWiki, such that reading it back gives the same record."""

from exchange.wikitext.writing.events import event_page
from exchange.wikitext.writing.pages import law_page, plain_page, plain_text
from exchange.wikitext.writing.titles import page_title

__all__ = ["event_page", "law_page", "page_title", "plain_page", "plain_text"]
