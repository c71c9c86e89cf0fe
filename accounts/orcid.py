"""ORCID iDs: sixteen characters, the last a check digit (ISO 7064, MOD 11-2)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SHAPE = re.compile(r"\A\d{4}-\d{4}-\d{4}-\d{3}[\dX]\Z", re.ASCII)


def bare(value: str) -> str:
    """The iD without its address: "https://orcid.org/0000-0002-1825-0097" gives "0000-0002-1825-0097"."""
    return re.sub(r"\A(https?://)?(www\.)?orcid\.org/", "", value.strip(), flags=re.IGNORECASE).rstrip("/").upper()


def check_digit(digits: str) -> str:
    """The check digit of an iD's first fifteen digits."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    result = (12 - total % 11) % 11
    return "X" if result == 10 else str(result)


def validate_orcid(value: str) -> None:
    """Refuses what is not a bare ORCID iD with a right check digit."""
    if not SHAPE.match(value):
        raise ValidationError(_("An ORCID iD looks like 0000-0002-1825-0097."), code="shape")
    digits = value.replace("-", "")
    if check_digit(digits[:-1]) != digits[-1]:
        raise ValidationError(_("This ORCID iD has a mistyped digit: its check digit does not fit."), code="checksum")
