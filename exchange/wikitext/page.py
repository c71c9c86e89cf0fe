"""What has been read of a page so far: atoms, notes, sources, categories, the infobox, and remarks for the report."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from exchange.wikitext.marks import BREAK, Atoms, Codes
from exchange.wikitext.vocabulary import Vocabulary
from wiki.markup.addresses import without_trailing

LONGEST_REMARK = 80
_LANGUAGE = re.compile(r"\blang=\"?([\w.+#-]{1,30})")
_BACKTICKS = re.compile(r"`+")


@dataclass(slots=True)
class Page:
    """A page that is being read. `infobox` holds the parameters of its `{{Event}}`, None where it has none."""

    title: str
    vocabulary: Vocabulary
    atoms: Atoms = field(default_factory=Atoms)
    template: str = ""
    infobox: dict[str, str] | None = None
    notes: dict[str, str] = field(default_factory=dict)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    cited: dict[str, None] = field(default_factory=dict)
    categories: list[str] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)
    publications: dict[str, dict[str, Any]] = field(default_factory=dict)
    passages: dict[str, Codes] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)

    def remark(self, message: str) -> None:
        """Tell the report something, once."""
        self.remarks.setdefault(message)

    def code(self, text: str) -> str:
        """Text to be shown as it is, in a line."""
        text = " ".join(text.split())
        marks = "`" * (max((len(run) for run in _BACKTICKS.findall(text)), default=0) + 1)
        edge = " " if len(marks) > 1 else ""
        return self.atoms.add(f"{marks}{edge}{text}{edge}{marks}", text) if text else ""

    def code_block(self, text: str, language: str = "") -> str:
        """Text of several lines to be shown as it is; the atom is a block by itself."""
        marks = "`" * max(3, max((len(run) for run in _BACKTICKS.findall(text)), default=0) + 1)
        block = f"{marks}{language}\n{text.strip(chr(10))}\n{marks}"
        return self.atoms.add(block, text, letter="b")

    def verbatim(self, tag: str, attributes: str, text: str) -> str:
        """What stands between two tags that let nothing be read in between."""
        if tag == "nowiki":
            return self.literal(text)
        if tag == "pre":
            text = html.unescape(text)
        if tag == "code":
            text = html.unescape(text.replace("<nowiki>", "").replace("</nowiki>", ""))
        if tag == "gallery":
            self.remark(_shortened(f"<gallery> {' '.join(text.split())}"))
            return ""
        if tag in ("pre", "source", "syntaxhighlight") and text.strip():
            language = _LANGUAGE.search(attributes)
            return f"\n\n{self.code_block(text, language[1] if language else '')}\n\n"
        return self.code(text)

    def literal(self, text: str) -> str:
        """Text in which nothing is read, for it says so."""
        return self.atoms.add(_escape_all(text.replace("\n", " ")), text) if text else ""

    def link(self, address: str, shown: str, plain: str) -> str:
        """A link to an address of the web; without anything shown it shows itself."""
        if not shown or plain == address:
            return self.atoms.add(_bare(address), address, address=address)
        target = f"<{address}>" if re.search(r"[()\\]", address) else address
        return self.atoms.add(f"[{shown}]({target})", plain, address=address)

    def cite_in_text(self, row: dict[str, Any], shown: str) -> str:
        """A publication that the text describes; it becomes a source in a reference, or in a list of them."""
        placeholder = self.atoms.add(self.atoms.markdown(shown, str), self.atoms.plain(shown))
        self.publications[placeholder] = row
        return placeholder

    def citation(self, text: str) -> dict[str, Any] | None:
        """The publication that a text describes and says no more."""
        return self.publications.get(text.strip(" \n.*"))

    def extent(self, codes: Codes) -> str:
        """The start of the words that the annotation behind them is about."""
        return self.atoms.add("", "", letter="s", codes=codes)

    def extent_end(self) -> str:
        """Their end."""
        return self.atoms.add("", "", letter="t")

    def drop(self, what: str) -> str:
        """Leave something out, and say so in the report."""
        self.remark(_shortened(what))
        return ""


def _shortened(text: str) -> str:
    text = text.replace(BREAK, " ")
    return text if len(text) <= LONGEST_REMARK else f"{text[: LONGEST_REMARK - 1]}…"


def _bare(address: str) -> str:
    is_plain = address.startswith("http") and without_trailing(address) == address
    return address if is_plain else f"<{address}>"


def _escape_all(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text.replace("&", "&amp;"))
