"""Tokens of a Markdown text as wikitext: links, citations, code, coded passages."""

import re
from collections.abc import Callable

from exchange.wikitext.passages import starts
from exchange.wikitext.writing import words
from exchange.wikitext.writing.citing import Citing
from wiki.markup.document import Document
from wiki.markup.tokens import PLACEHOLDER, Citation, CodeBlock, Coded, CodeSpan, HeadingToken, Link, Token, WikiLink

_NAMESPACES = {"user": "User:", "help": "Help:"}
_MARKED = re.compile(r"[\x10-\x13\[\]\\&\n]")
_CITATION = re.compile("\x0en[0-9]+\x0f")
_PASSAGE = re.compile("\x0ep[0-9]+\x0f")


class Inline:
    """Writes the text of stretches of a document; `label` says what a term is called."""

    def __init__(self, document: Document, citing: Citing, label: Callable[[str, str], str], site: str) -> None:
        self.document = document
        self.citing = citing
        self.label = label
        self.site = site

    def text(self, marked: str) -> str:
        """A stretch with placeholders and marks of emphasis as wikitext."""
        return words.emphasised(self._written(marked))

    def _written(self, marked: str) -> str:
        pieces: list[str] = []
        position = 0
        for match in PLACEHOLDER.finditer(marked):
            pieces.append(words.shown(marked[position : match.start()]))
            token = self.document.tokens[int(match[1])]
            pieces.append(self._token(token, marked[: match.start()], marked[match.end() : match.end() + 1]))
            position = match.end()
        return "".join([*pieces, words.shown(marked[position:])])

    def _token(self, token: Token, before: str, after: str) -> str:
        match token:
            case CodeSpan(text):
                return f"<code><nowiki>{text.replace('</', '&lt;/')}</nowiki></code>"
            case CodeBlock(text, language):
                return code_block(text, language)
            case Citation(key):
                return self.citing.cite(key)
            case WikiLink() as link:
                return self._wiki_link(link)
            case Link() as link:
                return self._link(link)
            case Coded() as passage:
                return self._passage(passage, before, after)
            case HeadingToken() as heading:
                return f"{'=' * max(2, heading.level)} {self.text(heading.text)} {'=' * max(2, heading.level)}"

    def _wiki_link(self, link: WikiLink) -> str:
        title = ""
        if link.target:
            prefix = link.target.prefix
            title = _NAMESPACES.get(prefix, f"{prefix}:" if prefix else "") + link.target.title
        fragment = f"#{link.fragment}" if link.fragment else ""
        text = self._written(link.shown) if link.shown else (link.title if ":" in title or fragment else "")
        if re.search(r"[\[\]{}<>|]", title + fragment):
            return words.guarded(f"[[{title}{fragment}]]")
        return f"[[{title}{fragment}|{text}]]" if text else f"[[{title}]]"

    def _link(self, link: Link) -> str:
        address = link.address.replace("[", "%5B").replace("]", "%5D").replace("''", "%27%27")
        if address.startswith("#"):
            return f"[[{address}|{self._written(link.shown)}]]"
        whole = f"{self.site}{address}" if address.startswith("/") else address
        if link.is_plain:
            return whole if whole.startswith("http") else f"[{whole} {words.shown(link.shown)}]"
        return f"[{whole} {self._written(link.shown)}]"

    def _passage(self, passage: Coded, before: str, after: str) -> str:
        text = self._written(passage.text)
        raised = "".join(f"<sup>[[{self._code(kind, slug)}]]</sup>" for kind, slug in passage.codes)
        if _is_whole(passage, before, after):
            return f"{text} {raised}"
        codes = " ".join(f"{kind}={slug}" for kind, slug in passage.codes)
        return f'<span class="coded" data-codes="{codes}">{text}</span>{raised}'

    def _code(self, kind: str, slug: str) -> str:
        label = self.label(kind, slug)
        return label if kind == "harm" else f"{kind}:{label}"


def _is_whole(passage: Coded, before: str, after: str) -> bool:
    """Whether an annotation behind the passage would be read as being about just these words: one whole sentence."""
    near, text = (_CITATION.sub("\x0er0\x0f", part) for part in (_PASSAGE.split(before)[-1], passage.text))
    if any(kind != "harm" for kind, _slug in passage.codes) or _MARKED.search(near + text):
        return False
    if text != text.strip() or text[-1] not in ".!?…" or after not in ("", " ", "\x0e"):
        return False
    return next(starts(near + text)) == len(near)


def code_block(text: str, language: str) -> str:
    """A block of code; in `<pre>` entities are read, elsewhere they are not."""
    if language and "</syntaxhighlight" not in text.lower():
        return f'<syntaxhighlight lang="{language}">\n{text}\n</syntaxhighlight>'
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<pre>\n{escaped}\n</pre>"
