"""The one who is signed in."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User


def member(request: HttpRequest) -> User:
    """The account behind a request whose view asked for one (`common.access`)."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
