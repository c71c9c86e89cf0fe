"""A cited question as a thing that citations name."""

from datetime import date

from django.conf import settings

from exchange.citing.cited import BASE, Cited, everybody, one_line
from library.links import cite_as
from library.models import Query


def cited_query(query: Query, accessed: date | None = None) -> Cited:
    """The data set that a question found, as of the moment when it was fixed."""
    return Cited(
        key=f"query-{query.identifier}",
        type=BASE,
        title=one_line(query.sentence),
        container=settings.SITE_NAME,
        url=cite_as(query),
        number="",
        issued=query.moment.date(),
        authors=(everybody(),),
        accessed=accessed,
    )
