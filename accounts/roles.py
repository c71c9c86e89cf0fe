"""The roles, and what each may do: the one place where powers are set."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What an account is trusted with; each role has the powers of those before it."""

    NEW_EDITOR = "new editor", _("new editor")
    EDITOR = "editor", _("editor")
    REVIEWER = "reviewer", _("reviewer")
    STEWARD = "steward", _("steward")
    ADMINISTRATOR = "administrator", _("administrator")
