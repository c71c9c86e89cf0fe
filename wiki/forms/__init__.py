"""The edit form of a page: a control for each record field, and what was typed kept whatever is wrong with it."""

from wiki.forms.controls import Control, control_for, controls
from wiki.forms.editform import EditForm

__all__ = ["Control", "EditForm", "control_for", "controls"]
