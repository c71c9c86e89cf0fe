"""Importing a dump: what each page of a wiki becomes here, be it event, term, law, discussion or address."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from exchange.importing import Fault, Incoming, Item, Reading, Sequel, Skipped
from exchange.mediawiki import addresses, dump
from exchange.mediawiki.converting import Task, converted
from exchange.mediawiki.gathering import Piece, pieces
from exchange.mediawiki.names import Names
from exchange.mediawiki.signing import BadMoment, signature
from exchange.mediawiki.talk import Talk
from exchange.wikitext.infobox import KINDS
from exchange.wikitext.reading import BODY_LENGTH, Read
from exchange.wikitext.templates import LAWS
from exchange.wikitext.vocabulary import CANONICAL, CATEGORY, Vocabulary
from incidents.models import Event
from taxonomy import countries
from taxonomy.models import Law
from wiki.models import WikiPage
from wiki.names import fold
from wiki.record import Record
from wiki.recording import PastRevision

MOST_NOTES = 20


def read(reading: Reading) -> Iterator[Item]:
    """What the pages of a dump are here. Old addresses come last, when the pages that they lead to are in."""
    yield from _Dump(reading).items()


@dataclass(frozen=True)
class _Past:
    """A revision that can be taken: what it says, and who says so."""

    read: Read | None
    past: Any


class _Dump:
    def __init__(self, reading: Reading) -> None:
        self.parts = pieces(dump.read(reading.lines()))
        self.names = Names()
        self.talk = Talk()
        self.told: list[Item] = []
        self.redirects: list[Sequel] = []
        self.titles: dict[str, str] = {}
        self.events: set[str] = set()

    def items(self) -> Iterator[Item]:
        """Every item of the dump, in its order but for old addresses."""
        vocabulary = Vocabulary(terms=self.names.terms, mapping=self.names.mapping, namespaces=self._namespaces())
        for piece, said in converted(self._tasks(vocabulary), vocabulary):
            yield from self._told()
            yield from self._converted(piece, said)
        yield from self._told()
        yield from self.redirects

    def _namespaces(self) -> dict[str, int]:
        """Names of namespaces; those of the dump join them once its head has been read, which is before any page."""
        self.namespaces = dict(CANONICAL)
        return self.namespaces

    def _told(self) -> Iterator[Item]:
        told, self.told = self.told, []
        yield from told

    def _tasks(self, vocabulary: Vocabulary) -> Iterator[tuple[Piece, Task]]:
        """The pieces whose texts have to be read; all others are told."""
        for piece in self.parts:
            if isinstance(piece, Fault):
                self.told.append(piece)
            elif self._is_prose(piece, vocabulary):
                yield piece, Task(piece.page.title, [revision.text for revision in piece.revisions])

    def _is_prose(self, piece: Piece, vocabulary: Vocabulary) -> bool:
        """Whether a piece is of a page that may be an event, a term or a law; if not, what it is is told."""
        page = piece.page
        self.namespaces.update({fold(name): number for name, number in piece.site.namespaces.items() if name})
        if not self._is_sound(piece):
            return False
        if page.redirect:
            self._redirect(piece)
        elif page.namespace in (0, CATEGORY):
            return True
        elif page.namespace % 2 == 1 and page.namespace > 0:
            self.told += self.talk.items(piece)
        elif piece.is_last:
            self.told.append(Skipped(page.line, self._elsewhere(piece), page.title))
        return False

    def _is_sound(self, piece: Piece) -> bool:
        page = piece.page
        if not page.title:
            self.told.append(Fault(page.line, _("The page has no title.")))
            return False
        known = self.titles.setdefault(page.identifier, page.title) if page.identifier else page.title
        if known != page.title:
            message = _("The identifier %(id)s is that of “%(title)s” already.")
            self.told.append(Fault(page.line, message % {"id": page.identifier[:40], "title": known}))
        return known == page.title

    def _redirect(self, piece: Piece) -> None:
        if piece.is_last:
            follow = addresses.follower(piece.page.title, piece.page.redirect)
            self.redirects.append(Sequel(piece.page.line, piece.page.title, follow))

    def _elsewhere(self, piece: Piece) -> str:
        names = {number: name for name, number in piece.site.namespaces.items()}
        name = names.get(piece.page.namespace) or str(piece.page.namespace)
        return _("Pages of the namespace %(name)s are not imported.") % {"name": name}

    def _converted(self, piece: Piece, said: list[Read | None]) -> Iterator[Item]:
        revisions, faults = self._revisions(piece, said)
        yield from faults
        if not revisions:
            return
        page = piece.page
        templates = {one.read.template for one in revisions if one.read} - {""}
        if page.identifier in self.events or (templates - LAWS and not page.namespace):
            self.events.add(page.identifier)
            yield self._event(piece, revisions)
        elif found := self.names.page(page.title, page.namespace):
            yield _of_known(piece, revisions, *found)
        elif templates & LAWS:
            yield _law(piece, revisions)
        elif piece.is_last:
            yield Skipped(
                page.line, _("The page has no infobox of an event, and no term or law is called so."), page.title
            )

    def _revisions(self, piece: Piece, said: list[Read | None]) -> tuple[list[_Past], list[Fault]]:
        taken, faults = [], []
        for revision, one in zip(piece.revisions, said, strict=True):
            reason = _trouble(revision, one)
            try:
                signed = signature(revision)
            except BadMoment as bad:
                reason = reason or str(bad)
            if reason:
                faults.append(Fault(revision.line, f"{piece.page.title}: {reason}"))
            else:
                taken.append(_Past(one, signed))
        return taken, faults

    def _event(self, piece: Piece, revisions: list[_Past]) -> Incoming:
        site, page = piece.site, piece.page
        origin = {
            "source": (site.name or _("MediaWiki"))[:255],
            "id": page.identifier or page.title,
            "url": _address(site, page),
            "licence": "",
        }
        past = [
            PastRevision(record={**_record_of(one, page.title), "origin": origin}, signature=one.past)
            for one in revisions
        ]
        return Incoming(
            line=page.line,
            model=Event,
            title=page.title,
            revisions=past,
            origin=(origin["source"], origin["id"]),
            told=True,
            notes=tuple(self._notes(revisions)),
        )

    def _notes(self, revisions: list[_Past]) -> Iterator[str]:
        """What of the newest revision was left out, or is no term of ours; and what had been suppressed there."""
        newest = max(revisions, key=lambda one: one.past.moment)
        said = newest.read
        notes = [_("Left out: %(what)s.") % {"what": remark} for remark in said.remarks] if said else []
        notes += self._unmatched(said.record) if said else []
        suppressed = sum(one.read is None for one in revisions)
        if suppressed:
            notes.append(_("The text of %(count)d revisions was suppressed there.") % {"count": suppressed})
        yield from notes[:MOST_NOTES]

    def _unmatched(self, record: Record) -> Iterator[str]:
        for key, kind in KINDS.items():
            for value in record.get(key, []):
                if not value.get("term") and not self.names.has(kind, value["text"]):
                    yield _("“%(value)s” (%(row)s) is no term.") % {"value": value["text"], "row": key}


def _trouble(revision: dump.Revision, said: Read | None) -> str:
    if revision.is_too_long:
        return _("A text of more than %(limit)d characters is not read.") % {"limit": dump.LONGEST_TEXT}
    if said and len(said.record["body"]) > BODY_LENGTH:
        return _("The text is longer than %(limit)d characters.") % {"limit": BODY_LENGTH}
    return ""


def _record_of(one: _Past, title: str) -> Record:
    """The record of a revision; one whose text was suppressed has nothing but its title."""
    if one.read is None:
        return {"title": title[:255]}
    record = {**one.read.record, "title": one.read.record["title"][:255]}
    if "countries" in record:
        record["countries"] = [code for code in record["countries"] if countries.name_of(code)]
    return record


def _of_known(piece: Piece, revisions: list[_Past], model: type[WikiPage], slug: str, title: str) -> Incoming:
    """Revisions of the page of a term or law: its text as it was there; all else of it stays as it is here."""
    past = [
        PastRevision(record={"title": title, "body": _prose(one)}, signature=one.past)
        for one in revisions
        if one.read is not None
    ]
    return Incoming(line=piece.page.line, model=model, title=title, slug=slug, revisions=past, told=True, partial=True)


def _prose(one: _Past) -> str:
    record = one.read.record if one.read else {}
    return "\n\n".join(text for text in (record.get("summary"), record.get("body")) if text)


def _law(piece: Piece, revisions: list[_Past]) -> Incoming:
    """A law that nobody has here, made of its template: country, state and harms."""
    past = [
        PastRevision(record=_law_record(one, piece.page.title), signature=one.past)
        for one in revisions
        if one.read is not None
    ]
    return Incoming(line=piece.page.line, model=Law, title=piece.page.title, revisions=past, told=True)


def _law_record(one: _Past, title: str) -> Record:
    given = one.read.parameters if one.read else {}
    found = countries.named_in(given.get("country", ""))
    harms = one.read.record.get("harms", []) if one.read else []
    return {
        "title": title[:255],
        "jurisdiction": found[0] if found else None,
        "region": given.get("state", "")[:255],
        "harms": harms,
        "body": _prose(one),
    }


def _address(site: dump.Site, page: dump.Page) -> str:
    """The address of a page on its wiki, made from that of the main page."""
    start, slash, _main = site.base.rpartition("/")
    return f"{start}/{quote(page.title.replace(' ', '_'))}" if slash and "://" in start else ""
