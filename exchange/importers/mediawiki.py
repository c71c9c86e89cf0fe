"""MediaWiki's XML: pages with their whole history, as Special:Export and dumpBackup.php write them."""

from django.utils.translation import gettext_lazy as _

from exchange.importing import Importer
from exchange.mediawiki.importing import read

IMPORTER = Importer(
    name="mediawiki",
    label=_("MediaWiki XML"),
    note=_("pages of a wiki with their whole history, as Special:Export and dumpBackup.php write them"),
    author="MediaWiki",
    read=read,
    suffixes=(".xml",),
)
