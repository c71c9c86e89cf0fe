"""Who asks: `Authorization: Bearer …` with a token of the account's preferences. Cookies count for nothing here."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication

from accounts.models import Token, User
from accounts.tokens import holder_of
from api.problems import Problem


class TokenAuthentication(BaseAuthentication):
    """The account behind a token. What is no token of ours is refused, rather than read as nobody."""

    def authenticate(self, request: Any) -> tuple[User, Token] | None:
        header = request.headers.get("Authorization", "")
        if not header:
            return None
        word, _space, text = header.partition(" ")
        token = holder_of(text.strip()) if word.lower() == "bearer" else None
        if token is None:
            raise Problem(401, _("This is no token that is good here."))
        return token.user, token

    def authenticate_header(self, request: Any) -> str:
        return 'Bearer realm="api"'


def writer(request: Any) -> User:
    """The account that a write is signed with: 401 without a token, 403 where token or account may not write."""
    if request.auth is None:
        raise Problem(401, _("Writing needs a token."))
    if not request.auth.may_write:
        raise Problem(403, _("This token may read alone."))
    user: User = request.user
    if not user.may("edit"):
        raise Problem(403, _("Your account may not edit."))
    return user
