"""The schema and its documentation."""

import jsonschema
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import URLPattern, get_resolver
from drf_spectacular.validation import validate_schema

from api.openapi.shapes import given, taken
from tests.api.asking import API, get
from wiki.fields import Field
from wiki.kinds import all_kinds


def test_every_field_of_every_record_has_its_shape():
    for model in all_kinds().values():
        for field in model.record_fields:
            jsonschema.Draft202012Validator.check_schema(given(field))
            jsonschema.Draft202012Validator.check_schema(taken(field))
    with pytest.raises(NotImplementedError):
        given(Field(key="x", label="X"))


def test_the_schema_names_every_address(client, db):
    schema = get(client, "/schema/").data
    assert schema["openapi"].startswith("3.1")
    assert schema["servers"] == [{"url": settings.BASE_URL}]
    resolver = next(one for one in get_resolver().url_patterns if "api.urls" in repr(one))
    count = sum(isinstance(one, URLPattern) for one in resolver.url_patterns[-1].url_patterns)
    assert len(schema["paths"]) == count - 3  # the schema, its documentation, and what there is not
    names = [deed["operationId"] for path in schema["paths"].values() for deed in path.values()]
    assert len(set(names)) == len(names)


def test_the_schema_is_openapi(client, db):
    validate_schema(get(client, "/schema/").data)


def test_every_name_in_the_schema_leads_somewhere(client, db):
    schema = get(client, "/schema/").data
    for reference in references(schema):
        found = schema
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]
    for shape in schema["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(shape)


def references(value):
    if isinstance(value, dict):
        yield from ([value["$ref"]] if "$ref" in value else [])
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_the_documentation_shows_every_deed_and_shape(client, db):
    schema, response = get(client, "/schema/").data, client.get(f"{API}/docs/")
    page = BeautifulSoup(response.text, "html.parser")
    for path, deeds in schema["paths"].items():
        for deed in deeds.values():
            if deed["tags"] != ["about"]:
                assert path in page.find(id=deed["operationId"]).text
    for name in schema["components"]["schemas"]:
        assert page.find(id=name)
    assert not response.cookies
