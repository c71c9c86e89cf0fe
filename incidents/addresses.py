"""Addresses of questions: the parameters in their order, and the same with one added, taken away or changed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlencode

Pair = tuple[str, str]


@dataclass(frozen=True)
class Address:
    """A path and the parameters of a question, in canonical order; `order` has the names of all that there can be.

    The place in the list (page, cursor) is no part of it: whatever changes the question begins at its start.
    """

    path: str
    pairs: tuple[Pair, ...]
    order: tuple[str, ...]

    def __str__(self) -> str:
        return self._with(self.query)

    @property
    def query(self) -> str:
        """The query string alone."""
        return "&".join(self._written)

    def without(self, name: str, word: str | None = None) -> str:
        """Without one value of a parameter, or without all of them."""
        return self._of(lambda pair: pair[0] != name or word not in (None, pair[1]))

    def without_all(self, names: Collection[str]) -> str:
        """Without all values of some parameters."""
        return self._of(lambda pair: pair[0] not in names)

    def with_only(self, name: str, word: object) -> str:
        """With one value of a parameter in the place of all it had."""
        return self.adding(name, instead=True)(str(word))

    def adding(self, name: str, *, instead: bool = False) -> Callable[[str], str]:
        """A function from a word to the address with that value too, or `instead` of those that the parameter has."""
        place = self.order.index(name)
        before = self._those(lambda pair: self._place(pair) < place or (pair[0] == name and not instead))
        after = self._those(lambda pair: self._place(pair) > place)
        head = "&".join([*before, f"{quote(name)}="])
        tail = "".join(f"&{one}" for one in after)
        return lambda word: f"{self.path}?{head}{quote(word, safe='')}{tail}"

    @cached_property
    def _written(self) -> tuple[str, ...]:
        """Each parameter as a query string has it; a page has a hundred addresses of them."""
        return tuple(urlencode([pair]) for pair in self.pairs)

    def _place(self, pair: Pair) -> int:
        return self.order.index(pair[0])

    def _those(self, fits: Callable[[Pair], bool]) -> list[str]:
        return [written for pair, written in zip(self.pairs, self._written, strict=True) if fits(pair)]

    def _of(self, fits: Callable[[Pair], bool]) -> str:
        return self._with("&".join(self._those(fits)))

    def _with(self, query: str) -> str:
        return f"{self.path}?{query}" if query else self.path
