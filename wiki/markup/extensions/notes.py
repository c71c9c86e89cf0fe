"""Notes: what `[^key]` shows, a note of the body or a source of the page, and the list of notes at the end."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext as _
from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from wiki.markup.extensions.base import BLOCKS, LEAVES, TokenProcessor, element, literal
from wiki.markup.numbering import Numbers
from wiki.markup.tokens import CLOSE, OPEN, Citation

NOTES = f"{OPEN}notes{CLOSE}"
"""The placeholder of the list of notes, a block by itself at the end of a body that has notes."""


class CitationProcessor(TokenProcessor[Citation]):
    """A raised reference: `[note 1]` to a note, `[1]` to a source, or one that says that there is neither."""

    def __init__(self, tokens: Mapping[int, Citation], numbers: Numbers) -> None:
        super().__init__(Citation.letter, tokens)
        self.numbers = numbers

    def element(self, number: int, token: Citation) -> Element:
        key, turn = token.key, self.numbers.citations[number]
        if key in self.numbers.notes:
            return _to_note(self.numbers.notes[key], turn)
        if key in self.numbers.sources:
            return _to_source(key, self.numbers.sources[key], turn)
        title = _("No source of this page has the key “%(key)s”") % {"key": key}
        return element("sup", literal(f"[{key}?]"), class_="citation citation-missing", title=title)


class NotesProcessor(BlockProcessor):
    """Puts the list of notes where their placeholder is."""

    def __init__(self, parser: BlockParser, notes: Sequence[tuple[str, str]], numbers: Numbers) -> None:
        super().__init__(parser)
        self.notes = notes
        self.numbers = numbers

    def test(self, parent: Element, block: str) -> bool:
        return block.strip() == NOTES

    def run(self, parent: Element, blocks: list[str]) -> None:
        blocks.pop(0)
        first = self.numbers.first_note
        items = element("ol", start=str(first) if first > 1 else "")
        items.extend(self._item(number, text) for number, (_key, text) in enumerate(self.notes, start=first))
        section = element("section", class_="footnotes", role="doc-endnotes", aria_label=_("Notes"))
        section.append(items)
        parent.append(section)

    def _item(self, number: int, text: str) -> Element:
        item = element("li", id=f"note-{number}")
        body = Element("div")  # Markdown treats the children of an `li` otherwise
        self.parser.parseChunk(body, text)
        item.extend(list(body))
        last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
        last.extend(_way_back(number, turn) for turn in range(1, self.numbers.uses[number] + 1))
        return item


class Notes(Extension):
    """`[^key]` and `[^key]: text`."""

    def __init__(self, tokens: Mapping[int, Citation], notes: Sequence[tuple[str, str]], numbers: Numbers) -> None:
        super().__init__()
        self.processor = CitationProcessor(tokens, numbers)
        self.notes = notes
        self.numbers = numbers

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.inlinePatterns.register(self.processor, "citations", LEAVES)
        md.parser.blockprocessors.register(NotesProcessor(md.parser, self.notes, self.numbers), "notes", BLOCKS)


def _to_note(note: int, turn: int) -> Element:
    raised = element("sup", class_="footnote-ref", id=f"noteref-{note}-{turn}")
    shown = literal(_("[note %(number)d]") % {"number": note})
    raised.append(element("a", shown, href=f"#note-{note}", role="doc-noteref"))
    return raised


def _to_source(key: str, place: int, turn: int) -> Element:
    raised = element("sup", class_="citation", id=f"cite-{key}-{turn}")
    raised.append(element("a", literal(f"[{place}]"), href=f"#source-{key}"))
    return raised


def _way_back(note: int, turn: int) -> Element:
    label = _("Back to reference %(turn)d of note %(note)d") % {"turn": turn, "note": note}
    address = f"#noteref-{note}-{turn}"
    return element("a", literal("↩"), class_="footnote-backref", href=address, role="doc-backlink", aria_label=label)
