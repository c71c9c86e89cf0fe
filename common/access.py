"""Who may open a view: each view says so, and one that does not fails the suite.

    @members
    def edit(request, slug): ...

What the powers are, and who has them, is said in `accounts.roles`; here is only the asking.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]

ANYONE = "anyone"


class Trusted(Protocol):
    """A signed-in user, as far as access goes."""

    def may(self, power: str) -> bool: ...


def public(view: View) -> View:
    """Opens a view to anyone, signed in or not."""
    return declare(view, ANYONE)


def requires(power: str) -> Callable[[View], View]:
    """Opens a view to those with a power: others are asked to sign in, or refused with 403 when they have."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            ensure_may(request, power)
            return view(request, *args, **kwargs)

        return declare(guarded, power)

    return guard


members = requires("edit")
reviewers = requires("review")
stewards = requires("oversee")


def may(request: HttpRequest, power: str) -> bool:
    """Whether the one who asks is signed in and has the power."""
    return request.user.is_authenticated and cast(Trusted, request.user).may(power)


def ensure_may(request: HttpRequest, power: str) -> None:
    """Refuses with 403 who lacks the power: for a look-up that knows more than the view's own declaration."""
    if not may(request, power):
        raise PermissionDenied


def declare(view: View, access: str) -> View:
    """Marks a view with who may open it."""
    view.access = access  # type: ignore[attr-defined]
    return view


def declaration(view: View) -> str | None:
    """Who may open the view: "anyone", a power, or None where nobody said."""
    return getattr(view, "access", None)
