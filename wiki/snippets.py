"""Snippets: short texts in Markdown, many on one page, such as comments and notes."""

import re
from collections.abc import Sequence
from hashlib import sha256

from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe

from wiki.linking import resolve
from wiki.markup import RENDERER_VERSION, fill, render, targets

KEPT_SECONDS = 24 * 3600
_TAG = re.compile(r'<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
_OWN = re.compile(r' (id="|href="#)')
Snippet = tuple[str, str]
"""A word that tells the text from all others on the page, and its Markdown."""


def snippets_html(snippets: Sequence[Snippet]) -> list[SafeString]:
    """The HTML of each; all links in one query. Ids are made its own: headings and notes are numbered in each anew."""
    stored = _stored([body for _word, body in snippets])
    answers = resolve(target for html in stored for target in targets(html)).answers
    return [
        mark_safe(_owned(fill(html, answers, edit_url=None), word))  # noqa: S308 (sanitised when made)
        for (word, _body), html in zip(snippets, stored, strict=True)
    ]


def _stored(bodies: Sequence[str]) -> list[str]:
    """HTML with links left open, from the cache where it is there: it stands under the hash of the text."""
    keys = [f"snippet:{RENDERER_VERSION}:{sha256(body.encode()).hexdigest()}" for body in bodies]
    known = cache.get_many(keys)
    made = {key: render(body).html for key, body in zip(keys, bodies, strict=True) if key not in known}
    cache.set_many(made, KEPT_SECONDS)
    return [(known | made)[key] for key in keys]


def _owned(html: str, word: str) -> str:
    own = rf" \1{word}-"
    return _TAG.sub(lambda tag: _OWN.sub(own, tag[0]), html)
