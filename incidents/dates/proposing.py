"""EDTF proposed from a date as people write it, and what that date is the date of.

The text is put into plain words, cut into clauses (`2019; fined 2021` has two) and each read on its own.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from itertools import takewhile
from typing import NamedTuple

from incidents.dates import joining
from incidents.dates.moments import BadDate
from incidents.dates.notation import check, is_valid
from incidents.dates.phrases import read_date
from incidents.dates.wording import CHARACTERS, DENIALS, LABELS, REWRITES

LONGEST = 300
BASES = ("occurred", "disclosed", "reported", "decided")

_REWRITES = [(re.compile(pattern), replacement) for pattern, replacement in REWRITES]
# Labels of one kind on end are one label: `settlement approved`, while `breach reported` is two.
_LABELS = re.compile("|".join(rf"(?P<{basis}>(?:\b(?:{words})\b ?)+)" for basis, words in LABELS.items()))
_LABELS_IN_TEXT = re.compile(rf"(?: ,)? *(?:\b(?:and|but|then) )?(?P<label>{_LABELS.pattern})(?P<comma>,?)")
_LABELS_IN_BRACKETS = re.compile(rf"\((?P<label>{_LABELS.pattern})\)(?= ?(?:[,;]|$))")
_REMARK = re.compile(r"\(([^()]*)\)")
_DIGIT = re.compile(r"\d")
_DENIAL = re.compile(rf"\b(?:{DENIALS})\b")
# `2019-21` is spring 2019 in EDTF and three years to most people.
_YEARS_OR_SEASON = re.compile(r"\s*\d{4}-(?:2[1-9]|3\d|4[01])\s*", re.ASCII)


class Reading(NamedTuple):
    """What a clause says: a date in EDTF, and what it is the date of, a key of LABELS. Either may be missing."""

    edtf: str = ""
    basis: str = ""


def propose(text: str) -> str:
    """The EDTF of a date as people write it; "" where it is not understood or could be read in two ways."""
    return _proposal(text).edtf


def propose_basis(text: str) -> str:
    """What the proposed date is the date of, where the text says so: occurred, disclosed, reported, decided, or "".

    A date beside one that is disclosed, reported or decided is that of the occurrence: `2019; fined 2021`.
    """
    return _proposal(text).basis


@lru_cache(maxsize=1024)
def _proposal(text: str) -> Reading:
    if len(text) > LONGEST:
        return Reading()
    if is_valid(text):
        return Reading() if _YEARS_OR_SEASON.fullmatch(text) else Reading(check(text))
    plain = _in_plain_words(text)
    main = _REMARK.sub(" ", plain)
    if _DENIAL.search(main):
        return Reading()
    return _chosen(_readings(main), [reading for remark in _REMARK.findall(plain) for reading in _readings(remark)])


def _in_plain_words(text: str) -> str:
    """The text in lower case and in the words that `shapes` knows, with each label at the start of a clause."""
    plain = " ".join(text.translate(CHARACTERS).casefold().split())
    for pattern, replacement in _REWRITES:
        plain = pattern.sub(replacement, plain)
    plain = _LABELS_IN_BRACKETS.sub(r" ; \g<label> ;", plain)
    return _LABELS_IN_TEXT.sub(lambda found: f" ; {found['label']}{' ;' if found['comma'] else ''}", plain)


def _readings(text: str) -> list[Reading]:
    """What the clauses of a text in plain words say; `Reading()` for one with a number that is not understood.

    A label that stands alone belongs to the date before it, else to the one after it.
    """
    readings: list[Reading] = []
    label = ""
    for clause in filter(None, (" ".join(clause.split()).strip(" ,.") for clause in text.split(";"))):
        reading = _reading(clause, label)
        label = ""
        if reading.edtf or _DIGIT.search(clause):
            readings.append(reading)
        elif readings and readings[-1].edtf and not readings[-1].basis:
            readings[-1] = _labelled(readings[-1], reading.basis)
        else:
            label = reading.basis
    return readings


def _reading(clause: str, basis: str) -> Reading:
    """One clause, which a label of its own or one that went before may lead."""
    if label := _LABELS.match(clause):
        clause, basis = clause[label.end() :], label.lastgroup or ""
    edtf = read_date(clause) if clause else ""
    return Reading(edtf, basis) if edtf or not clause else Reading()


def _labelled(reading: Reading, basis: str) -> Reading:
    """A date with the label that follows it. After `1992 to 2008` the word judgment is about 2008 alone."""
    return reading._replace(basis=basis) if basis == "occurred" or "/" not in reading.edtf else reading


def _chosen(main: Sequence[Reading], remarks: Sequence[Reading]) -> Reading:
    """The occurrence, where the main clauses date one; else the first other date that says what it is the date of."""
    if occurrences := _occurrences(main):
        edtf = _together(reading.edtf for reading in occurrences)
        return Reading(edtf, _basis(occurrences, [*main, *remarks])) if edtf else Reading()
    return next((reading for reading in main if reading.basis in BASES[1:]), Reading())


def _occurrences(main: Sequence[Reading]) -> list[Reading]:
    """The dates of the occurrence: those before anything not understood that say so or say nothing."""
    understood = takewhile(lambda reading: reading.edtf, main)
    return [reading for reading in understood if reading.basis in {"", "occurred"}]


def _together(dates: Iterable[str]) -> str:
    try:
        return check(reduce(joining.every, dates))
    except BadDate:
        return ""


def _basis(occurrences: Sequence[Reading], readings: Sequence[Reading]) -> str:
    """What the text says of the occurrence: by its own label, or by the other kind of date that stands beside it."""
    if any(reading.basis in BASES for reading in [*occurrences, *readings]):
        return "occurred"
    return ""
