"""Talk: what each revision of a talk page added, as comments of its author at its moment, a thread for each heading.

A wiki's discussion is one text that all write into; here it is threads of comments that nobody edits. So lines that a
revision added are what its author said then; lines that it took away or mended leave what was said as it was.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from exchange.importing import Fault, Item, Sequel
from exchange.mediawiki.addresses import page_called
from exchange.mediawiki.gathering import Piece
from exchange.mediawiki.signing import ANONYMOUS, BadMoment, signature, without_addresses
from exchange.reports import Outcome
from exchange.wikitext.reading import read
from exchange.wikitext.vocabulary import Vocabulary
from wiki.models.talk import COMMENT_LENGTH, TITLE_LENGTH
from wiki.transcribing import Said, transcribe

MOST_LINES = 5_000
MOST_COMPARED = 100_000
"""Pairs of lines: with more, only lines that are nowhere in the old text are new."""
LONGEST_HEADING = 500
_HEADING = re.compile(r"(={1,6})\s*([^=].*?)\s*\1\s*\Z")
_SIGNATURE = re.compile(
    r"\s*(?:--|—|–)?\s*\[\[[^\[\]]{1,200}\]\](?:[^\[\]\n]{0,20}\[\[[^\[\]]{1,200}\]\])*[^\[\]\n]{0,20}"
    r"\d{1,2}:\d{2}, \d{1,2} \w+ \d{4} \([A-Z]{2,5}\)\s*\Z"
)
_ADDRESS_LINK = re.compile(
    r"\[\[(?:Special:Contributions/|User(?:[ _]talk)?:)([^|\]]{3,60})(?:\|[^\]]*)?\]\]", re.IGNORECASE
)


class Talk:
    """Reads talk pages, piece by piece; of each it keeps the last text that it saw."""

    def __init__(self) -> None:
        self._title = ""
        self._lines: list[str] = []

    def items(self, piece: Piece) -> Iterator[Item]:
        """What a piece of a talk page says, to be written down when the page that it is about is in."""
        page = piece.page
        if piece.is_first or page.title != self._title:
            self._title, self._lines = page.title, []
        said: list[Said] = []
        for revision in piece.revisions:
            if revision.text is None:
                continue
            try:
                signed = signature(revision)
            except BadMoment as bad:
                yield Fault(revision.line, f"{page.title}: {bad}")
                continue
            lines = revision.text.split("\n")[:MOST_LINES]
            said += [
                Said(thread=heading, name=signed.name, moment=signed.moment, body=body)
                for heading, body in _added(self._lines, lines)
            ]
            self._lines = lines
        if said:
            yield Sequel(page.line, page.title, _writer(_subject(page.title), said))


def _subject(title: str) -> str:
    """The title of the page that a talk page is about."""
    return title.partition(":")[2].strip()


def _writer(title: str, said: Sequence[Said]) -> Callable[[], tuple[Outcome, str]]:
    def write() -> tuple[Outcome, str]:
        page = page_called(title)
        if page is None:
            return Outcome.SKIPPED, _("It is about “%(title)s”, which is not here.") % {"title": title}
        done = transcribe(page, said)
        if done.left_out:
            return Outcome.DOUBTFUL, _("%(count)d comments found no room in their threads.") % {"count": done.left_out}
        return (Outcome.CREATED if done.added else Outcome.UNCHANGED), ""

    return write


def _added(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What was added, by the heading above it; the empty heading stands for the top of the page."""
    headings = _headings(after)
    pieces: dict[str, list[str]] = {}
    for start, end in _stretches(before, after):
        for number in range(start, end):
            if not _heading(after[number]):
                pieces.setdefault(headings[number], []).append(after[number])
    for heading, lines in pieces.items():
        body = _comment("\n".join(lines))
        if body:
            yield heading, body


def _stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Lines of the new text that the old one does not have; those put in place of as many others are corrections."""
    start, end = _shared(before, after)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if len(old) * len(new) > MOST_COMPARED:
        known = set(old)
        yield from ((start + place, start + place + 1) for place, line in enumerate(new) if line not in known)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        corrected = old_end - old_start if kind == "replace" else 0
        if kind in ("insert", "replace") and new_end - new_start > corrected:
            yield start + new_start + corrected, start + new_end


def _shared(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many lines two texts share at their beginnings, and at their ends."""
    shorter = min(len(before), len(after))
    start = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    ends = range(1, shorter - start + 1)
    end = next((place - 1 for place in ends if before[-place] != after[-place]), shorter - start)
    return start, end


def _heading(line: str) -> re.Match[str] | None:
    return _HEADING.match(line) if line[:1] == "=" and len(line) < LONGEST_HEADING else None


def _headings(lines: Sequence[str]) -> list[str]:
    found, current = [], ""
    for line in lines:
        match = _heading(line)
        current = " ".join(match[2].split())[:TITLE_LENGTH] if match else current
        found.append(current)
    return found


def _comment(text: str) -> str:
    """A comment in Markdown, without its signature and without addresses of computers."""
    lines = [_SIGNATURE.sub("", line).lstrip(":*# ") for line in text.split("\n")]
    bare = _ADDRESS_LINK.sub(_named, "\n".join(lines)).strip()
    said = read(without_addresses(bare), title="", vocabulary=Vocabulary()).record
    return "\n\n".join(part for part in (said["summary"], said["body"]) if part)[:COMMENT_LENGTH]


def _named(match: re.Match[str]) -> str:
    return ANONYMOUS if without_addresses(match[1]) != match[1] else match.group()
