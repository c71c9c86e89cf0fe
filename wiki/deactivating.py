"""Deactivating accounts: their sessions end and they cannot sign in; what they wrote stays."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import RANK, Role
from wiki.models import LogEntry


def may_deactivate(by: User, user: User) -> bool:
    """Whether one may close or reopen another's account: those below oneself, never one's own."""
    return by.may("deactivate") and by != user and RANK[Role(user.role)] < RANK[Role(by.role)]


@transaction.atomic
def deactivate_user(user: User, *, by: User, reason: str) -> bool:
    """Close an account and end its sessions; False where it was closed. PermissionDenied where `by` may not."""
    changed = _turn(user, by, reason, LogEntry.Action.DEACTIVATE, active=False)
    if changed:
        end_sessions(user)
    return changed


@transaction.atomic
def reactivate_user(user: User, *, by: User, reason: str) -> bool:
    """Open an account again; False where it was open. PermissionDenied where `by` may not."""
    return _turn(user, by, reason, LogEntry.Action.REACTIVATE, active=True)


def end_sessions(user: User) -> None:
    """Sign an account out everywhere. Only those who signed in have a session, so all can be looked through."""
    sessions = Session.objects.filter(expire_date__gt=timezone.now()).iterator()
    own = [one.pk for one in sessions if one.get_decoded().get(SESSION_KEY) == str(user.pk)]
    Session.objects.filter(pk__in=own).delete()


def _turn(user: User, by: User, reason: str, action: str, *, active: bool) -> bool:
    if not may_deactivate(by, user):
        raise PermissionDenied
    if not User.objects.filter(pk=user.pk, is_active=not active).update(is_active=active):
        return False
    LogEntry.objects.create(by=by, action=action, title=user.username, reason=reason)
    return True
