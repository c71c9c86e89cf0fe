"""What we ask of django-allauth beyond its own defaults."""

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.names import fold


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up with names that are told apart whatever their case."""

    def clean_username(self, username: str, shallow: bool = False) -> str:  # noqa: FBT001, FBT002
        username = super().clean_username(User.normalize_username(username), shallow=shallow)
        if not shallow and User.objects.filter(username_folded=fold(username)).exists():
            raise ValidationError(self.error_messages["username_taken"], code="username_taken")
        return username
