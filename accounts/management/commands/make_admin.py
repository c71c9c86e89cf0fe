"""Makes an administrator who can sign in at once."""

from getpass import getpass
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.names import fold, validate_username
from accounts.roles import Role


class Command(BaseCommand):
    """A new account is asked for what is not given; one that exists is promoted and keeps its password."""

    help = "Make an administrator, with a verified e-mail address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--username")
        parser.add_argument("--email")
        parser.add_argument("--password", help="Better typed when asked: others can read a command's arguments.")

    def handle(self, *args: Any, **options: Any) -> None:
        username = options["username"] or input("Username: ")
        existing = User.objects.filter(username_folded=fold(username)).first()
        try:
            with transaction.atomic():
                user = existing or make(username, options["email"], options["password"])
                promote(user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except IntegrityError as error:
            raise CommandError(f"Another account has the address {user.email}.") from error
        self.stdout.write(self.style.SUCCESS(f"{user} is an administrator and can sign in."))


def make(username: str, email: str | None, password: str | None) -> User:
    """A new account, its parts checked as at sign-up, but for the reserved names."""
    validate_username(username)
    email = (email or input("E-mail address: ")).lower()
    validate_email(email)
    password = password or getpass("Password: ")
    validate_password(password, User(username=username, email=email))
    return User.objects.create_user(username, email, password)


def promote(user: User) -> None:
    """Makes the user an administrator whose address counts as checked, so that signing in does not wait for a mail."""
    user.role, user.is_active = Role.ADMINISTRATOR, True
    user.save()
    if user.email:
        EmailAddress.objects.update_or_create(
            user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
        )
