"""Completing: what a table has no column for stays, and what it names is known again."""

from exchange.completing import completed

SOURCE = {"key": "post-2019", "source": "post", "title": "Oak Clinic leaks", "publisher": "", "date": "", "url": ""}
ONLINE = {**SOURCE, "key": "web", "source": "web", "url": "https://www.example.org/oak/"}
LATEST = {
    "title": "Oak",
    "body": "Long.[^post-2019]",
    "sources": [SOURCE, ONLINE],
    "laws": [{"text": "GDPR", "law": "gdpr", "outcome": "", "source": "web"}],
    "organisations": [{"name": "Oak", "role": "actor", "organisation": "oak-clinic", "title": "Oak Clinic"}],
}


def test_keys_without_a_column_stay():
    assert completed({"title": "The oak"}, LATEST) == {**LATEST, "title": "The oak"}


def test_sources_keep_their_keys_by_address_or_else_by_what_they_are_called():
    rows = [
        {"key": "example-org", "title": "Another title", "url": "http://example.org/oak"},
        {"key": "oak", "title": "OAK clinic leaks"},
        {"key": "new", "title": "New"},
    ]
    keys = [row["key"] for row in completed({"sources": rows}, LATEST)["sources"]]
    assert keys == ["web", "post-2019", "new"]


def test_laws_keep_the_sources_of_their_outcomes():
    (law,) = completed({"laws": [{"text": "gdpr", "outcome": "A fine."}]}, LATEST)["laws"]
    assert (law["source"], law["outcome"]) == ("web", "A fine.")


def test_organisations_stay_the_pages_that_they_were_found_to_be():
    rows = [{"name": "oak", "role": "actor"}, {"name": "Oak", "role": "reporter"}]
    first, second = completed({"organisations": rows}, LATEST)["organisations"]
    assert first["organisation"] == "oak-clinic"
    assert "organisation" not in second
