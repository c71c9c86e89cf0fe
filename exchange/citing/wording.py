"""Words that several formats of citations share."""

from datetime import date

from exchange.citing.cited import Cited


def day(moment: date) -> str:
    """A day in English, whatever the reader's language: "22 November 2026"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def orcid_note(cited: Cited) -> str:
    """Who of the contributors has which ORCID iD; empty where nobody gave one."""
    return "; ".join(f"{author.name}: {author.orcid_url}" for author in cited.authors if author.orcid)


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
