"""Words that several formats of citations share."""

from datetime import date

from django.utils.translation import gettext as _

from exchange.citing.cited import Cited


def day(moment: date) -> str:
    """A day in English, whatever the reader's language: "22 November 2026"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def reference(title: str, site: str, number: str, moment: date) -> str:
    """What is cited in a line: "45 Million Medical Files Leaked. Privacy Casebook, revision 2, 22 November 2026"."""
    said = {"title": title, "site": site, "number": number, "day": day(moment)}
    return _("%(title)s. %(site)s, revision %(number)s, %(day)s") % said


def orcid_note(cited: Cited) -> str:
    """Who of the contributors has which ORCID iD; empty where nobody gave one."""
    return "; ".join(f"{author.name}: {author.orcid_url}" for author in cited.authors if author.orcid)


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
