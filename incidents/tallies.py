"""Tallies: how many events a question would find if one value stood alone in its facet."""

from functools import cached_property
from typing import Any

from pyroaring import BitMap

from incidents.filters import EventFilterSet
from incidents.index import Found, Index, codes
from incidents.index.codes import Facet
from incidents.index.involved import ANY_ROLE
from incidents.values import Value, events_of, roles_of


class Tally:
    """The counts of one facet: under all parameters but its own. An organisation and its role are one parameter."""

    def __init__(self, facet: Facet, filters: EventFilterSet) -> None:
        self._facet = facet
        self._index: Index = filters.index
        self._found: Found = filters.found
        self._named: list[Value] = filters.said.get(codes.ORGANISATION.name, [])
        self._roles = roles_of(filters.said.get(codes.ORGANISATION_ROLE.name, ()))
        self._is_of_organisations = facet in (codes.ORGANISATION, codes.ORGANISATION_ROLE)

    def of(self, value: Value) -> int:
        """The count beside a value; most are plain codes, of which a page has hundreds."""
        if value.codes and not self._is_of_organisations:
            return self._base.intersection_cardinality(self._index.having(value.codes))
        if value.organisations:
            pk = value.organisations[0]
            return int(self.organisations[pk]) if pk < len(self.organisations) else 0
        return self._base.intersection_cardinality(self._events_of(value))

    def finds(self, value: Value) -> bool:
        """Whether the count beside a term is more than none."""
        return self._base.intersect(self._index.having(value.codes))

    @cached_property
    def organisations(self) -> Any:
        """The counts of all organisations by primary key, as an array; merged ones count as what they became."""
        mask = self._found.base_mask(*self._parameters)
        if mask is None and self._roles == ANY_ROLE:
            return self._index.organisation_totals()
        return self._index.involved.counts(mask, self._roles, self._index.vocabulary.merged)

    def _events_of(self, value: Value) -> BitMap:
        if self._facet == codes.ORGANISATION:
            return events_of(self._index, [value], self._roles)
        if self._facet == codes.ORGANISATION_ROLE and self._named:
            return events_of(self._index, self._named, roles_of([value]))
        return events_of(self._index, [value])

    @cached_property
    def _base(self) -> BitMap:
        return self._found.base(*self._parameters)

    @property
    def _parameters(self) -> tuple[str, ...]:
        if self._facet == codes.ORGANISATION or (self._facet == codes.ORGANISATION_ROLE and self._named):
            return codes.ORGANISATION.name, codes.ORGANISATION_ROLE.name
        return (self._facet.name,)
