"""DataCite's metadata of the base, of dumps and of questions passes DataCite's own schemas, in JSON and in XML."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft201909Validator
from lxml import etree

from library.models import Doi
from tests.exchange.oai.asking import KERNEL, SCHEMAS
from tests.factories import make_event
from tests.library.questions import file_of, fixed, make_base

pytestmark = pytest.mark.django_db
SETS = ["2026-11-24-043000", "2026-11-25-043000", "2026-11-26-043000"]


@pytest.fixture(scope="module")
def schema():
    return Draft201909Validator(json.loads((Path(__file__).parent / "schemas/datacite-v4.5.json").read_bytes()))


@pytest.fixture(scope="module")
def xml_schema():
    return etree.XMLSchema(etree.parse(SCHEMAS / "kernel-4/metadata.xsd"))


@pytest.fixture
def sets(tmp_path, settings):
    """Three sets of dumps."""
    settings.DUMPS_DIR = str(tmp_path)
    resource = {"path": "events.csv.gz", "mediatype": "text/csv", "bytes": 10, "hash": "sha256:0"}
    said = {"title": "A dump", "description": "All of it.", "events": 3, "revisions": 4, "resources": [resource]}
    for name in SETS:
        (tmp_path / name).mkdir()
        (tmp_path / name / "datapackage.json").write_text(json.dumps(said))


@pytest.fixture
def query(editor):
    make_base(editor)
    return fixed("harm=insecurity&q=leak")


def addresses(query):
    return ["/cite", *(f"/dumps/{name}" for name in SETS), query.get_absolute_url().rstrip("/")]


def relations(client, address):
    said = json.loads(client.get(f"{address}.datacite.json").getvalue())["relatedIdentifiers"]
    return {(one["relationType"], one["relatedIdentifier"].removeprefix("http://localhost:8000")) for one in said}


@pytest.mark.parametrize("has_doi", [False, True])
def test_all_of_it_passes_both_schemas(client, query, sets, schema, xml_schema, has_doi):
    for number, address in enumerate(addresses(query)):
        path = "/" if address == "/cite" else f"{address}/"
        if has_doi:
            Doi.objects.create(path=path, doi=f"10.5072/{number}")
        said = json.loads(client.get(f"{address}.datacite.json").getvalue())
        assert not [error.message for error in schema.iter_errors(said)], address
        tree = etree.fromstring(client.get(f"{address}.datacite.xml").getvalue())
        assert xml_schema.validate(tree), (address, xml_schema.error_log)
        identifier = tree.find(f"{KERNEL}identifier")
        assert identifier.get("identifierType") == ("DOI" if has_doi else "URL")
        assert said.get("doi", said["url"]) == identifier.text


def test_sets_are_versions_of_the_base_and_of_one_another(client, query, sets):
    assert relations(client, "/cite") == {("HasVersion", f"/dumps/{name}/") for name in SETS}
    assert relations(client, f"/dumps/{SETS[1]}") == {
        ("IsVersionOf", "/"),
        ("IsNewVersionOf", f"/dumps/{SETS[0]}/"),
        ("IsPreviousVersionOf", f"/dumps/{SETS[2]}/"),
    }


def test_a_question_knows_its_answer_before_and_after(client, query, editor):
    make_event(editor, title="A third leak", harms=["Insecurity"])
    later = fixed("harm=insecurity&q=leak")
    fixed("harm=insecurity")
    assert relations(client, f"/queries/{later.identifier}") == {
        ("IsDerivedFrom", "/"),
        ("IsNewVersionOf", query.get_absolute_url()),
    }
    assert ("IsPreviousVersionOf", later.get_absolute_url()) in relations(client, f"/queries/{query.identifier}")


def test_a_doi_is_what_citations_name(client, query):
    etag = client.get(query.get_absolute_url())["ETag"]
    Doi.objects.create(path=query.get_absolute_url(), doi="10.5072/query")
    assert client.get(query.get_absolute_url(), headers={"If-None-Match": etag}).status_code == 200
    assert b"https://doi.org/10.5072/query" in client.get(f"{query.get_absolute_url()}cite/").content
    assert '<https://doi.org/10.5072/query>; rel="cite-as"' in client.get(query.get_absolute_url())["Link"]


def test_the_digest_is_told(client, query):
    assert query.rows.digest.encode() in file_of(client, query, "datacite.json")


def test_a_set_that_there_is_not(client, sets):
    assert client.get("/dumps/2020-01-01-000000.datacite.json").status_code == 404
    assert client.get("/dumps/..%2Fetc.datacite.json").status_code == 404
