"""Addresses of events, organisations and sources."""

from django.urls import URLPattern, path

from incidents.models import Event, Organisation, Source
from incidents.upkeep import EVENT_LISTS
from incidents.views import browse, lists, search, upkeep
from wiki.urls import page_urls

urlpatterns: list[URLPattern] = [
    path("events/", browse.events, name="events"),
    path("organisations/", lists.organisations, name="organisations"),
    path("sources/", lists.sources, name="sources"),
    path("suggest.json", search.suggestions, name="suggestions"),
    path("opensearch.xml", search.opensearch, name="opensearch"),
    path("random/", lists.random_event, name="random"),
    path("upkeep/unmatched/", upkeep.unmatched, name="upkeep-unmatched"),
    *(path(f"upkeep/{name}/", upkeep.events, {"name": name}, name=f"upkeep-{name}") for name in EVENT_LISTS),
    *page_urls(Event),
    *page_urls(Organisation),
    *page_urls(Source),
]
