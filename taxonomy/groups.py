"""What harms look like: Solove’s four groups give each its colour and shape; one that was superseded is marked."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from django.dispatch import receiver
from django.utils.safestring import SafeString, mark_safe

from taxonomy.models import Harm
from wiki.models import LinkStamp
from wiki.signals import page_saved

KEEP_SECONDS = 3600
_CODE = re.compile(r'<a class="code code-harm" href="/taxonomy/harms/([^/"]+)/"')


def harm_groups(stamp: int) -> dict[str, str]:
    """The slug of each harm's group, by the harm's; kept in the cache until the link stamp moves (0: not at all)."""
    return {slug: group for slug, group, _ in _looks(stamp)}


def superseded_harms(stamp: int) -> dict[str, str]:
    """The label of its successor, by the slug of a harm that was superseded; kept like the groups."""
    return {slug: successor for slug, _, successor in _looks(stamp) if successor}


def coloured(html: str, groups: Mapping[str, str]) -> SafeString:
    """The HTML of a body with its codes of harms in the colours of their groups."""
    classed = _CODE.sub(lambda code: code[0].replace("code-harm", _classes(groups.get(code[1], "")), 1), html)
    return mark_safe(classed)  # noqa: S308 (safe before; slugs have letters, digits and hyphens)


@receiver(page_saved, sender=Harm)
def stamp_anew(**kwargs: Any) -> None:
    """A saved harm may have another group or successor, which shows on every page that names it."""
    LinkStamp.bump()


def _classes(group: str) -> str:
    return f"code-harm group-{group}" if group else "code-harm"


def _looks(stamp: int) -> list[tuple[str, str, str]]:
    if not stamp:
        return _read()
    return cache.get_or_set(f"harm-looks:{stamp}", _read, KEEP_SECONDS) or []


def _read() -> list[tuple[str, str, str]]:
    every: Any = Harm.objects
    harms = list(every.live().values_list("slug", "parent__slug", "superseded_by__title"))
    parents = {slug: parent for slug, parent, _ in harms}
    return [(slug, _top(slug, parents), successor or "") for slug, _, successor in harms]


def _top(slug: str, parents: Mapping[str, str | None]) -> str:
    """The slug of the top term above a harm; the walk ends where terms stand in a ring."""
    above = [slug]
    while (parent := parents.get(above[-1])) and parent not in above:
        above.append(parent)
    return above[-1]
