"""Breaches that organisations notified to an office: an event made of what a notice says."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from exchange import drafting
from exchange.drafting import Base
from exchange.importing import Item, Reading, Skipped
from exchange.mapping import Coding
from exchange.notices.names import is_person, title_of
from exchange.notices.wording import month_in_words
from incidents import dates
from wiki.names import fold
from wiki.record import Record


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What a notice says: who, of which breach (an EDTF date where it is told), reported when, and in which words.

    `identifier` is the same in all notices of one breach.
    """

    line: int
    name: str
    identifier: str
    occurred: str
    reported: date | None
    coding: Coding
    people: dict[str, Any] | None
    lead: str
    text: str
    location: str
    url: str = ""

    @property
    def title(self) -> str:
        """Whose breach, and when it was, or else when it was reported."""
        told = _("reported %(month)s") % {"month": month_in_words(f"{self.reported:%Y-%m}")} if self.reported else ""
        return title_of(self.name, month_in_words(self.occurred) or told)

    def record(self) -> Record:
        """The event, without where it is from."""
        return {
            **self.coding.record(),
            **self._date(),
            "title": self.title,
            "location": self.location,
            "organisations": drafting.party(self.name),
            "people": self.people,
            "summary": self.lead,
            "body": self.text,
        }

    def _date(self) -> Record:
        edtf = self.occurred or (self.reported.isoformat() if self.reported else "")
        basis = "occurred" if self.occurred else "reported" if self.reported else ""
        return {"date_edtf": edtf, "date_text": dates.reads(edtf), "date_basis": basis}


class Notices:
    """The notices of one file, of which only the first of each breach becomes an event."""

    def __init__(self, reading: Reading, base: Base) -> None:
        self._reading = reading
        self._base = base
        self._lines: dict[str, int] = {}

    def item(self, notice: Notice) -> Item:
        """The event of a notice, or why there is none."""
        reason = self._reason(notice)
        if reason:
            return Skipped(notice.line, reason, notice.title)
        return drafting.event(
            self._reading,
            notice.line,
            self._base,
            identifier=notice.identifier,
            record=notice.record(),
            url=notice.url,
            notes=drafting.unmapped(notice.coding),
        )

    def _reason(self, notice: Notice) -> str:
        if notice.coding.skipped:
            return notice.coding.skipped[0]
        if is_person(notice.name):
            return _("The organisation is one person, who is not to be named by a machine.")
        first = self._lines.setdefault(notice.identifier, notice.line)
        if first != notice.line:
            return _("A further notice of the breach in line %(line)d.") % {"line": first}
        return ""


def identifier_of(*parts: object) -> str:
    """An identifier of what tells a breach from all others of a list that numbers none."""
    return " | ".join(fold(str(part)) for part in parts)[:255]
