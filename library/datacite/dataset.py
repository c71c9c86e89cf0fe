"""What DataCite is told of a data set, whatever form it is written in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Relation(NamedTuple):
    """How a data set is related to another thing, in DataCite's words, and the address of that."""

    type: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """A data set: where it is, what it is called, as of when it is, and what it is related to.

    `path` names it on this site; `doi` is empty until one was minted.
    """

    path: str
    url: str
    doi: str
    title: str
    description: str
    moment: datetime
    version: str
    sizes: Sequence[str] = ()
    formats: Sequence[str] = ()
    relations: Sequence[Relation] = ()
