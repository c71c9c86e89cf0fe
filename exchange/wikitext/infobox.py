"""The infobox: parameters of `{{Event}}`, under whichever label they were seen, as keys of a record."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from exchange.wikitext.inline import Inline
from exchange.wikitext.marks import ATOM, BREAK
from exchange.wikitext.page import Page
from incidents import dates
from wiki.names import fold

Record = dict[str, Any]
KINDS = {
    "harms": "harm",
    "information_types": "information",
    "threat_actors": "actor",
    "affected_groups": "group",
    "high_risk_groups": "group",
    "consequences": "consequence",
}
LABELS: dict[str, str] = {
    "title": "title",
    **dict.fromkeys(("short title", "shorttitle", "short name"), "short_title"),
    **dict.fromkeys(("location", "locations", "place", "where"), "location"),
    **dict.fromkeys(("date", "dates", "when"), "date_text"),
    **dict.fromkeys(("taxonomy", "solove harm", "solove harms", "harm", "harms"), "harms"),
    **dict.fromkeys(
        ("personal information", "information", "information type", "information types", "data", "data types"),
        "information_types",
    ),
    **dict.fromkeys(("threat actors", "threat actor", "actors", "actor"), "threat_actors"),
    **dict.fromkeys(
        ("affected", "individuals affected", "affected individuals", "affected groups", "individuals"),
        "affected_groups",
    ),
    **dict.fromkeys(("high risk groups", "high risk group", "high risk", "at risk groups"), "high_risk_groups"),
    **dict.fromkeys(("tangible harms", "tangible harm", "consequences", "secondary consequences"), "consequences"),
    **dict.fromkeys(("laws", "law", "laws and regulations", "legislation"), "laws"),
    **dict.fromkeys(("country", "countries"), "countries"),
    "edtf": "date_edtf",
    "date basis": "date_basis",
    "number affected": "people",
    "organisations": "organisations",
    "organizations": "organisations",
}
EMPTY = {"unknown": "unknown", "not known": "unknown", "none": "none", "n/a": "na", "not applicable": "na"}
"""What writers put into a row to say that it is empty, and the state that this is."""
STATED = frozenset({*KINDS, "location", "date_text", "laws", "people", "organisations"})
BASES = ("occurred", "disclosed", "reported", "decided")
ROLES = ("actor", "victim organisation", "regulator or court", "reporter")
LONGEST = {"short_title": 500}
LONG = 255
MOST = 200
_PEOPLE = re.compile(
    r"(?:(?P<mark>about|at least|at most) )?(?P<low>\d[\d,]*)(?(mark)|(?: to (?P<high>\d[\d,]*))?)"
    r" (?P<unit>people|person|accounts?|records?|files?|devices?)"
)
_LEGAL_FORM = re.compile(
    r"[ ,](?:Ltd|Limited|Inc|Incorporated|Corp|LLC|LLP|PLC|plc|GmbH|AG|S\.?A|N\.?V|B\.?V|Oy|AB|Pty)\.?\Z"
)
_LABEL_MARKS = re.compile(r"[\s_:-]+")
_OPENING, _CLOSING = "([{“", ")]}”"


class Infobox:
    """Reads the parameters; what no row has room for is left over, label and text."""

    def __init__(self, page: Page, inline: Inline) -> None:
        self.page = page
        self.inline = inline
        self.left: list[tuple[str, str]] = []

    def record(self, given: Mapping[str, str]) -> Record:
        """The keys that the parameters fill, and the states of those that say that they are empty."""
        record: Record = {}
        states: dict[str, str] = {}
        for label, text in given.items():
            key = LABELS.get(" ".join(_LABEL_MARKS.sub(" ", label).split()))
            plain = self.inline.plain(text)
            if key is None or (key in record and plain and key != "organisations"):
                self.left += [(label, self.inline.line(text))] if plain else []
            elif key in STATED and fold(plain) in EMPTY:
                states[key] = EMPTY[fold(plain)]
            elif plain:
                self._fill(record, key, text, plain)
        return {**record, "states": states} if states else record

    def _fill(self, record: Record, key: str, text: str, plain: str) -> None:
        match key:
            case "threat_actors":
                self._actors(record, [self._value(key, piece) for piece in self._pieces(text)])
            case _ if key in KINDS:
                record[key] = [self._value(key, piece) for piece in self._pieces(text)][:MOST]
            case "people":
                self._keep(record, key, _people(plain), plain)
            case "countries":
                self._keep(record, key, _codes(plain), plain)
            case "date_edtf":
                self._keep(record, key, plain if dates.is_valid(plain) else "", plain)
            case "date_basis":
                self._keep(record, key, plain if plain in BASES else "", plain)
            case "laws":
                record[key] = [{"text": self._cut(self.inline.plain(piece), 500)} for piece in self._pieces(text)][
                    :MOST
                ]
            case "organisations":
                names = [self._cut(self.inline.plain(piece), LONG) for piece in self._pieces(text)]
                record[key] = [*record.get(key, []), *map(_organisation, names)][:MOST]
            case _:
                record[key] = self._cut(plain, LONGEST.get(key, LONG))

    def _actors(self, record: Record, values: list[Record]) -> None:
        """Kinds of actor stay; what has a legal form is a named body, and stands among the organisations."""
        named = [one["text"] for one in values if "term" not in one and _LEGAL_FORM.search(one["text"])]
        record["threat_actors"] = [one for one in values if one["text"] not in named][:MOST]
        if named:
            record["organisations"] = [*record.get("organisations", []), *map(_organisation, named)][:MOST]

    def _keep(self, record: Record, key: str, value: Any, plain: str) -> None:
        if value:
            record[key] = value
        else:
            self.left.append((key, plain))

    def _value(self, key: str, piece: str) -> Record:
        """A value as written; a link or the mapping says which term it is, where its text does not."""
        kind, text = KINDS[key], self._cut(self.inline.plain(piece), LONG)
        mapped = self.page.vocabulary.mapped(key, text)
        if mapped:
            return {"text": text, "term": mapped}
        named = [code for match in ATOM.finditer(piece) for code in self.page.atoms.held[int(match[2])].codes]
        slugs = [slug for code_kind, slug in named if code_kind == kind]
        is_known = self.page.vocabulary.term(kind, text) is not None
        return {"text": text, "term": slugs[0]} if len(slugs) == 1 and not is_known else {"text": text}

    def _pieces(self, text: str) -> Iterator[str]:
        """The values of a row: between semicolons, bullets or lines where it has any, else between commas."""
        whole = text.replace(BREAK, "\n")
        breaks = ";\n" if ";" in _outside(whole) or "\n" in whole.strip() else ","
        for piece in _cut_at(whole, breaks):
            bare = piece.strip().lstrip("*#").strip()
            if self.inline.plain(bare):
                yield bare

    def _cut(self, text: str, longest: int) -> str:
        if len(text) > longest:
            self.page.remark(text[:80] + "…")
        return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _outside(text: str) -> str:
    """The text without what stands in brackets."""
    return "".join(character for character, depth in _depths(text) if not depth)


def _depths(text: str) -> Iterator[tuple[str, int]]:
    depth = 0
    balanced = all(text.count(a) == text.count(b) for a, b in zip(_OPENING, _CLOSING, strict=True))
    for character in text:
        depth += balanced and character in _OPENING
        yield character, depth
        depth -= balanced and character in _CLOSING


def _cut_at(text: str, breaks: str) -> Iterator[str]:
    """Pieces between separators outside of brackets; a comma inside a number separates nothing."""
    piece: list[str] = []
    characters = list(_depths(text))
    for place, (character, depth) in enumerate(characters):
        after = characters[place + 1][0] if place + 1 < len(characters) else " "
        if character in breaks and depth <= 0 and not (character == "," and after.isdigit()):
            yield "".join(piece)
            piece = []
        else:
            piece.append(character)
    yield "".join(piece)


def _people(text: str) -> Record | None:
    match = _PEOPLE.fullmatch(text)
    if not match or len(match["low"]) > 15:
        return None
    low, high = match["low"], match["high"]
    kind = (match["mark"] or ("range" if high else "exact")).replace(" ", "-")
    unit = {"person": "people"}.get(match["unit"], match["unit"].removesuffix("s") + "s")
    bounds = {"at-least": (low, None), "at-most": (None, low)}.get(kind, (low, high or low))
    return {"kind": kind, "low": bounds[0], "high": bounds[1], "unit": "people" if unit == "peoples" else unit}


def _codes(text: str) -> list[str]:
    codes = [part.strip() for part in text.split(",")]
    return codes if all(len(code) <= 3 and code.isupper() and code.isascii() for code in codes) else []


def _organisation(text: str) -> Record:
    name, bracket, role = text.rpartition(" (")
    role = role.removesuffix(")")
    return {"name": name, "role": role} if bracket and role in ROLES else {"name": text, "role": "actor"}
