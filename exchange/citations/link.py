"""A plain link: title, site, revision and address, for a mail or a note."""

from django.utils.translation import gettext_lazy as _

from exchange.citing.cited import Cited
from exchange.citing.formats import CitationFormat
from exchange.citing.wording import day, reference


def write(cited: Cited) -> str:
    """One line of text."""
    if not cited.number:
        named = f"{cited.title}. {cited.container}" if cited.container else cited.title
        return f"{named}, {day(cited.issued)}: {cited.url}"
    return f"{reference(cited.title, cited.container, cited.number, cited.issued)}: {cited.url}"


CITATION = CitationFormat(key="link", rank=30, label=_("Plain link"), write=write)
