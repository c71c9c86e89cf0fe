"""The Data Package: what the standard (datapackage.org, version 2) asks of one, and that it is true."""

import re
from datetime import datetime

import pytest
from django.utils import timezone

from exchange.exporting import exporters
from tests.exchange.asking import lines, package, table
from tests.factories import make_event
from tests.incidents.records import FULL, OTHER, make_vocabulary

pytestmark = pytest.mark.django_db
NAME = re.compile(r"[a-z0-9._-]+")
TYPES = {"string": str, "array": list, "object": dict, "boolean": bool}


@pytest.fixture
def events(editor):
    make_vocabulary()
    return [make_event(editor, **FULL), make_event(editor, **OTHER)]


def test_the_package_says_what_the_export_is(client, events, settings):
    told = package(client, "?harm=insecurity&sort=title")
    assert told["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert NAME.fullmatch(told["name"])
    assert told["title"] == "Events: Solove harm is Insecurity"
    assert told["query"] == "harm=insecurity&sort=title"
    assert told["rows"] == 2
    assert told["licenses"] == [{"title": settings.CONTENT_LICENCE["name"], "path": settings.CONTENT_LICENCE["url"]}]
    assert abs(timezone.now() - datetime.fromisoformat(told["created"])).total_seconds() < 60
    assert told["homepage"] == f"{settings.BASE_URL}/events/?harm=insecurity&sort=title"
    assert told["contributors"][0]["roles"] == ["publisher"]


def test_it_says_what_was_sought_in_the_place_of_a_mistyped_word(client, events):
    told = package(client, "?q=mediacl")
    assert (told["query"], told["corrected"], told["rows"]) == ("q=mediacl", {"mediacl": "medical"}, 2)
    assert told["title"] == "Events: the text has “medical” (nothing has “mediacl”)"
    assert "corrected" not in package(client, "?q=medical")


def test_each_resource_is_named_and_found(client, events, settings):
    resources = package(client, "?harm=insecurity")["resources"]
    assert len({one["name"] for one in resources}) == len(resources) == len(exporters()) - 1
    for one in resources:
        assert NAME.fullmatch(one["name"])
        assert one["path"] == f"{settings.BASE_URL}/events.{one['format']}?harm=insecurity"
        assert one["encoding"] == "utf-8"
        assert client.get(one["path"].removeprefix(settings.BASE_URL))["Content-Type"].startswith(one["mediatype"])


def test_the_schema_of_the_table_is_that_of_its_cells(client, events):
    (resource,) = [one for one in package(client)["resources"] if one["format"] == "csv"]
    fields = resource["schema"]["fields"]
    rows = table(client)
    assert [field["name"] for field in fields] == list(rows[0])
    assert resource["schema"]["primaryKey"] == ["slug"]
    for row in rows:
        for field in fields:
            assert not row[field["name"]] or fits(field["type"], row[field["name"]]), field


def fits(kind, cell):
    """Whether a cell is of a type of the Table Schema."""
    match kind:
        case "integer":
            return cell.isdigit()
        case "boolean":
            return cell in ("true", "false")
        case "date":
            return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", cell))
        case "datetime":
            return datetime.fromisoformat(cell).tzinfo is not None
    return kind == "string"


def test_the_schema_of_the_records_is_that_of_their_values(client, events):
    (resource,) = [one for one in package(client)["resources"] if one["format"] == "jsonl"]
    fields = {field["name"]: TYPES[field["type"]] for field in resource["schema"]["fields"]}
    for record in lines(client):
        assert list(record) == list(fields)
        for name, value in record.items():
            assert value is None or isinstance(value, fields[name]), name


def test_one_page_has_so_many_rows(client, events):
    assert (package(client, "?per_page=1")["rows"], len(lines(client, "?per_page=1"))) == (1, 1)
