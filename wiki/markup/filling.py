"""Filling: the open links and the hooks of section links in stored HTML are closed when a page is served."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from django.utils.html import escape
from django.utils.translation import gettext as _

from wiki.markup import links
from wiki.markup.links import Target

_OPEN_LINK = re.compile(r'<a data-link="([^"]*)">(.*?)</a>', re.DOTALL)
_HOOK = re.compile(r'<span data-section="([0-9]+)" data-title="([^"]*)"></span>')
_CITATION = re.compile(r'<sup class="citation" id="(cite-([^"]+)-[0-9]+)">')


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a link leads: the page's address and its title today, or the address at which the page can be created."""

    url: str
    title: str
    exists: bool


def targets(html: str) -> list[Target]:
    """What the open links of stored HTML lead to, each once, in order; codes of passages among them."""
    return list(dict.fromkeys(links.decode(match[1])[0] for match in _OPEN_LINK.finditer(html)))


def citation_ids(html: str) -> dict[str, list[str]]:
    """The ids of the places that cite a source, by its key: what a list of sources links back to."""
    found: dict[str, list[str]] = {}
    for match in _CITATION.finditer(html):
        found.setdefault(unescape(match[2]), []).append(unescape(match[1]))
    return found


def fill(html: str, answers: Mapping[Target, Answer], *, edit_url: str | None) -> str:
    """Stored HTML as it is served. A link without an answer becomes text; without `edit_url` no section has a link."""
    linked = _OPEN_LINK.sub(lambda match: _closed(*links.decode(match[1]), match[2], answers), html)
    return _HOOK.sub(lambda match: _section_link(match, edit_url), linked)


def _closed(target: Target, fragment: str, shown: str, answers: Mapping[Target, Answer]) -> str:
    answer = answers.get(target)
    if answer is None:
        return shown
    classes = ["code", f"code-{target.prefix}"] if target.is_code else []
    if not answer.exists:
        title = _("%(title)s (page does not exist)") % {"title": answer.title}
        return _anchor(answer.url, shown, [*classes, "new"], title, rel="nofollow")
    if target.is_code:
        return _anchor(answer.url, escape(answer.title), classes)
    title = "" if escape(answer.title) == shown else answer.title
    return _anchor(f"{answer.url}#{links.anchor(fragment)}" if fragment else answer.url, shown, classes, title)


def _anchor(url: str, shown: str, classes: list[str], title: str = "", rel: str = "") -> str:
    """A link; `shown` is HTML already."""
    attributes = {"class": " ".join(classes), "href": url, "title": title, "rel": rel}
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<a{written}>{shown}</a>"


def _section_link(hook: re.Match[str], edit_url: str | None) -> str:
    if edit_url is None:
        return ""
    label = escape(_("Edit section: %(title)s") % {"title": unescape(hook[2])})
    url = escape(f"{edit_url}?section={hook[1]}")
    return f'<a class="section-edit" href="{url}" aria-label="{label}">{_("edit")}</a>'
