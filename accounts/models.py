"""Who edits: accounts and their roles."""

from typing import Any, ClassVar
from urllib.parse import quote

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import names
from accounts.orcid import validate_orcid
from accounts.roles import Role, grants


class UserManager(BaseUserManager["User"]):
    """Makes accounts, and finds them whatever the case of the name typed."""

    def create_user(self, username: str, email: str = "", password: str | None = None, **fields: Any) -> "User":
        """Makes an account; without a password nobody can sign in to it with one."""
        user = self.model(username=self.model.normalize_username(username), email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, email: str = "", password: str | None = None, **fields: Any) -> "User":
        """Makes an administrator (the name is what `createsuperuser` calls)."""
        return self.create_user(username, email, password, **{**fields, "role": Role.ADMINISTRATOR})

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username_folded=names.fold(username or ""))


class User(AbstractBaseUser):
    """Someone with an account. Contributors of imported histories are names on their changes, never accounts."""

    username = models.CharField(
        _("username"),
        max_length=names.LONGEST,
        unique=True,
        validators=[names.validate_username],
        error_messages={"unique": _("A user with that name already exists.")},
    )
    username_folded = models.CharField(max_length=3 * names.LONGEST, unique=True, editable=False)
    name = models.CharField(
        _("chosen name"), max_length=150, blank=True, help_text=_("How citations and your page name you.")
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    orcid = models.CharField(_("ORCID iD"), max_length=19, blank=True, validators=[validate_orcid])
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.NEW_EDITOR)
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("A deactivated user cannot sign in; what they wrote stays.")
    )
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role_is_known"),
        ]

    def __str__(self) -> str:
        return self.username

    def get_absolute_url(self) -> str:
        return f"/users/{quote(self.username)}/"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.username_folded = names.fold(self.username)
        super().save(*args, **kwargs)

    def may(self, power: str) -> bool:
        """Whether this user has a power of `accounts.roles`; a deactivated user has none."""
        return self.is_active and grants(self.role, power)

    @property
    def display_name(self) -> str:
        """The chosen name, else the username."""
        return self.name or self.username

    @property
    def is_staff(self) -> bool:
        """Whether the admin pages are open to this user."""
        return self.may("administer")

    is_superuser = is_staff

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        """Django's permissions belong to administrators alone; the wiki asks `may`."""
        return self.may("administer")

    def has_module_perms(self, app_label: str) -> bool:
        return self.may("administer")


class Token(models.Model):
    """What a program signs in with for an account. Only the hash of the word is kept: it is shown once."""

    class Scope(models.TextChoices):
        READ = "read", _("read")
        WRITE = "write", _("read and write")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(_("what it is for"), max_length=100)
    scope = models.CharField(_("scope"), max_length=5, choices=Scope.choices, default=Scope.READ)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    used_on = models.DateField(_("last used"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(scope__in=["read", "write"]), name="token_scope_is_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def may_write(self) -> bool:
        return self.scope == self.Scope.WRITE
