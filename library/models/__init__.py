"""What the reader's shelf holds: cited questions with their rows, and DOIs."""

from library.models.doi import Doi
from library.models.query import Query
from library.models.rows import Rows

__all__ = ["Doi", "Query", "Rows"]
