"""An event with something in every key of its record, and another value for each."""

from taxonomy.models import AffectedGroup, Consequence, Harm, InformationType, Law, ThreatActor
from tests.factories import make_pages

VOCABULARY = {
    Harm: ("Insecurity", "Disclosure"),
    InformationType: ("Medical and Health", "Contact"),
    ThreatActor: ("Healthcare Provider", "Hacker"),
    AffectedGroup: ("Patient", "Child"),
    Consequence: ("Anxiety", "Financial Loss"),
    Law: ("HIPAA", "GDPR"),
}
REPORT = {"key": "report", "title": "Full Body Exposure", "publisher": "CybelAngel", "date": "2020-12"}
STUDY = {"key": "study", "title": "Exposed", "authors": ["A. Writer"], "url": "https://example.org/exposed"}

FULL = {
    "title": "45 Million Medical Files Leaked",
    "short_title": "Leaky Databases",
    "location": "Global",
    "countries": ["DE", "GB"],
    "is_global": True,
    "date_text": "December 2020",
    "date_edtf": "2020-12",
    "date_basis": "disclosed",
    "harms": ["Insecurity"],
    "information_types": ["Medical and Health", "X-rays"],
    "threat_actors": ["Healthcare providers"],
    "organisations": [{"name": "CybelAngel", "role": "reporter"}],
    "affected_groups": ["Patients"],
    "people": {"kind": "at-least", "low": 45_000_000, "unit": "files"},
    "high_risk_groups": ["Children"],
    "consequences": [],
    "laws": [{"text": "HIPAA", "outcome": "None yet.", "source": "report"}],
    "breakdown": [{"threat": "Files lay open", "at_risk_group": "Patients"}],
    "summary": "Files lay [open]{harm=insecurity}.",
    "body": "They were [left unencrypted]{harm=insecurity information=medical-and-health}.[^report]\n\nSee [[GDPR]].",
    "sources": [REPORT],
    "states": {"consequences": "unknown"},
    "coded": "editor",
    "origin": {"source": "Privacy Wiki", "id": "45 Million Medical Files Leaked"},
}
OTHER = {
    "title": "Medical Files Leaked",
    "short_title": "",
    "location": "Bern, Switzerland",
    "countries": ["GB", "DE"],
    "is_global": False,
    "date_text": "late 2020",
    "date_edtf": "2020-11/2020-12",
    "date_basis": "reported",
    "harms": ["Disclosure", "Insecurity"],
    "information_types": ["X-rays", "Medical and Health"],
    "threat_actors": ["Healthcare providers", "hackers"],
    "organisations": [
        {"name": "CybelAngel", "role": "actor"},
        {"name": "Some Hospital", "role": "victim organisation"},
    ],
    "affected_groups": [],
    "people": {"kind": "range", "low": 45_000_000, "high": 46_000_000, "unit": "files"},
    "high_risk_groups": ["Child"],
    "consequences": ["Anxiety"],
    "laws": [{"text": "GDPR", "outcome": "A fine.", "source": "report"}],
    "breakdown": [
        {"threat": "Files lay open", "at_risk_group": "Patients", "harm": "Insecurity"},
        {"threat": "Another"},
    ],
    "summary": "Files lay open.",
    "body": "They were [left unencrypted]{harm=disclosure}.\n\nSee [[HIPAA]].",
    "sources": [REPORT, STUDY],
    "states": {"consequences": "none"},
    "coded": "machine",
    "origin": None,
}


def make_vocabulary():
    """The pages that FULL and OTHER name."""
    for model, titles in VOCABULARY.items():
        make_pages(model, *titles)
