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


LEAST_ROLE = {
    "edit": Role.NEW_EDITOR,
    "talk": Role.NEW_EDITOR,
    "move": Role.EDITOR,
    "review": Role.REVIEWER,
    "rollback": Role.REVIEWER,
    "protect": Role.REVIEWER,
    "block": Role.REVIEWER,
    "oversee": Role.STEWARD,
    "redact": Role.STEWARD,
    "delete": Role.STEWARD,
    "restore": Role.STEWARD,
    "merge": Role.STEWARD,
    "deactivate": Role.STEWARD,
    "administer": Role.ADMINISTRATOR,
}
"""Each power and the least role that has it. `review` and `oversee` open the pages of reviewers and of stewards."""

RANK = {role: rank for rank, role in enumerate(Role)}


def grants(role: str, power: str) -> bool:
    """Whether the role has the power; a power that is not in the table is a mistake, and a KeyError."""
    return RANK[Role(role)] >= RANK[LEAST_ROLE[power]]
