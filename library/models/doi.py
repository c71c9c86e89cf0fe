"""DOIs that were minted for things of this site."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Doi(models.Model):
    """The DOI of the base, a set of dumps or a cited question, which its path names."""

    path = models.CharField(_("path"), max_length=200, unique=True)
    doi = models.CharField(_("DOI"), max_length=200, unique=True)
    minted_at = models.DateTimeField(_("minted at"), auto_now_add=True)

    class Meta:
        verbose_name = _("DOI")
        verbose_name_plural = _("DOIs")

    def __str__(self) -> str:
        return self.doi
