"""Dates as people write them, in EDTF (the Extended Date/Time Format of ISO 8601-2), and as days to filter by.

`docs/dates.md` holds the rules and the table that the tests run.
"""

from incidents.dates.moments import BadDate, Bounds
from incidents.dates.notation import LONGEST, bounds, check, is_valid
from incidents.dates.proposing import propose, propose_basis
from incidents.dates.reading import reads

__all__ = ["LONGEST", "BadDate", "Bounds", "bounds", "check", "is_valid", "propose", "propose_basis", "reads"]
