"""An event as a page: the infobox, the lead, the text, the breakdown, and the sources that nothing cites."""

from collections.abc import Iterator
from typing import Any

from exchange.wikitext.infobox import KINDS
from exchange.wikitext.marks import LEAD_END
from exchange.wikitext.writing.citing import Citing
from exchange.wikitext.writing.pages import readable
from exchange.wikitext.writing.texts import written
from exchange.wikitext.writing.titles import page_title
from exchange.wikitext.writing.words import parameter, value
from incidents import dates
from wiki.names import fold, stem
from wiki.record import Record

TERMS = {
    "harms": "Taxonomy",
    "information_types": "Personal Information",
    "threat_actors": "Threat Actors",
    "affected_groups": "Affected",
    "high_risk_groups": "High Risk Groups",
    "consequences": "Tangible Harms",
}
STATES = {"unknown": "not known", "none": "none", "na": "not applicable"}
_COLUMNS = (
    ("threat", "Threat"),
    ("at_risk_group", "At-Risk group"),
    ("harm", "Harm"),
    ("secondary_consequences", "Secondary Consequences"),
)


def event_page(record: Record, site: str) -> str:
    """The wikitext of an event's record; `site` is the address that links within the site begin with."""
    return _Event(record, site).written()


class _Event:
    def __init__(self, record: Record, site: str) -> None:
        self.record = record
        self.site = site
        self.states = record.get("states") or {}
        self.citing = Citing(record.get("sources") or [])
        rows = [(KINDS[key], value) for key in KINDS for value in record.get(key) or []]
        self.labels = {(kind, row["term"]): row["label"] for kind, row in rows if row.get("term") and row.get("label")}

    def written(self) -> str:
        """The whole page."""
        body = self._text(self.record.get("body") or "")
        summary = self._text(self.record.get("summary") or "")
        mark = "" if not body or body.startswith("==") else LEAD_END
        parts = [summary, mark, body, self._breakdown(), self._sources()]
        return "\n".join(["{{Event", *self._parameters(), "}}"]) + "\n" + "\n\n".join(part for part in parts if part)

    def _text(self, markdown: str) -> str:
        return written(markdown, self.citing, self._label, self.site)

    def _label(self, kind: str, slug: str) -> str:
        label = self.labels.get((kind, slug), "")
        return label if label and not set(label) & set("[]{}|<>#") else readable(kind, slug)

    def _parameters(self) -> Iterator[str]:
        """The Privacy Wiki's rows in its order, empty ones too; then those of ours that it does not have, if filled."""
        record = self.record
        title = record["title"]
        yield from [f"|Title={parameter(title)}"] if page_title(title) != title else []
        yield f"|Short Title={parameter(record.get('short_title') or '')}"
        yield f"|Location={self._stated('location', parameter(record.get('location') or ''))}"
        yield f"|Date={self._stated('date_text', parameter(record.get('date_text') or ''))}"
        for key, label in TERMS.items():
            values = ", ".join(self._value(KINDS[key], row) for row in record.get(key) or [])
            yield f"|{label}={self._stated(key, values)}"
        yield from (f"|{label}={text}" for label, text in self._more() if text)

    def _more(self) -> Iterator[tuple[str, str]]:
        record = self.record
        yield "Countries", ", ".join(country["code"] for country in record.get("countries") or [])
        edtf = record.get("date_edtf") or ""
        yield "EDTF", "" if edtf == dates.propose(record.get("date_text") or "") else edtf
        yield "Date Basis", record.get("date_basis") or ""
        yield "Number Affected", self._stated("people", _people(record.get("people")))
        organisations = [f"{value(row['name'])} ({row['role']})" for row in record.get("organisations") or []]
        yield "Organisations", self._stated("organisations", ", ".join(organisations))
        laws = [value(row["text"]) for row in record.get("laws") or []]
        yield "Laws and Regulations", self._stated("laws", ", ".join(laws))

    def _stated(self, key: str, text: str) -> str:
        return text or STATES.get(self.states.get(key, ""), "")

    def _value(self, kind: str, row: Record) -> str:
        """A value as written; a link to its term where its text does not say which that is."""
        text, label = row["text"], row.get("label") or ""
        names = {fold(label), stem(label), fold((row.get("term") or "").replace("-", " "))}
        if not row.get("term") or fold(text) in names or stem(text) in names:
            return value(text)
        return f"[[{kind}:{self._label(kind, row['term'])}|{value(text)}]]"

    def _breakdown(self) -> str:
        rows: list[dict[str, str]] = self.record.get("breakdown") or []
        if not rows:
            return ""
        lines = [
            f"* '''{label}''': {parameter(row[key])}".rstrip()
            for row in rows
            for key, label in _COLUMNS
            if row.get(key) or key == "threat"
        ]
        return "\n".join(["== Breakdown ==", *lines])

    def _sources(self) -> str:
        notes = "".join(self.citing.uncited_notes())
        rest = [f"* {source}" for source in self.citing.rest()]
        listed = "\n".join(["== Sources ==", *rest]) if rest else ""
        references = "<references />" if self.citing.has_cited else ""
        return "\n\n".join(part for part in (notes, listed, references) if part)


def _people(people: dict[str, Any] | None) -> str:
    if not people:
        return ""
    low, high, unit = people["low"], people["high"], people["unit"]
    words = {
        "exact": f"{low}",
        "about": f"about {low}",
        "at-least": f"at least {low}",
        "at-most": f"at most {high}",
        "range": f"{low} to {high}",
    }
    return f"{words[people['kind']]} {unit}"
