"""Rendering: Markdown to safe HTML, links left open."""

import logging
import string
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from markdown import Markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension

from wiki.markup.document import Document, read, typed
from wiki.markup.emphasis import tagged
from wiki.markup.extensions.abbreviations import Abbreviations
from wiki.markup.extensions.blocks import Blocks
from wiki.markup.extensions.links import Links
from wiki.markup.extensions.notes import NOTES, Notes
from wiki.markup.extensions.passages import Passages
from wiki.markup.extensions.tables import Tables
from wiki.markup.numbering import Count, Numbers
from wiki.markup.sanitising import sanitise, sanitise_inline
from wiki.markup.sections import Section, sections_of, shown_levels
from wiki.markup.tokens import Citation, Coded, Link, WikiLink

RENDERER_VERSION = 2
"""Counted up whenever the same body gives other HTML, so that stored HTML is made anew."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body's HTML with links left open, its headings, and the keys it cites that no note or source has."""

    html: str
    sections: list[Section]
    unknown_keys: list[str]


def render(body: str, *, sources: Sequence[str] = (), lead: str = "") -> Rendered:
    """Render a body. `sources` are the keys of the page's sources in the order of their list.

    `lead` is what `summary_html` renders on the same page: ids go on where the lead's end.
    """
    count = Count()
    count.number(read(lead), sources)
    document = read(body)
    html = sanitise(_converted(body, document, count.number(document, sources)))
    return Rendered(html, sections_of(document), list(count.unknown))


def summary_html(text: str, *, sources: Sequence[str] = ()) -> str:
    """Render a lead of a sentence or two for a place where only text can stand; blocks lose their marks."""
    document = read(text)
    return sanitise_inline(_converted(text, document, Count().number(document, sources))).strip()


def _converted(body: str, document: Document, numbers: Numbers) -> str:
    """The HTML of a document; of text as typed where Markdown fails, so that no page is lost to a fault of it."""
    with translation.override(settings.LANGUAGE_CODE):
        try:
            return _html(document, numbers)
        except Exception:
            logger.exception("A body of %d characters could not be rendered and is shown as typed", len(body))
            document = typed(body)
            return _html(document, Count().number(document, ()))


def _html(document: Document, numbers: Numbers) -> str:
    text = f"{document.text}\n\n{NOTES}" if document.notes else document.text
    return tagged(_markdown(document, numbers).convert(text))


def _markdown(document: Document, numbers: Numbers) -> Markdown:
    markdown = Markdown(
        extensions=[
            DefListExtension(),
            SaneListExtension(),
            Tables(),
            Blocks(document, sections_of(document), shown_levels(document)),
            Passages(document.of(Coded), numbers.passages),
            Links(document.of(WikiLink), document.of(Link)),
            Notes(document.of(Citation), document.notes, numbers),
            Abbreviations(document.abbreviations),
        ],
        output_format="html",
    )
    markdown.preprocessors.deregister("html_block")
    for name in _TAKEN_OVER:
        markdown.inlinePatterns.deregister(name)
    markdown.ESCAPED_CHARS = list(string.punctuation)
    return markdown


_TAKEN_OVER = (
    *("backtick", "reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"),
    *("autolink", "automail", "html", "entity", "em_strong"),
)
"""Markdown's own processors of what our extensions do, and of raw HTML, which is not passed on."""
