"""Minting: DOIs for the base, its dumps and cited questions, through DataCite's REST API. Off unless it is set up."""

import base64
import urllib.request
from collections.abc import Iterator
from itertools import chain
from urllib.error import HTTPError, URLError
from urllib.parse import quote

import orjson
from django.conf import settings

from exchange.dump_sets import dump_sets, folder_of_sets
from library.datacite.dataset import Dataset
from library.datacite.json import described
from library.datacite.things import BASE, of_base, of_dump, of_query
from library.models import Doi, Query

SECONDS = 30
MEDIA_TYPE = "application/vnd.api+json"


class NotMinted(Exception):
    """DataCite could not be reached, or did not take what it was sent; its words."""


def is_on() -> bool:
    """Whether DOIs are to be minted here."""
    return bool(settings.DATACITE_PREFIX)


def to_be_minted() -> Iterator[Dataset]:
    """The base, whose metadata goes out anew each time, and every dump and question without a DOI."""
    yield of_base()
    known = set(Doi.objects.values_list("path", flat=True))
    sets = (of_dump(one) for one in reversed(dump_sets(folder_of_sets())) if one.url not in known)
    queries = Query.objects.select_related("rows").order_by("moment", "pk").iterator()
    yield from chain(sets, (of_query(one) for one in queries if one.get_absolute_url() not in known))


def mint(dataset: Dataset) -> str:
    """Tell DataCite of a data set and keep its DOI, which comes from its path; twice is once. Raises NotMinted."""
    doi = f"{settings.DATACITE_PREFIX}/{_suffix(dataset.path)}"
    attributes = {**described(dataset), "doi": doi, "event": "publish"}
    _put(doi, {"data": {"id": doi, "type": "dois", "attributes": attributes}})
    Doi.objects.get_or_create(path=dataset.path, defaults={"doi": doi})
    return doi


def _suffix(path: str) -> str:
    return "base" if path == BASE else path.strip("/").replace("/", "-")


def _put(doi: str, content: dict[str, object]) -> None:
    account = f"{settings.DATACITE_ACCOUNT}:{settings.DATACITE_PASSWORD}"
    headers = {
        "Authorization": f"Basic {base64.b64encode(account.encode()).decode()}",
        "Content-Type": MEDIA_TYPE,
        "Accept": MEDIA_TYPE,
    }
    url = f"{settings.DATACITE_URL}/dois/{quote(doi)}"
    request = urllib.request.Request(url, orjson.dumps(content), headers, method="PUT")  # noqa: S310 (a setting)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310 (likewise)
            return
    except HTTPError as refused:
        with refused:
            said = refused.read(1_000).decode(errors="replace")
        raise NotMinted(f"{doi}: {refused.code} {said}") from refused
    except (URLError, TimeoutError) as failed:
        raise NotMinted(f"{doi}: {failed}") from failed
