"""Who edits: accounts and their roles."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role


class User(AbstractUser):
    """Someone with an account. Contributors of imported histories are names on their changes, never accounts."""

    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.NEW_EDITOR)

    def get_absolute_url(self) -> str:
        return f"/users/{self.username}/"
