"""Fixing a question: its rows as they are at this moment, kept so that they can be cited for good."""

import base64
import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from exchange.exporting import question_of
from incidents.index import Index
from incidents.models import Event, FactStamp
from incidents.selection import Selection
from incidents.views.browse import KEPT
from library.models import Query, Rows

MOST_ROWS = 100_000
TRIES = 5
IDENTIFIER_LENGTH = 20
Errors = Mapping[str, Sequence[str]]


class BadQuestion(Exception):
    """A question that cannot be fixed; `errors` says why, by parameter."""

    def __init__(self, errors: Errors) -> None:
        super().__init__("; ".join(f"{name}: {' '.join(messages)}" for name, messages in errors.items()))
        self.errors = errors


class TooManyRows(BadQuestion):
    """A question that finds more events than can be fixed."""


class Busy(Exception):
    """Events change so fast that no moment could be found between two of their changes."""


def fix(asked: QueryDict) -> Query:
    """The question with the rows that it finds now; where both were fixed before, that very query.

    Raises BadQuestion, TooManyRows or Busy. Order counts, the place in the list does not.
    """
    for _try in range(TRIES):
        selection = _selection(asked)
        lines, slugs = _rows_of(selection)
        if _is_current(selection.index):
            return _kept(selection, lines, slugs)
    raise Busy


def identifier_of(question: str, digest: str) -> str:
    """The name of a question with its rows: 20 letters and digits out of the SHA-256 of both, one a line."""
    whole = hashlib.sha256(f"{question}\n{digest}".encode()).digest()
    return base64.b32encode(whole).decode().lower()[:IDENTIFIER_LENGTH]


def _selection(asked: QueryDict) -> Selection:
    selection = Selection(asked, keep=KEPT)
    unknown = {name: [_("There is no such parameter.")] for name in selection.unknown}
    if unknown or not selection.is_valid:
        raise BadQuestion({**selection.errors, **unknown})
    if selection.total > MOST_ROWS:
        said = {"found": f"{selection.total:,}", "most": f"{MOST_ROWS:,}"}
        message = _("The question finds %(found)s events; at most %(most)s can be fixed. Narrow it.") % said
        raise TooManyRows({"__all__": [message]})
    return selection


def _rows_of(selection: Selection) -> tuple[str, str]:
    """The lines that stand for the events, and those with their slugs."""
    found = [row for keys in selection.in_order() for row in _numbered(keys)]
    return "".join(f"{event} {number}\n" for event, number, _slug in found), "".join(f"{row[2]}\n" for row in found)


def _numbered(keys: list[int]) -> Iterator[tuple[int, int, str]]:
    rows = Event.objects.filter(pk__in=keys).values_list("pk", "latest_number", "slug")
    by_key = {row[0]: row for row in rows}
    return (by_key[key] for key in keys if key in by_key)


def _is_current(index: Index) -> bool:
    """Whether no event was saved since the index was made: what was read of the events meanwhile is of its moment."""
    stamp = FactStamp.objects.filter(pk=FactStamp.ONLY).values_list("epoch", "number").first()
    return stamp in (None, (index.epoch, index.number))


@transaction.atomic
def _kept(selection: Selection, lines: str, slugs: str) -> Query:
    question = urlencode(question_of(selection))
    digest = hashlib.sha256(lines.encode()).hexdigest()
    rows, _made = Rows.objects.get_or_create(
        digest=digest,
        defaults={"count": lines.count("\n"), "packed": _packed(lines), "slugs": _packed(slugs)},
    )
    query, _made = Query.objects.get_or_create(
        identifier=identifier_of(question, digest),
        defaults={
            "question": question,
            "question_digest": hashlib.sha256(question.encode()).hexdigest(),
            "sentence": selection.sentence,
            "rows": rows,
            "moment": timezone.now(),
        },
    )
    return query


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode())
