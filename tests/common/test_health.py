import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def test_a_living_process_says_so_without_asking_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_a_site_with_all_its_migrations_is_ready(client):
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready\n")


def test_a_missing_migration_is_told(client):
    MigrationRecorder.Migration.objects.filter(app="accounts").delete()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"migrations to apply" in response.content


def test_a_database_that_does_not_answer_is_told(client, monkeypatch):
    def fail(connection):
        raise OperationalError

    monkeypatch.setattr("common.health.MigrationExecutor", fail)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"the database does not answer\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/robots.txt"])
def test_machines_get_no_cookie(client, path):
    assert not client.get(path).cookies
