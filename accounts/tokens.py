"""Tokens: made, looked up, revoked. The word itself is shown to its owner once and kept nowhere."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from accounts.models import Token, User

PREFIX = "casebook_"
"""By which scanners for leaked secrets can know one."""
MOST = 20


class TooMany(Exception):
    """An account has as many tokens as it may have."""


@transaction.atomic
def issue_token(*, by: User, name: str, scope: str) -> tuple[Token, str]:
    """Make a token; with it comes the word, which cannot be had again. Raises TooMany."""
    User.objects.select_for_update().get(pk=by.pk)
    if by.tokens.count() >= MOST:
        raise TooMany
    word = f"{PREFIX}{secrets.token_urlsafe(32)}"
    return Token.objects.create(user=by, name=name, scope=scope, digest=_digest(word)), word


def revoke_token(*, by: User, pk: int) -> Token:
    """Make one of the account's tokens good for nothing; Token.DoesNotExist where it is not theirs."""
    token = by.tokens.get(pk=pk)
    token.delete()
    return token


def holder_of(word: str) -> Token | None:
    """The token that a word is, of an active account; notes the day of its use, once a day."""
    found = Token.objects.filter(digest=_digest(word), user__is_active=True).select_related("user").first()
    today = timezone.now().date()
    if found and found.used_on != today:
        Token.objects.filter(pk=found.pk).update(used_on=today)
    return found


def _digest(word: str) -> str:
    """Long random words need no slow hash."""
    return hashlib.sha256(word.encode(errors="replace")).hexdigest()
