"""Coded passages: an annotation behind a sentence becomes the code of that sentence."""

import re
from collections.abc import Iterator

from exchange.wikitext.marks import EM, EM_END, STRONG, STRONG_END, Codes
from exchange.wikitext.page import Page
from wiki.markup.links import CODE_KINDS

_GROUP = re.compile("(?<![\\s,;/])[\\s,;/]*+\x0ea[0-9]+\x0f(?:[\\s,;/]*\x0ea[0-9]+\x0f)*")
_EXTENT = re.compile("\x0es([0-9]+)\x0f([^\x0e]*(?:\x0e[^st][^\x0e]*)*)\x0et[0-9]+\x0f")
_SENTENCE_END = re.compile(
    "[.!?…][\"'”’)\\]\x11\x13]*(?:\x0er[0-9]+\x0f)*\\s+(?=[\"'“‘(\\[\x10\x12\x0e]*[^\\Wa-z_]|\x0e)"
)
_SHORT_WORD = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|vs|al|etc|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|e\.g|i\.e|U\.S|U\.K)\.)\Z"
)
_PLAIN_BRACKETS = re.compile(r"\[([^\[\]\n\x0e]{2,60})\](?![({])")
_GLUED = re.compile(r"(?<=[a-z\d)][.!?])(?P<name>[A-Z][a-z]+(?: (?:of )?[A-Z][a-z]+){0,2})(?=\s|\Z)")
_LAST_SENTENCE = re.compile(r"(?<=[.!?])\s+(?P<name>[A-Z][a-z]+(?: (?:of )?[A-Z][a-z]+){0,2})\.?\s*\Z")
_FINAL_ATOM = re.compile("(\x0e[a-z][0-9]+\x0f)\\s*\\Z")
_WINDOW = 5_000
MOST_STARTS = 5


def annotated(text: str, page: Page) -> str:
    """Marked text of one paragraph with annotations as they are written by hand found: `[Harm]`, or glued to a stop."""
    text = _PLAIN_BRACKETS.sub(lambda match: _annotation(match, match[1], page), text)
    text = _GLUED.sub(lambda match: _glued(match, page), text)
    return _LAST_SENTENCE.sub(lambda match: _annotation(match, match["name"], page), text)


def _annotation(match: re.Match[str], name: str, page: Page) -> str:
    return _of_harm(name.strip(), page) or match.group()


def _glued(match: re.Match[str], page: Page) -> str:
    """A harm glued to a full stop; words in capitals may follow that are no part of its name."""
    words = match["name"].split(" ")
    for count in range(len(words), 0, -1):
        annotation = _of_harm(" ".join(words[:count]), page)
        if annotation:
            return " ".join([annotation, *words[count:]])
    return match.group()


def _of_harm(name: str, page: Page) -> str:
    code = page.vocabulary.code(name)
    if not code or code[0] != "harm":
        return ""
    return page.atoms.add(f"[[harm:{name}]]", name, letter="a", codes=(code,))


def coded(text: str, page: Page) -> str:
    """Marked text of one paragraph in which each annotation codes the words before it."""
    text = annotated(
        _EXTENT.sub(lambda match: _passage(match[2], page.atoms.held[int(match[1])].codes, page), text), page
    )
    if "\x0ea" not in text:
        return text
    pieces: list[str] = []
    position = 0
    for group in _GROUP.finditer(text):
        pieces.append(_with_codes(text[position : group.start()], group.group(), pieces, page))
        position = group.end()
    return "".join([*pieces, text[position:]])


def _with_codes(before: str, group: str, done: list[str], page: Page) -> str:
    codes = tuple(dict.fromkeys(code for atom in page.atoms.of(group, "a") for code in atom.codes))
    last = page.passages.get(_last_atom(before) if before.strip() else _last_atom("".join(done[-1:])))
    if last:
        return before if set(codes) <= set(last) else before + _as_links(group, page)
    for start in starts(before):
        sentence = before[start:].rstrip()
        if page.atoms.plain(sentence) and _can_be_coded(sentence, page):
            return before[:start] + _passage(sentence, codes, page)
    return before + _as_links(group, page)


def _last_atom(text: str) -> str:
    """The atom with which a text ends."""
    match = _FINAL_ATOM.search(text, max(0, len(text) - 40))
    return match[1] if match else ""


def starts(before: str) -> Iterator[int]:
    """Where the last sentence of a text may begin, the nearest place first: emphasis is not cut."""
    offset = max(0, len(before) - _WINDOW)
    ends = list(_SENTENCE_END.finditer(before, offset, len(before.rstrip())))
    for match in ends[: -MOST_STARTS - 1 : -1]:
        if not _SHORT_WORD.search(before, max(0, match.start() - 10), match.start() + 1):
            yield match.end()
    yield len(before) - len(before.lstrip())


def _can_be_coded(sentence: str, page: Page) -> bool:
    is_balanced = sentence.count(STRONG) == sentence.count(STRONG_END) and sentence.count(EM) == sentence.count(EM_END)
    return is_balanced and not page.atoms.of(sentence, "p") and not page.atoms.of(sentence, "b")


def _passage(text: str, codes: Codes, page: Page) -> str:
    """The words between the marks of a passage; each mark is an atom, so that nothing in it is escaped."""
    ordered = sorted(dict.fromkeys(codes), key=lambda code: CODE_KINDS.index(code[0]))
    written = " ".join(f"{kind}={slug}" for kind, slug in ordered)
    inner = _balanced(text, page)
    end = page.atoms.add(f"]{{{written}}}", "", letter="p", codes=codes)
    page.passages[end] = codes
    return f"{page.atoms.add('[', '')}{inner}{end}"


def _balanced(text: str, page: Page) -> str:
    """Text whose brackets close each other; where they do not, they are atoms that show as brackets."""
    if text.count("[") == text.count("]"):
        return text
    return re.sub(r"[\[\]]", lambda match: page.atoms.add(f"\\{match.group()}", match.group()), text)


def _as_links(group: str, page: Page) -> str:
    links = [page.atoms.add(f"({atom.markdown})", atom.plain) for atom in page.atoms.of(group, "a")]
    return f" {' '.join(links)}"
