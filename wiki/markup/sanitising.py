"""Sanitising: the last step, an allow-list of what our own renderer writes."""

import re

import nh3

from wiki.markup.addresses import safe_address
from wiki.markup.lines import fit

_INLINE_TAGS = {"a", "abbr", "br", "code", "em", "mark", "span", "strong", "sup"}
_BLOCK_TAGS = {
    *("blockquote", "dd", "div", "dl", "dt", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section"),
    *("table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {
    "a": {"aria-label", "class", "data-link", "href", "rel", "role", "title"},
    "abbr": {"title"},
    "code": {"class"},
    "div": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    "li": {"id"},
    "mark": {"class", "id"},
    "ol": {"start"},
    "section": {"aria-label", "class", "role"},
    "span": {"data-section", "data-title"},
    "sup": {"class", "id", "title"},
    "td": {"class"},
    "th": {"class", "scope"},
}
_CLASS = re.compile(
    r"section-heading|external|passage|codes|citation(?: citation-missing)?|footnotes|footnote-(?:ref|backref)"
    r"|align-(?:left|center|right)|language-[\w.+#-]+"
)
_ID = re.compile(r"(?:section|passage|cite|note|noteref)(?:-\S+)?")


def _checked(_tag: str, name: str, value: str) -> str | None:
    """The attribute's value, or None where it is not one of ours."""
    if name == "class":
        return value if _CLASS.fullmatch(value) else None
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name == "href":
        return value if safe_address(value) else None
    return value


def _cleaner(tags: set[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=tags,
        attributes=_ATTRIBUTES,
        attribute_filter=_checked,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )


_page, _line = _cleaner(_INLINE_TAGS | _BLOCK_TAGS), _cleaner(_INLINE_TAGS)


def sanitise(html: str) -> str:
    """The HTML with nothing in it but what the renderer may write."""
    return fit(_page.clean(html))


def sanitise_inline(html: str) -> str:
    """Likewise, for a place where only text can stand: blocks lose their marks and keep their text."""
    return fit(_line.clean(html))
