"""Addresses of what goes out: the events of a question, and single pages, as files."""

from collections.abc import Iterator

from django.urls import URLPattern, path, register_converter

from exchange.exporting import exporters
from exchange.rdf.files import GRAPH_FILES
from exchange.views import changed, citing, dumps, embedding, exports, imports, linked, oai, pages, unapi
from taxonomy.schemes import SCHEMES
from wiki.kinds import all_kinds
from wiki.models import WikiPage


class ExtensionConverter:
    """The ending of a file's name; whether pages have such a format is for the view to say."""

    regex = r"[a-z][a-z0-9.]{0,19}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ExtensionConverter, "extension")


def format_urls(model: type[WikiPage]) -> list[URLPattern]:
    """The addresses of every page of a kind in its formats, and of its citations."""
    base = model.address.strip("/").replace("{slug}", "<page:slug>")
    revision = f"{base}/revisions/<number:number>.<extension:extension>"
    given = {"model": model}
    return [
        path(f"{base}/cite/", citing.page, given, name=f"{model.kind}-cite"),
        path(f"{base}/revisions/<number:number>/cite/", citing.page, given, name=f"{model.kind}-revision-cite"),
        path(f"{base}.<extension:extension>", pages.latest, {"model": model}, name=f"{model.kind}-format"),
        path(revision, pages.revision, {"model": model}, name=f"{model.kind}-revision-format"),
    ]


def graph_urls() -> Iterator[URLPattern]:
    """Linked data that is no single page."""
    for one in GRAPH_FILES:
        extension = one.alternate.extension
        yield path(f"vocabulary.{extension}", linked.words_file, {"graph_file": one}, name=f"vocabulary-{extension}")
        yield path(f"dumps.{extension}", linked.dumps_file, {"graph_file": one}, name=f"dumps-{extension}")
        for word, model in SCHEMES.items():
            given = {"model": model, "graph_file": one}
            yield path(f"taxonomy/{word}.{extension}", linked.scheme_file, given, name=f"{word}-{extension}")


urlpatterns = [
    *(
        path(f"events.{extension}", exports.events, {"exporter": exporter}, name=f"events-{extension}")
        for extension, exporter in exporters().items()
    ),
    path("oai", oai.oai, name="oai"),
    path("changed/", changed.changed, name="changed"),
    path("cite/", citing.base, name="cite"),
    path("embed/<page:slug>/", embedding.card, name="embed"),
    path("embed/<page:slug>/revisions/<number:number>/", embedding.card, name="embed-revision"),
    path("oembed", embedding.oembed, name="oembed"),
    path("unapi", unapi.unapi, name="unapi"),
    path("CITATION.cff", citing.citation_file, name="citation-file"),
    path("vocabulary/", linked.words, name="vocabulary"),
    path("dumps/", dumps.sets, name="dumps"),
    path("dumps/latest/", dumps.latest, name="latest-dump"),
    path("dumps/latest/<str:file_name>", dumps.latest, name="latest-dump-file"),
    path("dumps/<str:name>/", dumps.one_set, name="dump"),
    path("dumps/<str:name>/<str:file_name>", dumps.file, name="dump-file"),
    path("upkeep/import/", imports.start, name="import"),
    path("upkeep/import/<str:token>/", imports.file, name="import-file"),
    path("upkeep/import/<str:token>/run/", imports.run, name="import-run"),
    path("upkeep/import/<str:token>/report/", imports.report, name="import-report"),
    path("upkeep/import/<str:token>/report.csv", imports.report_file, name="import-report-file"),
    *graph_urls(),
    *(pattern for model in all_kinds().values() for pattern in format_urls(model)),
]
