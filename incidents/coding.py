"""Coding: how an event's infobox and the coded passages of its text agree about its harms."""

from dataclasses import dataclass
from typing import Any

from incidents.models import Event, PassageCode
from taxonomy.models import Harm


@dataclass(frozen=True)
class Gaps:
    """Harms of the infobox that no passage is coded with, and harms of passages that the infobox does not have."""

    unsupported: list[Harm]
    unlisted: list[Harm]

    def __bool__(self) -> bool:
        return bool(self.unsupported or self.unlisted)


def gaps_of(event: Event) -> Gaps:
    """Where infobox and passages of an event do not agree; two queries."""
    harms: Any = Harm.objects.in_order()
    listed = list(harms.filter(values__event=event).distinct())
    codes = PassageCode.objects.filter(event=event, kind=Harm.kind)
    coded = list(harms.filter(pk__in=codes.values("term_id")))
    return Gaps(
        unsupported=[harm for harm in listed if harm not in coded],
        unlisted=[harm for harm in coded if harm not in listed],
    )
