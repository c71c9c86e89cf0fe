"""The index of events: a bitmap of events for each value and columns to order them by, in the memory of each process.

`current()` brings it up to date with the rows of EventFacts. docs/decisions/0003-facets.md says why it is so.
"""

from incidents.index.found import Found
from incidents.index.process import current, recent
from incidents.index.snapshot import Index

__all__ = ["Found", "Index", "current", "recent"]
