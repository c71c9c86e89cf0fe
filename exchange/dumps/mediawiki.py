"""MediaWiki XML: events, terms and laws with every revision, their talk and old addresses, for importDump.php."""

from django.utils.translation import gettext_lazy as _

from exchange.dumping import Dump
from exchange.mediawiki.writing import write

DUMP = Dump(
    name="mediawiki",
    file_name="history.xml",
    rank=2,
    label=_("MediaWiki XML"),
    note=_("every revision of events, terms and laws, as MediaWiki’s importDump.php reads it"),
    content_type="application/xml; charset=utf-8",
    is_history=True,
    write=write,
)
