"""The vocabularies: five schemes of terms, laws, and the table of countries."""

from taxonomy.models.country import Country
from taxonomy.models.law import Law, LawHarm
from taxonomy.models.schemes import AffectedGroup, Consequence, Harm, InformationType, ThreatActor
from taxonomy.models.term import Term
from taxonomy.models.value import WrittenValue

__all__ = [
    "AffectedGroup",
    "Consequence",
    "Country",
    "Harm",
    "InformationType",
    "Law",
    "LawHarm",
    "Term",
    "ThreatActor",
    "WrittenValue",
]
