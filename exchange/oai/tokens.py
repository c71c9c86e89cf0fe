"""Resumption tokens: a place in a list, signed, good for a day; the server keeps nothing of them."""

from dataclasses import astuple, dataclass
from datetime import timedelta
from typing import Self

from django.core import signing

from exchange.oai.errors import bad_token

SALT = "exchange.oai.tokens"
GOOD_FOR = timedelta(days=1)
LONGEST = 1_000


@dataclass(frozen=True)
class Place:
    """What was asked for, and the last record that was given: a list goes on after it at the same cost at any depth."""

    prefix: str
    set_spec: str
    begin: int | None
    end: int | None
    written: int = -1
    event: int = 0
    given: int = 0
    size: int = 0

    @property
    def token(self) -> str:
        """The place as a word."""
        return signing.dumps(astuple(self), salt=SALT, compress=True)

    @classmethod
    def of(cls, token: str) -> Self:
        """The place that a word of ours stands for; badResumptionToken for any other."""
        try:
            return cls(*signing.loads(token[:LONGEST], salt=SALT, max_age=GOOD_FOR))
        except (signing.BadSignature, ValueError, TypeError):
            raise bad_token() from None
