"""What the reader's shelf holds: cited questions and their rows."""

from library.models.query import Query
from library.models.rows import Rows

__all__ = ["Query", "Rows"]
