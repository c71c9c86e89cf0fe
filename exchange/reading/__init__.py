"""Reading files of others: unpacked, decoded and cut into lines, rows or objects with flat memory, faults told."""

from exchange.reading.faults import Fault
from exchange.reading.files import NoFile, Reading, readings
from exchange.reading.objects import objects
from exchange.reading.rows import rows

__all__ = ["Fault", "NoFile", "Reading", "objects", "readings", "rows"]
