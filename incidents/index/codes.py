"""Codes: each value that an event can have in a facet, as one number; the numbers stand in stored rows and stay."""

from dataclasses import dataclass

from incidents.fields import PEOPLE_UNITS
from incidents.models.infobox import Basis, Coded
from incidents.models.involvement import Role

SHIFT = 32
_TOP = 2**SHIFT
EMPTY = {"unset": _TOP - 4, "unknown": _TOP - 3, "none": _TOP - 2, "na": _TOP - 1}
"""The numbers of the kinds of empty, in every facet."""
GLOBAL = 1
"""The number of Global among the countries; a country's is its code in bytes, which is greater."""


@dataclass(frozen=True)
class Facet:
    """A part of the infobox that is filtered by and counted; `name` is the parameter.

    `key` is the key of the record whose state tells the kind of empty, "" where none can be; `kind` the kind of page
    that its values are, "" where they are plain words.
    """

    number: int
    name: str
    key: str = ""
    kind: str = ""

    def code(self, value: int) -> int:
        return self.number << SHIFT | value

    def empty_code(self, state: str) -> int:
        """The code of one kind of empty."""
        return self.code(EMPTY[state])

    @property
    def empty_codes(self) -> tuple[int, ...]:
        return tuple(self.code(value) for value in EMPTY.values()) if self.key else ()


HARM = Facet(1, "harm", "harms", "harm")
INFORMATION = Facet(2, "information", "information_types", "information")
ACTOR = Facet(3, "actor", "threat_actors", "actor")
GROUP = Facet(4, "group", "affected_groups", "group")
HIGH_RISK = Facet(5, "high_risk", "high_risk_groups", "group")
CONSEQUENCE = Facet(6, "consequence", "consequences", "consequence")
LAW = Facet(7, "law", "laws", "law")
ORGANISATION = Facet(8, "organisation", "organisations", "org")
ORGANISATION_ROLE = Facet(9, "organisation_role")
COUNTRY = Facet(10, "country", "location")
BASIS = Facet(11, "basis", "date_text")
UNIT = Facet(12, "unit", "people")
CODED = Facet(13, "coded")
FACETS = (
    HARM,
    INFORMATION,
    ACTOR,
    ORGANISATION,
    ORGANISATION_ROLE,
    GROUP,
    HIGH_RISK,
    CONSEQUENCE,
    LAW,
    COUNTRY,
    BASIS,
    UNIT,
    CODED,
)
TERM_FACETS = (HARM, INFORMATION, ACTOR, GROUP, HIGH_RISK, CONSEQUENCE)

IN_ROLE = {role: Facet(20 + place, role.slug) for place, role in enumerate(Role)}
"""Organisations in each role; ORGANISATION itself holds the kinds of empty alone."""
ROLES = {role.slug: place for place, role in enumerate(Role, 1)}
WORDS: dict[Facet, dict[str, int]] = {
    ORGANISATION_ROLE: ROLES,
    BASIS: {value: place for place, value in enumerate(Basis.values, 1)},
    UNIT: {value: place for place, value in enumerate(PEOPLE_UNITS, 1)},
    CODED: {value: place for place, value in enumerate(Coded.values, 1)},
}
"""The values of facets that are plain words, as addresses have them."""


def country_number(code: str) -> int:
    """The number of a country's code: DE, COE."""
    return int.from_bytes(code.encode("ascii"), "big")


def country_code(number: int) -> str:
    """The code of a country from its number."""
    return number.to_bytes(3, "big").lstrip(b"\0").decode("ascii")
