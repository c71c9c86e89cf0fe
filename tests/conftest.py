"""The tests' surroundings and their cast: a new editor, an editor, a reviewer, a steward, an administrator."""

import os

import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from django.test import Client, override_settings
from hypothesis import settings as hypothesis_settings

from accounts.roles import Role
from tests.factories import UserFactory

hypothesis_settings.register_profile("quick", max_examples=50, deadline=None)
hypothesis_settings.register_profile("ci", max_examples=300, deadline=None, print_blob=True, derandomize=True)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "quick")


@pytest.fixture(scope="session", autouse=True)
def plain_surroundings():
    """What a test never needs: slow password hashes, collected static files, limits, a cache others share."""
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        RATE_LIMITS_ON=False,
        ACCOUNT_RATE_LIMITS=False,
    ):
        yield


@pytest.fixture(autouse=True)
def empty_cache():
    """What one test cached is no concern of the next."""
    yield
    for one in caches.all():
        one.clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """SQLite's test database is a file, as in production: its locks differ from those of one in memory."""
    default = django_settings.DATABASES["default"]
    if default["ENGINE"] == "django.db.backends.sqlite3":
        default["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "casebook.sqlite3")


@pytest.fixture
def new_editor(db):
    return UserFactory(username="Nadia", role=Role.NEW_EDITOR)


@pytest.fixture
def editor(db):
    return UserFactory(username="Edith", role=Role.EDITOR)


@pytest.fixture
def reviewer(db):
    return UserFactory(username="Rowan", role=Role.REVIEWER)


@pytest.fixture
def steward(db):
    return UserFactory(username="Stella", role=Role.STEWARD)


@pytest.fixture
def administrator(db):
    return UserFactory(username="Ada", role=Role.ADMINISTRATOR)


def signed_in(user):
    """A browser in which the user is signed in."""
    client = Client()
    client.force_login(user, backend=django_settings.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.fixture
def new_editor_client(new_editor):
    return signed_in(new_editor)


@pytest.fixture
def editor_client(editor):
    return signed_in(editor)


@pytest.fixture
def reviewer_client(reviewer):
    return signed_in(reviewer)


@pytest.fixture
def steward_client(steward):
    return signed_in(steward)


@pytest.fixture
def administrator_client(administrator):
    return signed_in(administrator)
