"""/taxonomy/<scheme>.ttl, /vocabulary/ and the like: linked data that is no single page."""

import hashlib
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from rdflib import URIRef

from common.access import public
from common.build import build_id
from exchange.dump_sets import dump_sets, folder_of_sets
from exchange.rdf import catalogue, schema
from exchange.rdf.files import GraphFile
from exchange.rdf.names import PREFIXES, vocabulary
from exchange.rdf.terms import scheme_triples
from exchange.rdf.vocabulary import ABOUT, CLASSES, PROPERTIES, TITLE, Name
from exchange.responding import licence_url, link_header
from taxonomy.models import Term
from wiki.alternates import negotiable
from wiki.editions import live_editions
from wiki.models import LinkStamp

KEPT_SECONDS = 24 * 3600


@public
@require_safe
@negotiable(lambda: "vocabulary")
def words(request: HttpRequest) -> HttpResponse:
    """Our own vocabulary, each word at an anchor of its name."""
    context = {
        "title": TITLE,
        "about": ABOUT,
        "classes": [(one, _link(one.broader)) for one in CLASSES],
        "properties": [(one, _link(one.of), _link(one.to), _link(one.broader)) for one in PROPERTIES],
        "namespace": vocabulary(),
    }
    return render(request, "exchange/vocabulary.html", context)


@public
@require_safe
def words_file(request: HttpRequest, graph_file: GraphFile) -> HttpResponseBase:
    """The same as linked data."""
    return _answered(request, graph_file, graph_file.write(schema.triples()))


@public
@require_safe
def dumps_file(request: HttpRequest, graph_file: GraphFile) -> HttpResponseBase:
    """The sets of dumps as a catalogue."""
    return _answered(request, graph_file, graph_file.write(catalogue.triples(dump_sets(folder_of_sets()))))


@public
@require_safe
def scheme_file(request: HttpRequest, model: type[Term], graph_file: GraphFile) -> HttpResponseBase:
    """A vocabulary with all its terms."""
    key = f"{graph_file.alternate.extension}:{build_id()}:{_state(model)}"
    content: bytes | None = cache.get(key)
    if content is None:
        content = graph_file.write(scheme_triples(model, live_editions(model)))
        cache.set(key, content, KEPT_SECONDS)
    return _answered(request, graph_file, content)


def _state(model: type[Term]) -> str:
    """What changes with every change of a vocabulary: its size, its last revision, and the stamp of names and links."""
    terms: Any = model._default_manager
    told = terms.live().aggregate(size=Count("pk"), changed=Max("changed_at"))
    stamp = LinkStamp.objects.values_list("number", flat=True).first()
    return f"{model.scheme}-{told['size']}-{told['changed'] and told['changed'].timestamp()}-{stamp}"


def _answered(request: HttpRequest, graph_file: GraphFile, content: bytes) -> HttpResponseBase:
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag) or HttpResponse(content, content_type=graph_file.content_type)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["Link"] = link_header({"license": licence_url()})
    return response


def _link(name: Name) -> tuple[str, str]:
    """The address of a word and how it reads; of ours, the anchor on this page."""
    if not isinstance(name, URIRef):
        return f"#{name}", name
    for prefix, namespace in PREFIXES.items():
        if name.startswith(str(namespace)):
            return str(name), f"{prefix}:{name.removeprefix(str(namespace))}"
    return str(name), name.rsplit("/", 1)[-1]
