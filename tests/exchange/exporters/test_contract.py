"""What every exporter keeps to, found by walking the registry."""

import pytest

from exchange.exporting import exporters
from tests.counting import queries_of
from tests.exchange.asking import content, package
from tests.factories import make_event
from tests.incidents.records import FULL, OTHER, make_vocabulary

pytestmark = pytest.mark.django_db
EXPORTERS = list(exporters().values())
TYPES = {"string", "integer", "boolean", "date", "datetime", "array", "object"}
each = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda one: one.extension)


@pytest.fixture
def events(editor):
    make_vocabulary()
    return [make_event(editor, **FULL), make_event(editor, **OTHER)]


def test_the_formats_of_the_product_are_there_in_the_order_of_menus():
    data, references = ["csv", "jsonl", "json", "atom"], ["bib", "ris", "csl.json"]
    assert list(exporters()) == [*data, *references, "veris.jsonl", "datapackage.json"]


@each
def test_it_says_what_it_is(exporter):
    assert str(exporter.label)
    assert str(exporter.note)
    assert "/" in exporter.media_type
    assert [one.rank for one in EXPORTERS].count(exporter.rank) == 1


@each
def test_every_field_is_explained(exporter):
    names = [field.name for field in exporter.fields]
    assert len(names) == len(set(names))
    for field in exporter.fields:
        assert str(field.meaning)
        assert field.type in TYPES


@each
def test_it_is_an_answer_with_the_headers_that_all_have(client, events, exporter, settings):
    response = client.get(f"/events.{exporter.extension}?harm=insecurity")
    assert response.status_code == 200
    assert response.streaming
    assert response["Content-Type"] == exporter.content_type
    assert f'<{settings.CONTENT_LICENCE["url"]}>; rel="license"' in response["Link"]
    assert response["Content-Disposition"].startswith("attachment; filename*=UTF-8''events-harm-insecurity-")
    assert response["Content-Disposition"].endswith(f".{exporter.extension}")
    assert not response.cookies
    described = f'<{settings.BASE_URL}/events.datapackage.json?harm=insecurity>; rel="describedby"'
    assert (described in response["Link"]) == (exporter.extension != "datapackage.json")


@each
def test_it_can_be_written_of_nothing(client, db, exporter):
    is_empty = exporter.extension in ("jsonl", "veris.jsonl", "bib", "ris")
    assert is_empty or content(client, f"/events.{exporter.extension}")


@each
def test_it_is_described_where_it_has_rows(client, events, exporter):
    described = {one["format"]: one for one in package(client)["resources"]}
    if exporter.fields:
        names = [field["name"] for field in described[exporter.extension]["schema"]["fields"]]
        assert names == [field.name for field in exporter.fields]


@each
def test_it_asks_as_often_for_twenty_events_as_for_ten(client, editor, exporter):
    def queries():
        return queries_of_all(client, f"/events.{exporter.extension}")

    for count in range(10):
        make_event(editor, title=f"Leak {count}", harms=["Insecurity"])
    with_ten = queries()
    for count in range(10, 20):
        make_event(editor, title=f"Leak {count}", harms=["Insecurity"])
    assert queries() == with_ten


def queries_of_all(client, address):
    """The queries of a whole export: it is made while it is read."""

    class Reading:
        def get(self, address):
            response = client.get(address)
            response.getvalue()
            return response

    return queries_of(Reading(), address)
