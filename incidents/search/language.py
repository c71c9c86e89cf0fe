"""The language of searches: words, "phrases in quotes", -exclusions, and OR between alternatives. Never an error but
for what is too long, or holds no word at all.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from incidents.search.words import printable, words_of

LONGEST = 300
"""Letters and digits of a search, which are as many in whatever way it is written."""
LONGEST_WRITTEN = 2 * LONGEST
"""Characters of a search, with all that stands between its words: none that `str` writes has more."""
MOST_WORDS = 40
"""Words of a search, those in phrases counted one by one, as are characters of Chinese, Japanese, Korean and Thai."""

_COMMON = (
    "a an and are as at be been but by for from had has have he her his in into is it its of on or she than that the "
    "their them then there these they this to was were which who will with"
)
COMMON = frozenset(_COMMON.split())
"""Words that stand in nearly every text: outside quotes they are passed over, unless there is nothing else."""

OPERATORS = frozenset({"OR", "NOT", "AND"})
"""Only in capitals, and only outside quotes."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | {"−": "-"})
_TOKEN = re.compile(r'(?P<opening>(?:-+|\(*NOT\s*)\()|(?P<minus>-*)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_BRACKET = re.compile(r'"[^"]*"|[()]')
_SCHEME = re.compile(r"\bhttps?://", re.IGNORECASE)
"""Of an address that was pasted: nobody seeks it, and another scheme leads to the same page."""
_GENITIVE = re.compile(r"['’][sS]?\Z")


@dataclass(frozen=True)
class Word:
    """A word, in any of its inflections."""

    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def words(self) -> tuple[str]:
        return (self.text,)


@dataclass(frozen=True)
class Phrase:
    """Words that stand beside each other, or a single one that would not count as a word without its quotes."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return f'"{" ".join(self.words)}"'


Leaf = Word | Phrase


@dataclass(frozen=True)
class Or:
    """Alternatives, at least two."""

    parts: tuple[Leaf, ...]

    def __str__(self) -> str:
        return " OR ".join(map(str, self.parts))


@dataclass(frozen=True)
class Not:
    """What must not be in a text."""

    part: Leaf

    def __str__(self) -> str:
        return f"-{self.part}"


@dataclass(frozen=True)
class And:
    """A whole search: all of its parts hold. Every search is one, and has at least one part."""

    parts: tuple[Leaf | Or | Not, ...]

    def __str__(self) -> str:
        return " ".join(map(str, self.parts))

    @property
    def wanted(self) -> tuple[Leaf | Or, ...]:
        """The parts that a text must have; empty where the search only excludes."""
        return tuple(part for part in self.parts if not isinstance(part, Not))

    @property
    def excluded(self) -> tuple[Leaf, ...]:
        """What a text must not have."""
        return tuple(part.part for part in self.parts if isinstance(part, Not))

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every word and phrase that is wanted, alternatives one by one."""
        return tuple(leaf for part in self.wanted for leaf in (part.parts if isinstance(part, Or) else (part,)))

    def replacing(self, words: dict[str, str]) -> "And":
        """The search with some of its wanted words replaced."""
        return replace(self, parts=tuple(_replaced(part, words) for part in self.parts))


Token = Leaf | Not | str


class QueryError(ValueError):
    """A search that cannot be made; the message says why."""


def parse(text: str) -> And | None:
    """The search that somebody typed; None for nothing but space. Raises QueryError.

    OR joins its two neighbours and nothing else: `fine hospital OR clinic` is a fine, of a hospital or a clinic.
    """
    if len(text) > LONGEST_WRITTEN:
        message = _("A search has at most %(limit)d characters; this one has %(length)d.")
        raise QueryError(message % {"limit": LONGEST_WRITTEN, "length": len(text)})
    typed = printable(text).translate(_QUOTES).strip()
    if not typed:
        return None
    parts = _without_common(_joined(list(_tokens(_balanced(_SCHEME.sub("", typed))))))
    if not parts:
        raise QueryError(_("There is no word to search for: type letters or numbers."))
    query = And(tuple(dict.fromkeys(parts)))
    _count(query)
    return query


def _balanced(text: str) -> str:
    """A quotation mark that is never closed counts for nothing."""
    if text.count('"') % 2:
        before, _mark, after = text.rpartition('"')
        return f"{before} {after}"
    return text


def _tokens(text: str) -> Iterator[Token]:
    """Words, phrases, exclusions, and operators as they are. AND is what stands there anyway."""
    at = 0
    while match := _TOKEN.search(text, at):
        at = match.end()
        if match["opening"]:
            end = _closing(text, at)
            yield from _excluded(text[at:end])
            at = end + 1
        elif token := _token(match):
            yield token


def _closing(text: str, start: int) -> int:
    """Where the brackets end that open before a place: at the end of the text if nothing closes them."""
    depth = 1
    for match in _BRACKET.finditer(text, start):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if not depth:
            return match.start()
    return len(text)


def _excluded(inside: str) -> Iterator[Not]:
    """Each of the alternatives in brackets after a minus. QueryError for all else in them: it cannot be written as a
    list of exclusions.
    """
    matches = list(_TOKEN.finditer(inside))
    tokens = [token for match in matches if not match["opening"] and (token := _token(match))]
    query = And(tuple(_without_common(_joined(tokens))))
    if len(query.parts) > 1 or query.excluded or any(match["opening"] for match in matches):
        raise QueryError(
            _(
                "Brackets after a minus or NOT hold words and phrases with OR between them: -(one OR another) finds "
                'what has neither. For what lacks two words beside each other, type -"one another".'
            )
        )
    yield from map(Not, query.leaves)


def _token(match: re.Match[str]) -> Token | None:
    if (operator := (match["word"] or "").lstrip("(")) in OPERATORS:
        return operator
    leaf = _leaf(match)
    return Not(leaf) if leaf and match["minus"] else leaf


def _leaf(match: re.Match[str]) -> Leaf | None:
    """`covid-19` is a phrase of two words; what has no letter and no number is nothing."""
    is_quoted = match["word"] is None
    words = words_of(match["phrase"] if is_quoted else _GENITIVE.sub("", match["word"]))
    if len(words) == 1 and not (is_quoted and _needs_quotes(words[0])):
        return _word(words[0])
    return Phrase(words) if words else None


def _needs_quotes(word: str) -> bool:
    """Whether it would count for nothing without them, or be an operator."""
    return word in OPERATORS or word.lower() in COMMON


def _word(text: str) -> Word:
    """What is spelt like an operator is kept in small letters: it must not become one when it is read again."""
    return Word(text.lower() if text in OPERATORS else text)


def _joined(tokens: list[Token]) -> list[Leaf | Or | Not]:
    """The parts of the search: operators are applied, and count for nothing where they have nothing to join."""
    if all(isinstance(token, str) for token in tokens):
        return [_word(str(token)) for token in tokens]
    parts: list[Leaf | Or | Not] = []
    operators: set[str] = set()
    for token in tokens:
        if isinstance(token, str):
            operators.add(token)
            continue
        part = Not(token) if "NOT" in operators and not isinstance(token, Not) else token
        if "OR" in operators and parts:
            parts.append(_either(parts.pop(), part))
        else:
            parts.append(part)
        operators.clear()
    return parts


def _either(before: Leaf | Or | Not, part: Leaf | Not) -> Leaf | Or:
    """What OR makes of its neighbours."""
    if isinstance(before, Not) or isinstance(part, Not):
        raise QueryError(
            _(
                "OR joins words and phrases only. What must not be there stands by itself, for all of the search: "
                "hospital OR clinic -medical."
            )
        )
    alternatives = before.parts if isinstance(before, Or) else (before,)
    return Or((*alternatives, part)) if part not in alternatives else before


def _without_common(parts: list[Leaf | Or | Not]) -> list[Leaf | Or | Not]:
    telling = [part for part in parts if not (isinstance(part, Word) and part.text.lower() in COMMON)]
    return telling if any(not isinstance(part, Not) for part in telling) else parts


def _count(query: And) -> None:
    words = [word for leaf in (*query.leaves, *query.excluded) for word in leaf.words]
    if len(words) > MOST_WORDS:
        raise QueryError(_("A search has at most %(limit)d words.") % {"limit": MOST_WORDS})
    if (length := sum(map(len, words))) > LONGEST:
        message = _("The words of a search have at most %(limit)d letters together; these have %(length)d.")
        raise QueryError(message % {"limit": LONGEST, "length": length})


def _replaced(part: Leaf | Or | Not, words: dict[str, str]) -> Leaf | Or | Not:
    if isinstance(part, Not):
        return part
    if isinstance(part, Or):
        return Or(tuple(_in_leaf(leaf, words) for leaf in part.parts))
    return _in_leaf(part, words)


def _in_leaf(leaf: Leaf, words: dict[str, str]) -> Leaf:
    if isinstance(leaf, Word):
        return Word(words.get(leaf.text, leaf.text))
    return Phrase(tuple(words.get(word, word) for word in leaf.words))


def written(query: And, leaf: Callable[[Leaf], str], *, either: str, both: str) -> str:
    """The wanted part of a search in another language: how it writes a leaf, and its words for OR and AND."""
    return both.join(
        f"({either.join(map(leaf, part.parts))})" if isinstance(part, Or) else leaf(part) for part in query.wanted
    )
