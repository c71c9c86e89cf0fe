"""/dumps/: sets with sizes and checksums, files in whole and in parts, an address that stays."""

import gzip
import hashlib

import pytest
from bs4 import BeautifulSoup
from rdflib import DCAT, RDF, Graph, URIRef

from exchange.dump_writing import write_set
from exchange.rdf.catalogue import SPDX
from tests.factories import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DUMPS_DIR = str(tmp_path)
    return tmp_path


@pytest.fixture
def made(editor, folder):
    make_event(editor, title="A leak", body="word " * 500)
    return write_set(folder, kept=3)


def taken(response):
    """What a file holds; it is closed as a server does."""
    content = response.getvalue()
    response.close()
    return content


def test_where_there_is_none_it_is_said_how_to_come_by_one(client, db):
    page = client.get("/dumps/")
    assert page.status_code == 200
    assert "manage.py dump" in page.text
    assert 'href="/events/"' in page.text
    assert client.get("/dumps/latest/").status_code == 404
    assert client.get("/dumps/latest/events.csv.gz").status_code == 404


def test_the_list_has_every_file_with_its_checksum(client, made):
    page = BeautifulSoup(client.get("/dumps/").content, "html.parser")
    for one in made.resources:
        link = page.find("a", string=one["path"])
        data = taken(client.get(link["href"]))
        assert hashlib.sha256(data).hexdigest() in page.text
    assert client.get(made.url).status_code == 200
    for link in page.select('main a[href^="/dumps/"]'):
        response = client.get(link["href"])
        assert response.status_code == 200
        response.close()


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("history.jsonl.gz", "application/gzip"),
        ("datapackage.json", "application/json"),
        ("README.md", "text/markdown; charset=utf-8"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_is_sent_as_what_it_is(client, made, settings, name, content_type):
    response = client.get(f"{made.url}{name}")
    assert response["Content-Type"] == content_type
    assert response["Accept-Ranges"] == "bytes"
    assert "immutable" in response["Cache-Control"]
    assert f'<{settings.CONTENT_LICENCE["url"]}>; rel="license"' in response["Link"]
    assert not response.cookies
    response.close()
    assert client.get(f"{made.url}{name}", headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert not client.head(f"{made.url}{name}").getvalue()


def test_a_compressed_file_is_not_compressed_again_and_can_be_had_in_parts(client, made):
    address = f"{made.url}history.jsonl.gz"
    whole = client.get(address, headers={"Accept-Encoding": "gzip"})
    data = taken(whole)
    assert not whole.has_header("Content-Encoding")
    assert whole["Content-Length"] == str(len(data))
    assert b"A leak" in gzip.decompress(data)
    rest = client.get(address, headers={"Range": "bytes=100-", "Accept-Encoding": "gzip"})
    assert (rest.status_code, rest["Content-Range"]) == (206, f"bytes 100-{len(data) - 1}/{len(data)}")
    assert taken(rest) == data[100:]
    readme = client.get(f"{made.url}README.md", headers={"Range": "bytes=0-9", "Accept-Encoding": "gzip"})
    assert taken(readme) == b"# Privacy "
    assert client.get(address, headers={"Range": f"bytes={len(data) + 5}-"}).status_code == 416


def test_latest_leads_to_the_newest(client, made):
    response = client.get("/dumps/latest/events.csv.gz")
    assert (response.status_code, response.url) == (302, f"{made.url}events.csv.gz")
    assert response["Cache-Control"] == "no-cache"
    assert client.get("/dumps/latest/").url == made.url


@pytest.mark.parametrize(
    "rest",
    [
        *(
            "2026-01-01-000000/",
            "2026-01-01-000000/events.csv.gz",
            "..%2F/",
            "%2e%2e/settings.py",
            ".lock/",
            "latest/.lock",
        ),
        *("nowhere/", "{name}/../{name}/README.md", "{name}/secret_key", "{name}/..%2f.lock", "{name}/%00"),
    ],
)
def test_nothing_else_is_to_be_had(client, made, folder, rest):
    (folder / made.name / "secret_key").write_text("secret")
    assert client.get(f"/dumps/{rest.format(name=made.name)}").status_code in (301, 404)
    assert client.post(made.url).status_code == 405


def test_a_browsers_menu_leads_to_them(client, made):
    assert 'href="/dumps/"' in client.get("/events/").text


@pytest.mark.parametrize(("extension", "reader"), [("ttl", "turtle"), ("jsonld", "json-ld")])
def test_portals_read_the_list_as_a_catalogue(client, made, settings, extension, reader):
    graph = Graph().parse(data=client.get(f"/dumps.{extension}").content, format=reader)
    dataset = URIRef(f"{settings.BASE_URL}{made.url}")
    assert (URIRef(f"{settings.BASE_URL}/dumps/"), DCAT.dataset, dataset) in graph
    files = {str(one).rpartition("/")[2]: one for one in graph.objects(dataset, DCAT.distribution)}
    for one in made.resources:
        assert graph.value(files[one["path"]], DCAT.byteSize).toPython() == one["bytes"]
        checksum = graph.value(files[one["path"]], SPDX.checksum)
        assert f"sha256:{graph.value(checksum, SPDX.checksumValue)}" == one["hash"]
    response = client.get("/dumps/", headers={"Accept": "text/turtle"})
    assert (response.status_code, response["Location"]) == (303, "/dumps.ttl")


def test_a_catalogue_may_be_empty(client, db, settings):
    graph = Graph().parse(data=client.get("/dumps.ttl").content, format="turtle")
    assert (URIRef(f"{settings.BASE_URL}/dumps/"), RDF.type, DCAT.Catalog) in graph
