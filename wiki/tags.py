"""Tags: a word on a change that tells how it was made, and how people read it."""

from django.utils.translation import gettext_lazy as _

from wiki.fields import Words

TAGS: dict[str, Words] = {
    "api": _("API"),
    "import": _("import"),
    "move": _("move"),
    "new-editor": _("new editor"),
    "revert": _("revert"),
    "undo": _("undo"),
}
