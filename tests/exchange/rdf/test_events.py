"""Events as linked data: what a parser of others reads out of their files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCTERMS, PROV, RDF, SDO, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from exchange.rdf.graphs import graph_of, jsonld, ntriples, triples_of, turtle
from exchange.rdf.names import EDTF
from exchange.rdf.vocabulary import CLASSES, PROPERTIES
from incidents.models import Event
from tests.factories import NOON, make_event
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki.editing import save_page
from wiki.editions import Edition

PAGE = "/events/45-million-medical-files-leaked"
READERS = {"ttl": "turtle", "jsonld": "json-ld"}
EMPTY = {field.key: field.empty() for field in Event.record_fields}


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


@pytest.fixture
def own(settings):
    return lambda name: URIRef(f"{settings.BASE_URL}/vocabulary/#{name}")


def graph_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return Graph().parse(data=response.content, format=READERS[address.rpartition(".")[2]])


@pytest.mark.parametrize("extension", READERS)
def test_the_rows_of_the_infobox(client, event, settings, own, extension):
    graph = graph_at(client, f"{PAGE}.{extension}")
    subject = URIRef(f"{settings.BASE_URL}{PAGE}/")
    assert {SDO.Event, own("PrivacyIncident")} == set(graph.objects(subject, RDF.type))
    assert graph.value(subject, SDO.name) == Literal(FULL["title"])
    assert graph.value(subject, own("harm")) == URIRef(f"{settings.BASE_URL}/taxonomy/harms/insecurity/")
    assert graph.value(subject, own("primaryHarm")) == graph.value(subject, own("harm"))
    assert graph.value(subject, DCTERMS.date) == Literal("2020-12", datatype=EDTF)
    assert graph.value(subject, own("earliest")) == Literal("2020-12-01", datatype=XSD.date)
    assert graph.value(subject, own("latest")) == Literal("2020-12-31", datatype=XSD.date)
    assert graph.value(subject, own("isUnknown")) == own("consequence")
    assert graph.value(subject, SDO.description) == Literal("Files lay open.")
    assert {str(code) for code in graph.objects(subject, own("countryCode"))} == {"DE", "GB"}
    assert URIRef("https://w3id.org/dpv/loc#DE") in set(graph.objects())
    people = graph.value(subject, own("people"))
    assert graph.value(people, SDO.minValue).toPython() == 45_000_000
    assert graph.value(people, SDO.maxValue) is None
    assert graph.value(people, SDO.unitText) == Literal("files")


@pytest.mark.parametrize("extension", READERS)
def test_values_keep_what_was_written_and_their_order(client, event, settings, own, extension):
    graph = graph_at(client, f"{PAGE}.{extension}")
    subject = URIRef(f"{settings.BASE_URL}{PAGE}/")
    row = [one for one in graph.objects(subject, own("coding")) if graph.value(one, own("row")) == own("information")]
    row.sort(key=lambda one: graph.value(one, own("place")).toPython())
    assert [str(graph.value(one, own("asWritten"))) for one in row] == ["Medical and Health", "X-rays"]
    assert [graph.value(one, own("means")) for one in row] == [
        URIRef(f"{settings.BASE_URL}/taxonomy/information-types/medical-and-health/"),
        None,
    ]
    law = graph.value(subject, own("legalOutcome"))
    assert graph.value(law, own("outcome")) == Literal("None yet.")
    assert graph.value(graph.value(law, own("shownBy")), own("key")) == Literal("report")
    part = graph.value(subject, own("involvement"))
    assert (str(graph.value(part, own("role"))), str(graph.value(part, own("asWritten")))) == ("reporter", "CybelAngel")


def test_an_old_revision_says_what_was_said_then(client, event, editor, settings, own):
    save_page(event, OTHER, by=editor, base=1, summary="Mended")
    subject = URIRef(f"{settings.BASE_URL}{PAGE}/")
    then, now = graph_at(client, f"{PAGE}/revisions/1.ttl"), graph_at(client, f"{PAGE}.ttl")
    assert (str(then.value(subject, SDO.name)), str(now.value(subject, SDO.name))) == (FULL["title"], OTHER["title"])
    document = URIRef(f"{subject}revisions/1/")
    assert then.value(document, SDO.about) == subject
    assert then.value(document, SDO.version).toPython() == 1
    assert then.value(document, DCTERMS.license) == URIRef(settings.CONTENT_LICENCE["url"])
    assert then.value(document, PROV.generatedAtTime).datatype == XSD.dateTime
    assert then.value(document, SDO.text) == Literal(FULL["body"])


def test_all_formats_hold_the_same_graph(client, event):
    assert isomorphic(graph_at(client, f"{PAGE}.ttl"), graph_at(client, f"{PAGE}.jsonld"))


def test_every_word_of_ours_is_explained(client, event, editor, settings):
    save_page(event, {**OTHER, "date_edtf": "2020/.."}, by=editor, base=1)
    known = {one.name for one in (*CLASSES, *PROPERTIES)}
    start = f"{settings.BASE_URL}/vocabulary/#"
    for address in (f"{PAGE}.ttl", f"{PAGE}/revisions/1.ttl", "/laws/gdpr.ttl", "/taxonomy/harms.ttl"):
        used = {str(name).removeprefix(start) for triple in graph_at(client, address) for name in triple}
        assert {name for name in used if "/" not in name and name[:1].islower()} >= set()
        named = {str(n) for triple in graph_at(client, address) for n in triple if str(n).startswith(start)}
        assert {name.removeprefix(start) for name in named} <= known


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)
WEB = TEXTS.map(lambda text: f"https://example.org/{text}")


@given(TEXTS, TEXTS, WEB)
def test_any_text_and_address_survives_every_format(title, key, url):
    source = {
        "key": key,
        "source": None,
        "title": title,
        "publisher": key,
        "authors": [title],
        "date": "2020",
        "url": url,
    }
    values = [{"text": title, "term": None, "label": None}]
    record = {**EMPTY, "title": title, "body": f"{title}\n\n{key}", "harms": values, "sources": [source]}
    edition = Edition("leak", 1, NOON, key, title, False, record)
    graph = graph_of(triples_of("event", edition))
    for write, reader in ((turtle, "turtle"), (ntriples, "ntriples"), (jsonld, "json-ld")):
        read = Graph().parse(data=write(triples_of("event", edition)), format=reader)
        assert set(read) == set(graph)


def test_the_same_graph_is_the_same_bytes():
    record = {**EMPTY, "title": "Leak", "harms": [{"text": str(n), "term": None, "label": None} for n in range(30)]}
    edition = Edition("leak", 1, NOON, "Edith", "", False, record)
    backwards = list(reversed(list(triples_of("event", edition))))
    assert jsonld(triples_of("event", edition)) == jsonld(backwards)
    assert turtle(triples_of("event", edition)) == turtle(backwards)
