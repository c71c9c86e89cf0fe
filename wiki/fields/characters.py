"""Characters that no text may hold: they cannot be stored or sent, or they make a text read as what it is not."""

import re
import unicodedata

from django.utils.translation import gettext as _

# Directional marks (U+200E, U+200F, U+061C) are harmless and stay; U+FFFE and U+FFFF have no place in XML.
_REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Unicode's Stream-Safe Text Format (UAX 15) allows as many marks on one letter. Normalising takes time quadratic in
# their number: without the limit, 100 kB of them keep a processor busy for seconds.
MARKS_IN_A_ROW = 30
_LONG_FOREIGN = re.compile(rf"[^\x00-\x7f]{{{MARKS_IN_A_ROW + 1},}}")


def complaint(text: str) -> str | None:
    """What is wrong with the characters of a text, naming the first one and its place; None where all is well."""
    found = _REFUSED.search(text)
    if found:
        return _("%(character)s cannot be kept here (%(place)s). Please take it out.") % {
            "character": _named(found[0]),
            "place": _place(text, found.start()),
        }
    position = None if text.isascii() else _pile_of_marks(text)
    if position is not None:
        return _("More than %(limit)d accents on one letter (%(place)s).") % {
            "limit": MARKS_IN_A_ROW,
            "place": _place(text, position),
        }
    return None


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    if not name and unicodedata.category(character) == "Cs":
        name = _("half of a character")
    return f"{code} ({name or _('control character')})"


def _place(text: str, position: int) -> str:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    if "\n" not in text:
        return _("character %(column)d") % {"column": column}
    return _("line %(line)d, character %(column)d") % {"line": line, "column": column}


def _pile_of_marks(text: str) -> int | None:
    for run in _LONG_FOREIGN.finditer(text):
        marks = 0
        for position in range(run.start(), run.end()):
            marks = marks + 1 if unicodedata.combining(text[position]) else 0
            if marks > MARKS_IN_A_ROW:
                return position
    return None
