"""What of upkeep concerns exchange: bringing in what others have collected."""

from django.utils.translation import gettext_lazy as _

from wiki.upkeep import Task, register

register(
    Task(
        "import",
        _("Import events"),
        _("Bring in a table or a collection of others: look at it, try it, and read what would become of each row."),
        power="review",
    )
)
