"""What pages, vocabularies and our own words can be had as besides HTML."""

from django.utils.translation import gettext_lazy as _

from exchange.page_formats import page_formats
from exchange.rdf.files import GRAPH_FILES
from wiki.alternates import Alternate, offer

for page_format in page_formats().values():
    for kind in page_format.kinds:
        offer(kind, page_format.alternate)
GRAPHS = [one.alternate for one in GRAPH_FILES]
offer("scheme", Alternate("application/json", "json", _("JSON")), *GRAPHS)
offer("vocabulary", *GRAPHS)
offer("dumps", *GRAPHS)
