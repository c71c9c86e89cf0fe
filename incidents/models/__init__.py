"""Events and what belongs to them; the organisations and sources that they share."""

from incidents.models.breakdown import BreakdownRow
from incidents.models.citation import Citation
from incidents.models.event import Event
from incidents.models.facts import EventFacts, FactStamp
from incidents.models.involvement import Involvement
from incidents.models.organisation import Organisation
from incidents.models.outcome import LegalOutcome
from incidents.models.passage import Passage, PassageCode
from incidents.models.source import Source
from incidents.models.value import (
    ActorValue,
    ConsequenceValue,
    EventCountry,
    GroupValue,
    HarmValue,
    HighRiskValue,
    InformationValue,
)

__all__ = [
    "ActorValue",
    "BreakdownRow",
    "Citation",
    "ConsequenceValue",
    "Event",
    "EventCountry",
    "EventFacts",
    "FactStamp",
    "GroupValue",
    "HarmValue",
    "HighRiskValue",
    "InformationValue",
    "Involvement",
    "LegalOutcome",
    "Organisation",
    "Passage",
    "PassageCode",
    "Source",
]
