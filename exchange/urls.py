"""Addresses of what goes out: the events of a question, and single events, as files."""

from django.urls import path

from exchange.exporting import exporters
from exchange.views import exports, pages
from incidents.models import Event

EVENT = {"model": Event}
urlpatterns = [
    *(
        path(f"events.{extension}", exports.events, {"exporter": exporter}, name=f"events-{extension}")
        for extension, exporter in exporters().items()
    ),
    path("events/<page:slug>.json", pages.json, EVENT, name="event-json"),
    path("events/<page:slug>.md", pages.markdown, EVENT, name="event-markdown"),
    path("events/<page:slug>/revisions/<number:number>.json", pages.revision_json, EVENT, name="event-revision-json"),
]
