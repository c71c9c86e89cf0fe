"""Objects of JSON: one a line, one after another over many lines, or the items of one long list; each with its line."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from exchange.reading.faults import Fault
from exchange.reading.files import Reading

LEAST, LONGEST = 1 << 12, 16_000_000
_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[ \t\r\n,]*")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
Object = dict[str, Any]


def has_half_a_character(text: str, value: Any) -> bool:
    """Whether a value of JSON has a surrogate by itself, which can be neither stored nor shown; `text` is its JSON."""
    if not _HALF.search(text):
        return False
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def objects(reading: Reading) -> Iterator[tuple[int, Object] | Fault]:
    """Every object of a file, whichever of the three ways it is written in; memory is that of the largest object."""
    cutter = _Cutter(reading)
    while cutter.more():
        yield cutter.next()
    yield from cutter.faults


class _Cutter:
    """Cuts objects from what was read so far, from the place `_at` on, and reads on where one is not complete."""

    def __init__(self, reading: Reading) -> None:
        self._lines = reading.lines()
        self._text = ""
        self._at = 0
        self._line = 1
        self._in_list = False
        self._at_start = True
        self.faults: list[Fault] = []

    def more(self) -> bool:
        """Whether anything but blanks, commas and the brackets of a list is left."""
        while True:
            self._move(_BETWEEN.match(self._text, self._at).end())  # type: ignore[union-attr]  # it matches nothing too
            if self._next == "[" and self._at_start:
                self._in_list = True
            elif self._next == "]" and self._in_list:
                self._in_list = False
            elif self._next:
                self._at_start = False
                return True
            elif self._read():
                continue
            else:
                return False
            self._at_start = False
            self._at += 1

    def next(self) -> tuple[int, Object] | Fault:
        """The next object, or the fault of what stands there; the text grows until it is one of the two."""
        begun = self._line
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                return self._broken(begun, _("it is nested too deep"))
            except ValueError as error:
                if self._is_whole_line() or not self._grow():
                    return self._broken(begun, error)
            else:
                text = self._text[self._at : end]
                self._move(end)
                return self._object(begun, value, text)

    @property
    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _object(self, line: int, value: Any, text: str) -> tuple[int, Object] | Fault:
        if not isinstance(value, dict):
            return Fault(line, _("This is not an object of JSON."))
        if has_half_a_character(text, value):
            return Fault(line, _("It has half a character in it, which no text can hold."))
        return line, value

    def _is_whole_line(self) -> bool:
        """Whether the line is one of a file of one object a line: it and the next begin with a brace, at the margin."""
        end = self._text.find("\n", self._at)
        return not self._in_list and end >= 0 and self._next == "{" and self._text[end + 1 : end + 2] == "{"

    def _grow(self) -> bool:
        """Twice as much text, so that trying again costs no more than reading did."""
        wanted = max(2 * (len(self._text) - self._at), LEAST)
        if wanted > LONGEST * 2:
            return False
        grown = False
        while len(self._text) - self._at < wanted and not self._is_whole_line() and self._read():
            grown = True
        return grown

    def _read(self) -> bool:
        for one in self._lines:
            if isinstance(one, Fault):
                self.faults.append(one)
                continue
            self._text = self._text[self._at :] + one[1]
            self._at = 0
            return True
        return False

    def _broken(self, line: int, error: object) -> Fault:
        """Goes on after the line in a file of one object a line; in a list nobody can tell where the next begins."""
        if self._in_list:
            self._text, self._at = "", 0
            for _rest in self._lines:
                pass
            return Fault(line, _("This is not JSON, and nothing after it can be read: %(error)s") % {"error": error})
        self._move((self._text.find("\n", self._at) + 1) or len(self._text))
        return Fault(line, _("This is not JSON: %(error)s") % {"error": error})

    def _move(self, place: int) -> None:
        self._line += self._text.count("\n", self._at, place)
        self._at = place
