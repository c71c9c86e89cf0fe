"""Objects of JSON: one a line, one after another over many lines, or the items of one long list; each with its line."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from exchange.reading.faults import Fault
from exchange.reading.files import Reading

LONGEST = 16_000_000
_DECODER = json.JSONDecoder()
_BETWEEN = " \t\r\n,"
Object = dict[str, Any]


def objects(reading: Reading) -> Iterator[tuple[int, Object] | Fault]:
    """Every object of a file, whichever of the three ways it is written in; memory is that of the largest object."""
    cutter = _Cutter(reading)
    while cutter.more():
        yield from cutter.next()
    yield from cutter.faults


class _Cutter:
    """Cuts objects from the front of what was read so far, and reads on where one is not complete."""

    def __init__(self, reading: Reading) -> None:
        self._lines = reading.lines()
        self._text = ""
        self._line = 1
        self._in_list = False
        self._at_start = True
        self.faults: list[Fault] = []

    def more(self) -> bool:
        """Whether anything but blanks, commas and the brackets of a list is left."""
        while True:
            self._drop_blanks()
            if self._text[:1] == "[" and self._at_start:
                self._in_list = True
                self._at_start = False
                self._text = self._text[1:]
            elif self._text[:1] == "]" and self._in_list:
                self._in_list = False
                self._text = self._text[1:]
            elif self._text:
                self._at_start = False
                return True
            elif not self._read():
                return False

    def next(self) -> Iterator[tuple[int, Object] | Fault]:
        """The next object, or the fault of what stands there; the text grows until it is one of the two."""
        begun = self._line
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text)
            except RecursionError:
                yield self._broken(begun, _("it is nested too deep"))
                return
            except ValueError as error:
                if self._in_one_line() or not self._grow():
                    yield self._broken(begun, error)
                    return
            else:
                self._drop(end)
                yield self._object(begun, value)
                return

    def _object(self, line: int, value: Any) -> tuple[int, Object] | Fault:
        if isinstance(value, dict):
            return line, value
        return Fault(line, _("This is not an object of JSON."))

    def _in_one_line(self) -> bool:
        """Whether a line that does not begin what follows is complete in itself, as in a file of one object a line."""
        first, end, rest = self._text.partition("\n")
        return bool(end) and rest[:1] == "{" and first[:1] == "{" and not self._in_list

    def _grow(self) -> bool:
        """Twice as much text, so that trying again costs no more than reading did."""
        wanted = max(2 * len(self._text), 1 << 12)
        if wanted > LONGEST * 2:
            return False
        grown = False
        while len(self._text) < wanted and not self._in_one_line() and self._read():
            grown = True
        return grown

    def _read(self) -> bool:
        for one in self._lines:
            if isinstance(one, Fault):
                self.faults.append(one)
                continue
            self._text += one[1]
            return True
        return False

    def _broken(self, line: int, error: object) -> Fault:
        """Goes on after the line in a file of one object a line; in a list nobody can tell where the next begins."""
        if self._in_list:
            self._text = ""
            for _rest in self._lines:
                pass
            return Fault(line, _("This is not JSON, and nothing after it can be read: %(error)s") % {"error": error})
        self._drop((self._text.find("\n") + 1) or len(self._text))
        return Fault(line, _("This is not JSON: %(error)s") % {"error": error})

    def _drop(self, count: int) -> None:
        self._line += self._text.count("\n", 0, count)
        self._text = self._text[count:]

    def _drop_blanks(self) -> None:
        self._drop(len(self._text) - len(self._text.lstrip(_BETWEEN)))
