"""Records of another base, as an importer gives them, and what their import reports."""

from copy import deepcopy
from types import SimpleNamespace

from exchange.drafting import Base, event
from exchange.importing import importers
from exchange.reading import Reading
from exchange.reports import Outcome
from exchange.taking import Aim, import_pages

BASE = Base(key="base", name="Base", url="https://base.example/", licence="CC0", publisher="Basel")
OTHER = Base(key="other", name="Other", url="https://other.example/", licence="CC0", publisher="Bern")


def incoming(identifier, base=BASE, line=None, **record):
    """The event of a record of a base."""
    whole = deepcopy({"title": f"Leak {identifier}", **record})
    reading = Reading(name="a.test", stream=None, author="Base")
    return event(reading, line or sum(identifier.encode()), base, identifier=identifier, record=whole)


def bring(*items, **aim):
    """Import items as an importer of another base's records would."""
    return import_pages((("a.test", item) for item in items), importers()["hibp"], Aim(**aim))


def outcomes(report):
    """How many rows of each outcome, without those that there are none of."""
    return SimpleNamespace(**{outcome.value: report.counts[outcome] for outcome in Outcome})


def reason(report):
    """Why the one row of a report was not taken."""
    (row,) = report.rows
    return row.reason
