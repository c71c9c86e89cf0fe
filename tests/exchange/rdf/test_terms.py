"""Terms as SKOS: a vocabulary holds to the conditions of SKOS by the judgement of pyshacl."""

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, Literal, URIRef

from exchange.importing import importers
from exchange.running import import_path
from taxonomy.models import Harm
from taxonomy.schemes import SCHEMES
from tests.factories import make_page, make_pages

pytestmark = pytest.mark.django_db
SHAPES = Path(__file__).parent / "shapes" / "skos.ttl"


def graph_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    turtle = address.endswith(".ttl")
    return Graph().parse(data=response.content, format="turtle" if turtle else "json-ld")


def judged(graph):
    conforms, _report, text = validate(graph, shacl_graph=str(SHAPES), advanced=True)
    return conforms, text


@pytest.fixture
def harms(editor):
    top = make_page(editor, Harm, title="Information Processing", definition="What *is done* with facts.")
    term = {"parent": {"slug": top.slug}, "alt_labels": ["Security", "Insecurity"], "scope_note": "Use it."}
    matches = {"exact_matches": ["https://w3id.org/dpv/risk#Insecurity"], "close_matches": ["no address"]}
    make_page(editor, Harm, title="Insecurity", **term, **matches)
    replaced = {"slug": "insecurity"}
    make_page(editor, Harm, title="Unsafety", parent={"slug": top.slug}, superseded_by=replaced, special_category=True)


@pytest.mark.parametrize("extension", ["ttl", "jsonld"])
def test_a_term_is_a_concept(client, harms, settings, extension):
    base = f"{settings.BASE_URL}/taxonomy/harms/"
    term = URIRef(f"{base}insecurity/")
    graph = graph_at(client, f"/taxonomy/harms/insecurity.{extension}")
    assert (term, RDF.type, SKOS.Concept) in graph
    assert graph.value(term, SKOS.prefLabel) == Literal("Insecurity", lang="en")
    assert list(graph.objects(term, SKOS.altLabel)) == [Literal("Security", lang="en")]
    assert graph.value(term, SKOS.broader) == URIRef(f"{base}information-processing/")
    assert graph.value(term, SKOS.inScheme) == URIRef(base)
    assert graph.value(term, SKOS.exactMatch) == URIRef("https://w3id.org/dpv/risk#Insecurity")
    assert graph.value(term, SKOS.closeMatch) is None
    assert graph.value(term, SKOS.note) == Literal("no address")


def test_a_term_given_up_says_what_took_its_place(client, harms, settings):
    term = URIRef(f"{settings.BASE_URL}/taxonomy/harms/unsafety/")
    graph = graph_at(client, "/taxonomy/harms/unsafety.ttl")
    assert graph.value(term, DCTERMS.isReplacedBy) == URIRef(f"{settings.BASE_URL}/taxonomy/harms/insecurity/")
    assert graph.value(term, OWL.deprecated).toPython() is True
    assert graph.value(term, URIRef(f"{settings.BASE_URL}/vocabulary/#specialCategory")).toPython() is True


@pytest.mark.parametrize("extension", ["ttl", "jsonld"])
def test_a_scheme_holds_all_its_terms_and_keeps_to_skos(client, harms, settings, extension):
    graph = graph_at(client, f"/taxonomy/harms.{extension}")
    scheme = URIRef(f"{settings.BASE_URL}/taxonomy/harms/")
    top = URIRef(f"{scheme}information-processing/")
    assert set(graph.objects(scheme, SKOS.hasTopConcept)) == {top}
    assert set(graph.objects(top, SKOS.narrower)) == {URIRef(f"{scheme}insecurity/"), URIRef(f"{scheme}unsafety/")}
    assert graph.value(top, SKOS.definition) == Literal("What is done with facts.", lang="en")
    assert judged(graph)[0], judged(graph)[1]


def test_the_judge_sees_what_breaks_skos(client, harms, settings):
    graph = graph_at(client, "/taxonomy/harms.ttl")
    term = URIRef(f"{settings.BASE_URL}/taxonomy/harms/insecurity/")
    for broken in (
        (term, SKOS.prefLabel, Literal("Another", lang="en")),
        (term, SKOS.altLabel, Literal("Insecurity", lang="en")),
        (term, SKOS.closeMatch, URIRef("https://w3id.org/dpv/risk#Insecurity")),
        (URIRef(f"{settings.BASE_URL}/taxonomy/harms/information-processing/"), SKOS.broader, term),
    ):
        assert not judged(graph + Graph().add(broken))[0], broken


@pytest.mark.parametrize("word", SCHEMES)
def test_the_vocabularies_of_the_project_keep_to_skos(client, db, settings, word):
    import_path(Path(settings.BASE_DIR) / "fixtures" / "taxonomies" / f"{word}.jsonl", importers()["jsonl"])
    graph = graph_at(client, f"/taxonomy/{word}.ttl")
    assert len(set(graph.subjects(RDF.type, SKOS.Concept))) == SCHEMES[word].objects.count()
    assert judged(graph)[0], judged(graph)[1]


def test_who_asks_for_turtle_is_led_to_it(client, harms):
    response = client.get("/taxonomy/harms/", headers={"Accept": "text/turtle"})
    assert (response.status_code, response["Location"]) == (303, "/taxonomy/harms.ttl")
    response = client.get("/taxonomy/harms/", headers={"Accept": "application/pdf"})
    assert [one["url"] for one in response.json()["available"]] == [
        *("/taxonomy/harms/", "/taxonomy/harms.json", "/taxonomy/harms.jsonld", "/taxonomy/harms.ttl")
    ]


def test_a_scheme_is_made_again_when_a_term_has_changed(client, harms):
    tag = client.get("/taxonomy/harms.ttl")["ETag"]
    assert client.get("/taxonomy/harms.ttl", headers={"If-None-Match": tag}).status_code == 304
    make_pages(Harm, "Exclusion")
    assert client.get("/taxonomy/harms.ttl", headers={"If-None-Match": tag}).status_code == 200
    assert b"exclusion" in client.get("/taxonomy/harms.ttl").content


def test_a_scheme_without_terms_is_a_scheme(client, db, settings):
    graph = graph_at(client, "/taxonomy/harms.ttl")
    assert (URIRef(f"{settings.BASE_URL}/taxonomy/harms/"), RDF.type, SKOS.ConceptScheme) in graph
