"""The data sets of this site: the whole base, its dumps, cited questions; each with its versions before and after."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from exchange.dump_sets import DumpSet, dump_sets, folder_of_sets
from exchange.exporting import exporters
from library.datacite.dataset import Dataset, Relation
from library.fixed import FEED
from library.models import Doi, Query
from wiki.models import Change

BASE = "/"
NEWER, OLDER = "IsPreviousVersionOf", "IsNewVersionOf"


def of_base() -> Dataset:
    """The base as it changes; sets of dumps are its versions."""
    last = Change.objects.newest_first().values_list("moment", flat=True).first() or timezone.now()
    sets = dump_sets(folder_of_sets())
    return Dataset(
        path=BASE,
        url=address(BASE),
        doi=doi_of(BASE),
        title=settings.SITE_NAME,
        description=_("A wiki of privacy incidents: what happened, whom it harmed, by whom, with its sources."),
        moment=last,
        version=f"{last:%Y-%m-%d}",
        formats=_formats(exporters()),
        relations=[Relation("HasVersion", address(one.url)) for one in sets],
    )


def of_dump(one: DumpSet) -> Dataset:
    """A set of dumps: a version of the base."""
    return Dataset(
        path=one.url,
        url=address(one.url),
        doi=doi_of(one.url),
        title=one.description["title"],
        description=one.description["description"],
        moment=one.moment,
        version=one.name,
        sizes=[f"{one.size} bytes", f"{one.description['events']} events"],
        formats=sorted({resource["mediatype"] for resource in one.resources}),
        relations=[Relation("IsVersionOf", address(BASE)), *_beside(one.url, _sets())],
    )


def of_query(query: Query) -> Dataset:
    """A cited question: made of the base, beside the same question at other moments."""
    path = query.get_absolute_url()
    said = {"question": query.sentence, "count": query.rows.count, "digest": query.rows.digest}
    same = Query.objects.filter(question_digest=query.question_digest).order_by("moment", "pk")
    return Dataset(
        path=path,
        url=address(path),
        doi=doi_of(path),
        title=f"{settings.SITE_NAME}: {query.sentence}",
        description=_("%(question)s: %(count)d events. SHA-256 of the rows: %(digest)s") % said,
        moment=query.moment,
        version=f"{query.moment:%Y-%m-%dT%H:%M:%SZ}",
        sizes=[_("%d rows") % query.rows.count],
        formats=_formats(exporters().keys() - {FEED}),
        relations=[Relation("IsDerivedFrom", address(BASE)), *_beside(path, [one.get_absolute_url() for one in same])],
    )


def address(path: str) -> str:
    """The whole address of a path."""
    return f"{settings.BASE_URL}{path}"


def doi_of(path: str) -> str:
    """The DOI that was minted for a path; empty without one."""
    return Doi.objects.filter(path=path).values_list("doi", flat=True).first() or ""


def _formats(extensions: Iterable[str]) -> list[str]:
    """The media types of exports, each once."""
    return sorted({exporters()[extension].media_type for extension in extensions})


def _sets() -> list[str]:
    """The paths of the sets of dumps, the oldest first."""
    return [one.url for one in reversed(dump_sets(folder_of_sets()))]


def _beside(path: str, versions: Iterable[str]) -> Iterator[Relation]:
    """The versions before and after, of all in the order of time."""
    for older, newer in pairwise(versions):
        if newer == path:
            yield Relation(OLDER, address(older))
        if older == path:
            yield Relation(NEWER, address(newer))
