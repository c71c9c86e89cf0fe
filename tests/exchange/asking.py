"""Asking for exports as tests do."""

import csv
import io
import json


def content(client, address, **headers):
    """The whole of a file that is streamed."""
    response = client.get(address, headers=headers)
    assert response.status_code == 200, response.content
    return response.getvalue().decode()


def table(client, query=""):
    """The rows of the CSV by column."""
    return list(csv.DictReader(io.StringIO(content(client, f"/events.csv{query}"), newline="")))


def lines(client, query=""):
    """The records of the JSON Lines."""
    return [json.loads(line) for line in content(client, f"/events.jsonl{query}").splitlines()]


def package(client, query=""):
    """The Data Package."""
    return json.loads(content(client, f"/events.datapackage.json{query}"))
