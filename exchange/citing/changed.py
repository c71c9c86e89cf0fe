"""What changed since a citation: facts, codes, sources or only prose."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from exchange.citing.finding import Place, place_of, told_at
from wiki.diff import Comparison, compare
from wiki.fields import Field, Shape, Values
from wiki.history import Stored
from wiki.markup import scan_passages
from wiki.models import WikiPage

LONGEST = 5_000
"""Characters of a citation that are read."""
MOST = 20
"""Addresses in one that are tried."""
_ADDRESS = re.compile(r"(?:https?:/)?/[^\s<>\"{}|\\^`]+")
_AFTER = ".,;:!?)]’”'*"
"""What stands after an address in a sentence and is no part of it."""


class Part(TextChoices):
    """What a change touches, the gravest first for those who cited."""

    FACTS = "facts", _("facts")
    CODES = "codes", _("codes")
    SOURCES = "sources", _("sources")
    PROSE = "prose", _("prose")


@dataclass(frozen=True)
class Changed:
    """What is different between a cited revision and the latest: comparisons, and the rows by part."""

    comparisons: list[Comparison]
    parts: dict[Part, list[str]]

    @property
    def is_only_prose(self) -> bool:
        """Whether nothing but wording changed."""
        return list(self.parts) == [Part.PROSE]


def place_in(citation: str) -> Place | None:
    """The page and revision that a pasted citation leads to: the first address of ours in it that has one."""
    return next(filter(None, map(place_of, _addresses_in(citation))), None)


def elsewhere_in(citation: str) -> str:
    """Where it is told what changed since, for a citation of what is no page; else empty."""
    return next(filter(None, map(told_at, _addresses_in(citation))), "")


def _addresses_in(citation: str) -> Iterator[str]:
    for match in islice(_ADDRESS.finditer(citation[:LONGEST]), MOST):
        url = match[0].partition("#")[0].rstrip(_AFTER)
        if url.startswith(f"{settings.BASE_URL}/") or match.start() == 0:
            yield url


def changed_since(page: WikiPage, cited: Stored, latest: Stored) -> Changed:
    """What changed on a page since a revision."""
    comparisons = compare(page.record_fields, cited.record, latest.record)
    fields = {field.key: field for field in page.record_fields}
    named: dict[Part, list[str]] = {}
    for comparison in comparisons:
        for part in _parts(fields[comparison.key], cited.record, latest.record):
            named.setdefault(part, []).append(str(comparison.label))
    return Changed(comparisons, {part: named[part] for part in Part if part in named})


def _parts(field: Field, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Part]:
    if field.key == "sources":
        yield Part.SOURCES
    elif isinstance(field, Values):
        yield Part.CODES
    elif field.shape != Shape.PROSE:
        yield Part.FACTS
    else:
        yield Part.PROSE
        if _coded(field.of(old)) != _coded(field.of(new)):
            yield Part.CODES


def _coded(text: str) -> Iterable[Any]:
    """The codes of a text's passages, in the order of reading."""
    return [passage.codes for passage in scan_passages(text)]
