from pathlib import Path

from django.conf import settings


def test_the_icon_is_found_at_the_address_of_old(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    path = response["Location"].removeprefix(settings.STATIC_URL)
    assert (Path(settings.BASE_DIR) / "static" / path).is_file()
    assert not response.cookies


def test_the_icon_is_only_read(client):
    assert client.post("/favicon.ico").status_code == 405
