"""How often one person may do a thing: counters in the cache, limits from `settings.RATE_LIMITS`.

    @members
    @limited("edit")
    def edit(request, slug): ...

Each process counts for itself unless `CACHE_URL` names a cache that they share.
"""

import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Self

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from common.access import View

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Limit:
    """So many times in a window of so many seconds."""

    amount: int
    seconds: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads "30/m": 30 times a minute (s, m, h, d)."""
        amount, unit = text.split("/")
        return cls(int(amount), UNITS[unit])


@dataclass(frozen=True)
class Allowance:
    """What one person has used of a limit in the window that runs, and how many seconds are left of that."""

    name: str
    limit: Limit
    used: int
    wait: int

    @property
    def left(self) -> int:
        return max(0, self.limit.amount - self.used)

    @property
    def is_spent(self) -> bool:
        """Whether this was one time too many."""
        return self.used > self.limit.amount


def limited(name: str) -> Callable[[View], View]:
    """Counts what is posted to the view against the limit of that name; what is over it gets a 429 page."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in SAFE_METHODS and (wait := spend(name, request)):
                return too_many(request, wait)
            return view(request, *args, **kwargs)

        return guarded

    return guard


def spend(name: str, request: HttpRequest) -> int:
    """Counts one deed; 0 where it is within the limit, else the seconds until the window ends."""
    allowance = counted(name, request)
    return allowance.wait if allowance and allowance.is_spent else 0


def counted(name: str, request: HttpRequest) -> Allowance | None:
    """Counts one deed and tells what is left; None where limits are off."""
    if not settings.RATE_LIMITS_ON:
        return None
    limit = Limit.parse(settings.RATE_LIMITS[name])
    window, elapsed = divmod(int(time.time()), limit.seconds)
    key = f"limit:{name}:{window}:{_who(request, window)}"
    cache.add(key, 0, timeout=limit.seconds)
    return Allowance(name, limit, cache.incr(key), limit.seconds - elapsed)


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """The page that says how long to wait; what was typed is still in the browser's form behind it."""
    response = render(request, "429.html", {"wait": wait}, status=429)
    response["Retry-After"] = str(wait)
    return response


def _who(request: HttpRequest, window: int) -> str:
    """Whom to count: the user, or for those signed out a hash of their address that is another in each window."""
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    return salted_hmac(f"common.limits.{window}", client_network(request)).hexdigest()


def client_network(request: HttpRequest) -> str:
    """The address of the one who asks, past the trusted proxies; of an IPv6 address the /64 that one household has."""
    address = request.META["REMOTE_ADDR"]
    if settings.TRUSTED_PROXY_COUNT:
        forwarded = request.headers.get("X-Forwarded-For", address).split(",")
        address = forwarded[-min(settings.TRUSTED_PROXY_COUNT, len(forwarded))].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return str(address)
    return str(ipaddress.ip_network(f"{parsed}/{64 if parsed.version == 6 else 32}", strict=False).network_address)
