"""A plain link: title, site, revision and address, for a mail or a note."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.citing.cited import Cited
from exchange.citing.formats import CitationFormat
from exchange.citing.wording import day


def write(cited: Cited) -> str:
    """One line of text."""
    if not cited.number:
        return f"{cited.title}, {day(cited.issued)}: {cited.url}"
    return _("%(title)s. %(site)s, revision %(number)s, %(day)s: %(url)s") % {
        "title": cited.title,
        "site": cited.container,
        "number": cited.number,
        "day": day(cited.issued),
        "url": cited.url,
    }


CITATION = CitationFormat(key="link", rank=30, label=gettext_lazy("Plain link"), write=write)
