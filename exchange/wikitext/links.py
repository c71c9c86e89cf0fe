"""Links between pages, and what stands raised or lowered: annotations with harms, and small figures."""

import re

from exchange.wikitext.inline import Inline
from exchange.wikitext.marks import Codes
from exchange.wikitext.page import Page
from exchange.wikitext.vocabulary import CATEGORY, FILE, HELP, MEDIA, USER
from wiki.markup.links import CODE_KINDS, MAX_TITLE, PREFIXES
from wiki.names import SLUG_PATTERN

_OTHER_WIKIS = {
    "w": "https://en.wikipedia.org/wiki/",
    "wikipedia": "https://en.wikipedia.org/wiki/",
    "wikt": "https://en.wiktionary.org/wiki/",
    "wiktionary": "https://en.wiktionary.org/wiki/",
    "commons": "https://commons.wikimedia.org/wiki/",
    "meta": "https://meta.wikimedia.org/wiki/",
    "mw": "https://www.mediawiki.org/wiki/",
    "d": "https://www.wikidata.org/wiki/",
    "wikidata": "https://www.wikidata.org/wiki/",
}
"""Prefixes of other wikis that a new MediaWiki, or many, know."""
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_FIGURES = re.compile(r"[0-9+\-=()]{1,20}")
_LAST_WORDS = re.compile(r"(?P<before>(?:.*[.!?…\x0f)\]\"”’])?\s*)(?P<name>[^\W\d_][\w &-]{2,60})\Z", re.DOTALL)
_SLUG_CODE = re.compile(r"data-codes=\"(?P<codes>[\w=\- ]{1,1000})\"")
REACH = 200


class Links:
    """Reads `[[…]]`, `<sup>`, `<sub>` and `<span>`."""

    def __init__(self, page: Page, inline: Inline) -> None:
        self.page = page
        self.inline = inline

    def read(self, texts: list[str], trail: str) -> str:
        """A link between pages; files and categories leave the text."""
        target = " ".join(texts[0].replace("_", " ").split())
        if not target or any(mark in target for mark in "\x0e[]{}<>\n"):
            return f"[[{'|'.join(texts)}]]{trail}"
        shown = texts[-1] if len(texts) > 1 else ""
        is_shown, name = target.startswith(":"), target.lstrip(": ")
        namespace, rest = self.page.vocabulary.split(name)
        if namespace in (FILE, MEDIA) and not is_shown:
            return self.page.drop(f"[[{target}]]")
        if namespace == CATEGORY and not is_shown:
            self.page.categories.append(rest)
            return ""
        return self._link(_our_title(namespace, rest, name), shown, trail, plain_name=name)

    def _link(self, title: str, shown: str, trail: str, plain_name: str) -> str:
        head, colon, rest = title.partition(":")
        if colon and rest and head.casefold() in _OTHER_WIKIS:
            address = _OTHER_WIKIS[head.casefold()] + rest.strip().replace(" ", "_").replace("?", "%3F")
            return self.page.link(address, self.inline.line((shown or rest) + trail), self.inline.plain(shown or rest))
        if len(title) > MAX_TITLE:
            return self.page.code(f"[[{title}]]")
        words = (shown.strip() or plain_name) + trail
        plain = self.inline.plain(words)
        written = title.replace("\\", "\\\\").replace("&", "\\&")
        markdown = (
            f"[[{written}]]" if plain in ("", title, _shown_anyway(title)) else f"[[{written}|{self._label(words)}]]"
        )
        return self.page.atoms.add(markdown, plain, codes=_one(self.page.vocabulary.code(title)))

    def _label(self, words: str) -> str:
        return self.inline.line(words).replace("[[", "\\[[").replace("|", "\\|")

    def raised(self, text: str) -> str:
        """What stands raised: an annotation where it names a term, else small figures or plain text."""
        code = self._named(text)
        if code:
            return self.annotation(code, self.page.atoms.plain(text))
        plain = self.page.atoms.plain(text)
        if _FIGURES.fullmatch(plain):
            return plain.translate(_RAISED)
        return f"^{text}" if plain and len(plain) < 4 else text

    def lowered(self, text: str) -> str:
        """What stands lowered."""
        plain = self.page.atoms.plain(text)
        return plain.translate(_LOWERED) if _FIGURES.fullmatch(plain) else text

    def spanned(self, text: str, attributes: str) -> str:
        """A span: where our own export wrote it, it says which words the annotation after it is about."""
        match = _SLUG_CODE.search(attributes)
        codes = [part.partition("=") for part in match["codes"].split()] if match else []
        known = tuple((kind, slug) for kind, _sign, slug in codes if kind in CODE_KINDS and SLUG_PATTERN.match(slug))
        return f"{self.page.extent(known)}{text}{self.page.extent_end()}" if known else text

    def annotation(self, code: tuple[str, str], name: str) -> str:
        """An annotation: it codes the sentence before it, or stays a link where there is none."""
        kind, _slug = code
        return self.page.atoms.add(f"[[{kind}:{name}]]", name, letter="a", codes=(code,))

    def broken(self, text: str) -> tuple[str, str]:
        """Text before a `</sup` that closes nothing, and the annotation that its last words are."""
        match = _LAST_WORDS.match(text, max(0, len(text) - REACH))
        code = self.page.vocabulary.code(match["name"].strip()) if match else None
        if not match or not code or code[0] != "harm":
            return text, ""
        return text[: match.start("name")], self.annotation(code, match["name"].strip())

    def _named(self, text: str) -> tuple[str, str] | None:
        atoms = self.page.atoms
        linked = atoms.of(text, "x")
        words = atoms.plain(text).strip("[](). ")
        if len(linked) == 1 and linked[0].codes and linked[0].plain == words:
            return linked[0].codes[0]
        return self.page.vocabulary.code(words) if words and not linked else None


def _one(code: tuple[str, str] | None) -> Codes:
    return (code,) if code else ()


def _shown_anyway(title: str) -> str:
    """What a link shows that says no more than its title: what stands behind the kind of page."""
    head, colon, rest = title.partition(":")
    return rest.strip() if colon and head.casefold() in PREFIXES else title


def _our_title(namespace: int, rest: str, whole: str) -> str:
    """The title of a page as links here name it."""
    if namespace == USER:
        return f"user:{rest}"
    if namespace == HELP:
        return f"help:{rest}"
    return rest if namespace == CATEGORY else whole
