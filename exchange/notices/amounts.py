"""Numbers as notices write them: `Approx. 77`, `over 5,000,000`, `1.9 million`, `56 additional Maine consumers`."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Amount = dict[str, Any]

LONGEST = 300
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)( ?(?:million|m)\b)?", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)| - .*$")
_KINDS = (
    ("about", r"appro?x\.?|appx\.?|approximately|about|around|roughly|estimated|~|circa"),
    ("at-least", r"over|more than|at least|in excess of|additional|addit'l|\+|minimum(?: of)?|so far|to date"),
    ("at-most", r"up to|no more than|at most|maximum(?: of)?"),
    ("below", r"fewer than|less than|under"),
)
_COUNTED = re.compile(
    r"\b(?:total|of|in|the|a|and|who|are|were|affected|identified|maine|state|washington|residents?|consumers?|"
    r"individuals?|people|persons?|customers?|employees?|former|current|patients?|students?|members?|users?|clients?|"
    r"applicants?|drivers?|records?|accounts?|cards?|(?:card|account ?|policy)holders?|known|potentially|only)\b|[.,:]",
    re.IGNORECASE,
)


def amount_of(text: str, unit: str = "people") -> Amount | None:
    """How many, with the kind of number; None where the text does not say, or counts something else."""
    if len(text) > LONGEST:
        return None
    bare = _REMARK.sub("", text)
    numbers = [_value(*found) for found in _NUMBER.findall(bare)]
    kind, rest = _kind(_NUMBER.sub("", bare) + (" approx" if "approx" in text.lower() else ""))
    if len(numbers) != 1 or _COUNTED.sub("", rest).strip():
        return None
    number = numbers[0] - 1 if kind == "below" else numbers[0]
    if number < 1 or number != int(number):
        return None
    is_round = "million" in bare.lower() and kind == "exact"
    return {
        "kind": "about" if is_round else kind.replace("below", "at-most"),
        **_bounds(kind, int(number)),
        "unit": unit,
    }


def at_least(amount: Mapping[str, Any] | None) -> Amount | None:
    """The number of those in one state, as the least that there are anywhere."""
    if not amount or amount["low"] is None:
        return None
    return {**amount, "kind": "at-least", "high": None}


def _bounds(kind: str, number: int) -> dict[str, int | None]:
    return {
        "low": None if kind in ("at-most", "below") else number,
        "high": None if kind == "at-least" else number,
    }


def _value(digits: str, million: str) -> Decimal:
    number = Decimal(digits.replace(",", ""))
    return number * 1_000_000 if million else number


def _kind(words: str) -> tuple[str, str]:
    """The kind of number that the words tell, and the words without those that tell it."""
    for kind, pattern in _KINDS:
        bounded = rf"(?<!\w)(?:{pattern})(?!\w)"
        if re.search(bounded, words, re.IGNORECASE):
            return kind, re.sub(bounded, "", words, flags=re.IGNORECASE)
    return "exact", words
