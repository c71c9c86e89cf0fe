"""What a user may be called, and when two names are the same name."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

LONGEST = 100

validate_username = RegexValidator(
    r"\A\w(?:[\w.+-]*\w)?\Z",
    _("Use letters, digits and . _ + - only, with a letter or digit at each end."),
)
"""A name is part of an address, and never looks like an e-mail address or an imported name ("imported>Name")."""

RESERVED = frozenset(
    {
        "admin",
        "administrator",
        "anonymous",
        "bot",
        "imported",
        "maintainer",
        "me",
        "moderator",
        "nobody",
        "privacycasebook",
        "reviewer",
        "root",
        "staff",
        "steward",
        "support",
        "system",
        "webmaster",
    }
)


def fold(username: str) -> str:
    """The form in which two names are compared: compatibility characters and case are no difference."""
    return unicodedata.normalize("NFKC", username).casefold()


def validate_unreserved(username: str) -> None:
    """Refuses a name that would pass for the site itself. Administrators may still give such a name."""
    if fold(username) in RESERVED:
        raise ValidationError(_("This name is reserved."), code="reserved")


signup_validators = [validate_username, validate_unreserved]
"""What allauth asks of a name at sign-up."""
