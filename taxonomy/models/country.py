"""Countries and the two European bodies that act as jurisdictions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Country(models.Model):
    """A country of ISO 3166-1, the European Union (EU) or the Council of Europe (COE)."""

    code = models.CharField(_("code"), max_length=3, primary_key=True)
    name = models.CharField(_("name"), max_length=100)
    official_name = models.CharField(_("official name"), max_length=150, blank=True)
    alpha3 = models.CharField(_("three-letter code"), max_length=3, blank=True)
    numeric = models.CharField(_("number"), max_length=3, blank=True)
    other_names = models.JSONField(_("other names"), default=list, blank=True)
    in_eu = models.BooleanField(_("member of the European Union"), default=False)
    in_coe = models.BooleanField(_("member of the Council of Europe"), default=False)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
