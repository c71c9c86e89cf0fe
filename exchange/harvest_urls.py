"""Addresses for those who keep up with the base: OAI-PMH and feeds. They come before those of formats of pages."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from exchange.views import feeds, oai
from incidents.models import Organisation
from taxonomy.models import Law
from taxonomy.schemes import SCHEMES
from wiki.models import WikiPage

PARAMETERS: dict[type[WikiPage], str] = {
    **{model: model.kind for model in SCHEMES.values()},
    Law: "law",
    Organisation: "organisation",
}
"""The parameter of a question about events that names pages of each kind."""


def feed_urls() -> Iterator[URLPattern]:
    """The feed of the events that have a term, a law or an organisation."""
    for model, parameter in PARAMETERS.items():
        address = model.address.strip("/").replace("{slug}", "<page:slug>.atom")
        yield path(address, feeds.of_page, {"model": model, "parameter": parameter}, name=f"{model.kind}-feed")


urlpatterns = [
    path("oai", oai.oai, name="oai"),
    path("feed.atom", feeds.new_events, name="new-events"),
    *feed_urls(),
]
