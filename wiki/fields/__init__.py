"""The classes of record fields: what a value may be, how it is cleaned, told from another and read by people.

A layer above adds a class of its own by subclassing one of these: comparing and merging go by what the class says of
itself (`shape`, `mark`, and `item_key` and the like where there are several items), never by a list of classes.
"""

from wiki.fields.base import UNSETTLED, Field, Shape, Words
from wiki.fields.errors import FieldError, RecordErrors
from wiki.fields.records import changed_keys, clean_record, same_record
from wiki.fields.rows import Label, Rows, Target
from wiki.fields.several import ARROW, Names, Several, Values, page_or_words
from wiki.fields.single import Choice, Flag, Number, Reference
from wiki.fields.states import State, reads_in, state_in
from wiki.fields.text import Address, Prose, Text

__all__ = [
    "ARROW",
    "UNSETTLED",
    "Address",
    "Choice",
    "Field",
    "FieldError",
    "Flag",
    "Label",
    "Names",
    "Number",
    "Prose",
    "RecordErrors",
    "Reference",
    "Rows",
    "Several",
    "Shape",
    "State",
    "Target",
    "Text",
    "Values",
    "Words",
    "changed_keys",
    "clean_record",
    "page_or_words",
    "reads_in",
    "same_record",
    "state_in",
]
