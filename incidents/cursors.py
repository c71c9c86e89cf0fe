"""Cursors: a place in an order as a word for addresses, from which a list goes on at the same cost at any depth."""

import base64
import binascii
import struct
from dataclasses import dataclass

VERSION = 1


class BadCursor(ValueError):
    """What was given is no place in this order."""


@dataclass(frozen=True)
class Cursor:
    """The place of an event in an order: a number for each of its words, then its primary key.

    The list goes on after it, or, backwards, ends before it. That event itself may be gone or stand elsewhere by then.
    """

    place: tuple[int, ...]
    backwards: bool = False

    def encoded(self, sort: int) -> str:
        """The cursor as a word; it is good for the order of that number alone."""
        packed = struct.pack(f">BBB{len(self.place)}Q", VERSION, sort, self.backwards, *self.place)
        return base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")


def decoded(text: str, sort: int, words: int) -> Cursor:
    """The cursor that a word stands for, in an order of so many words. Raises BadCursor."""
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        version, of_sort, backwards, *place = struct.unpack(f">BBB{words + 1}Q", packed)
    except (binascii.Error, struct.error, ValueError):
        raise BadCursor from None
    if (version, of_sort) != (VERSION, sort) or backwards > 1 or place[-1] >= 2**32:
        raise BadCursor
    return Cursor(tuple(place), bool(backwards))
