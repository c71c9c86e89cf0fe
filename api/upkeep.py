"""What of upkeep concerns other systems."""

from django.utils.translation import gettext_lazy as _

from wiki.upkeep import Task, register

WEBHOOKS = Task(
    "webhooks",
    _("Webhooks"),
    _("Which other systems are told of every change, and whether they listen."),
    power="oversee",
)
register(WEBHOOKS)
