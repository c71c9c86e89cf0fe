"""Signing: who wrote a revision or a comment."""

from urllib.parse import quote

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

IMPORTED = "imported>"
"""What stands before an imported name in addresses; no account can be called so."""


class Signed(models.Model):
    """Something that somebody wrote: an account (`author`), or a name that an import brought (`author_name`)."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    author_name = models.CharField(_("imported name"), max_length=255, blank=True)

    class Meta:
        abstract = True

    @property
    def user_name(self) -> str:
        """The contributor as addresses name them: the account's name, or `imported>Name`."""
        return self.author.username if self.author else f"{IMPORTED}{self.author_name}"

    @property
    def display_name(self) -> str:
        """The contributor's name for people: the chosen one, the user name, or the imported name."""
        return self.author.display_name if self.author else self.author_name

    @property
    def user_url(self) -> str:
        return f"/users/{quote(self.user_name, safe='')}/"
