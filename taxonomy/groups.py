"""Solove's four groups, which give every harm its colour and shape."""

from typing import Any

from django.core.cache import cache

from taxonomy.models import Harm

KEEP_SECONDS = 3600


def harm_groups(stamp: int) -> dict[str, str]:
    """The slug of each harm's group, by the harm's slug; kept in the cache until the link stamp moves.

    A stamp of 0 stands for one that was not read: then nothing is kept.
    """
    if not stamp:
        return _read()
    return cache.get_or_set(f"harm-groups:{stamp}", _read, KEEP_SECONDS) or {}


def _read() -> dict[str, str]:
    harms: Any = Harm.objects
    pairs = harms.live().values_list("slug", "parent__slug")
    return {slug: parent or slug for slug, parent in pairs}
