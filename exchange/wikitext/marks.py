"""Marks: what stands in a text for things already read, in control characters that no text holds."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

OPEN, CLOSE = "\x0e", "\x0f"
EM, EM_END, STRONG, STRONG_END = "\x10", "\x11", "\x12", "\x13"
"""The same as in a document of `wiki.markup`."""
BREAK, QUOTE, QUOTE_END, LEAD = "\x14", "\x15", "\x16", "\x17"
Codes = tuple[tuple[str, str], ...]
LEAD_END = "<!-- text -->"
"""Parts lead and text where no heading does."""
ATOM = re.compile(f"{OPEN}([a-z])([0-9]+){CLOSE}")
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Atom:
    """Something that no further reading takes apart: its Markdown, its words, the terms or address it names if any."""

    markdown: str
    plain: str
    codes: Codes = ()
    address: str = ""


@dataclass(slots=True)
class Atoms:
    """The atoms of a page, by number. A letter says what one is: r a citation, a an annotation, b a
    block, s and t the ends of words that an annotation is about, x anything else."""

    held: list[Atom] = field(default_factory=list)

    def add(self, markdown: str, plain: str, letter: str = "x", codes: Codes = (), address: str = "") -> str:
        """The placeholder of a new atom."""
        self.held.append(Atom(markdown, plain, codes, address))
        return f"{OPEN}{letter}{len(self.held) - 1}{CLOSE}"

    def markdown(self, text: str, escape: Callable[[str], str]) -> str:
        """The text with each placeholder as Markdown; what stands between them goes through `escape`."""
        pieces, position = [], 0
        for match in ATOM.finditer(text):
            pieces += [escape(text[position : match.start()]), self.held[int(match[2])].markdown]
            position = match.end()
        return "".join([*pieces, escape(text[position:])])

    def plain(self, text: str) -> str:
        """The words of a text, on one line."""
        words = ATOM.sub(lambda match: "" if match[1] in "rast" else self.held[int(match[2])].plain, text)
        return " ".join(words.translate(_NO_MARKS).split())

    def of(self, text: str, letter: str) -> list[Atom]:
        """The atoms of one letter in a text."""
        return [self.held[int(match[2])] for match in ATOM.finditer(text) if match[1] == letter]


_NO_MARKS = str.maketrans({STRONG: "", STRONG_END: "", EM: "", EM_END: "", BREAK: " ", QUOTE: " ", QUOTE_END: " "})


def fit(text: str) -> str:
    """A text without characters that cannot be kept, and with `\\n` as its line ends."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
