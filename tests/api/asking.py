"""Asking the API, as programs do."""

import json

API = "/api/v1"


def get(client, address, **headers):
    """An answer with its data, at an address below /api/v1."""
    response = client.get(address if address.startswith("http") else f"{API}{address}", headers=headers)
    response.data = json.loads(response.content) if response.content else None
    return response


def problem(client, address, status, **headers):
    """A refusal, checked for what all have in common."""
    return refused(get(client, address, **headers), status)


def refused(response, status):
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    data = json.loads(response.content)
    assert data["status"] == status
    assert data["detail"]
    return data
