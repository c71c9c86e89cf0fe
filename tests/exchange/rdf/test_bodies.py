"""Laws, organisations and sources as linked data."""

import pytest
from rdflib import DCTERMS, RDF, SDO, Graph, Literal, URIRef

from incidents.models import Organisation, Source
from taxonomy.models import Country, Harm, Law
from tests.factories import make_page, make_pages

pytestmark = pytest.mark.django_db


def graph_at(client, address):
    return Graph().parse(data=client.get(address).content, format="turtle")


def test_a_law_with_the_harms_it_is_about(client, editor, settings):
    make_pages(Harm, "Insecurity")
    Country.objects.get_or_create(code="EU", defaults={"name": "European Union"})
    law = {"title": "General Regulation", "short_title": "GDPR", "alt_titles": ["DSGVO"], "year": 2016}
    make_page(editor, Law, **law, url="https://example.org/a", jurisdiction={"code": "EU"}, harms=["Insecurity", "Woe"])
    graph, subject = (
        graph_at(client, "/laws/general-regulation.ttl"),
        URIRef(f"{settings.BASE_URL}/laws/general-regulation/"),
    )
    assert graph.value(subject, RDF.type) == SDO.Legislation
    assert set(graph.objects(subject, SDO.alternateName)) == {Literal("GDPR"), Literal("DSGVO")}
    assert str(graph.value(subject, SDO.legislationDate)) == "2016"
    assert graph.value(subject, SDO.spatialCoverage) == URIRef("https://w3id.org/dpv/loc#EU")
    harms = list(graph.objects(subject, URIRef(f"{settings.BASE_URL}/vocabulary/#protectsFrom")))
    assert harms == [URIRef(f"{settings.BASE_URL}/taxonomy/harms/insecurity/")]
    written = graph.objects(None, URIRef(f"{settings.BASE_URL}/vocabulary/#asWritten"))
    assert {str(text) for text in written} == {"Insecurity", "Woe"}


def test_an_organisation_and_what_it_was_merged_into(client, editor, settings):
    make_page(editor, Organisation, title="Alphabet")
    old = {"other_names": ["Google Inc."], "website": "https://google.example/", "merged_into": {"slug": "alphabet"}}
    make_page(editor, Organisation, title="Google", **old)
    graph, subject = graph_at(client, "/organisations/google.ttl"), URIRef(f"{settings.BASE_URL}/organisations/google/")
    assert graph.value(subject, RDF.type) == SDO.Organization
    assert graph.value(subject, SDO.url) == URIRef("https://google.example/")
    assert graph.value(subject, DCTERMS.isReplacedBy) == URIRef(f"{settings.BASE_URL}/organisations/alphabet/")


def test_a_source(client, editor, settings):
    told = {"publisher": "Daily", "authors": ["A. Writer", "Press Agency"], "date": "2020-12"}
    page = make_page(editor, Source, title="Report", url="https://example.org/r", **told)
    graph = graph_at(client, f"/sources/{page.slug}.ttl")
    subject = URIRef(f"{settings.BASE_URL}/sources/{page.slug}/")
    assert graph.value(subject, RDF.type) == SDO.CreativeWork
    assert set(graph.objects(subject, SDO.author)) == {Literal("A. Writer"), Literal("Press Agency")}
    assert graph.value(subject, SDO.url) == URIRef("https://example.org/r")
