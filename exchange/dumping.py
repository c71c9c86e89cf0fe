"""Dumps: the whole base in one file, in each of the forms that `exchange/dumps/` has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from common.registry import plugins
from exchange import dumps as folder
from wiki.fields import Words


@dataclass(frozen=True, kw_only=True)
class Dump:
    """A form: how commands call it, its file’s name (`history.jsonl`), its place in lists, what it is and is good for.

    `write` gives bytes piece by piece and never holds all pages. `is_history` says that all revisions of all kinds of
    page are in it, rather than today's.
    """

    name: str
    file_name: str
    rank: int
    label: Words
    note: Words
    content_type: str
    is_history: bool
    write: Callable[[], Iterable[bytes]]

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.content_type.partition(";")[0]


_of_upper_layers: list[Dump] = []


def add_dump(dump: Dump) -> None:
    """Register a form of what an upper layer keeps."""
    _of_upper_layers.append(dump)


@cache
def dumps() -> dict[str, Dump]:
    """Every form by its name, in the order of lists."""
    found = sorted([*plugins(folder, "DUMP", Dump), *_of_upper_layers], key=lambda one: one.rank)
    return {one.name: one for one in found}
