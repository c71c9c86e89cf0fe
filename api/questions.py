"""What query strings ask of lists and pages: parameters that are known, fields that there are, places in a list."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from api.problems import bad_question
from wiki.fields.base import quoted

PER_PAGE = 20
MOST_PER_PAGE = 100
_NUMBER = re.compile(r"\A[0-9]{1,18}\Z")


def refuse_unknown(query: Any, known: Iterable[str]) -> None:
    """400 for parameters that there are not and for those without a value, so that nothing asked is passed over."""
    unknown = {quoted(name)[1:-1]: [_("There is no such parameter.")] for name in sorted(set(query) - set(known))}
    empty = {name: [_("This has no value.")] for name, values in query.lists() if name in known and "" in values}
    if unknown or empty:
        raise bad_question(unknown | empty)


def fields_in(query: Any, known: Sequence[str]) -> list[str]:
    """The keys that `fields` asks for, with commas between or repeated; empty where all are wanted."""
    asked = [name.strip() for text in query.getlist("fields") for name in text.split(",")]
    names = [name for name in asked if name]
    unknown = [quoted(name) for name in names if name not in known]
    if unknown:
        message = _("There is no %(names)s. There are: %(known)s.")
        raise bad_question({"fields": [message % {"names": ", ".join(unknown[:5]), "known": ", ".join(known)}]})
    return names


def narrowed(record: Mapping[str, Any], names: Sequence[str]) -> Mapping[str, Any]:
    """The keys of a record that were asked for."""
    return {name: record[name] for name in names} if names else record


def number_in(query: Any, name: str, least: int = 1, most: int = 10**18) -> int | None:
    """A whole number of a query string; None where it is not given."""
    text = query.get(name)
    if text is None:
        return None
    if not _NUMBER.match(text) or not least <= int(text) <= most:
        message = _("This has to be a whole number from %(least)d to %(most)d.")
        raise bad_question({name: [message % {"least": least, "most": most}]})
    return int(text)


def word_in(query: Any, name: str, words: Sequence[str]) -> str:
    """One of a few words; empty where it is not given."""
    word: str = query.get(name, "")
    if word and word not in words:
        raise bad_question({name: [_("This is none of: %(words)s.") % {"words": ", ".join(words)}]})
    return word


def per_page_in(query: Any) -> int:
    """How many rows a page of a list has."""
    return number_in(query, "per_page", most=MOST_PER_PAGE) or PER_PAGE
