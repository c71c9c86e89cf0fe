"""What the reader's shelf holds: cited questions with their rows, DOIs, and reading lists."""

from library.models.doi import Doi
from library.models.list_deed import ListDeed
from library.models.query import Query
from library.models.reading_list import ListEntry, ReadingList
from library.models.rows import Rows

__all__ = ["Doi", "ListDeed", "ListEntry", "Query", "ReadingList", "Rows"]
