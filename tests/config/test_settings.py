"""The settings, asked of a process with an environment of its own; and their page in the documentation."""

import ast
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

READ_FROM = ["config/settings.py", "config/server.py"]
DOCUMENT = Path(settings.BASE_DIR, "docs/operating.md")


def names_read(path):
    """The environment variables that a file asks `env` for."""
    for node in ast.walk(ast.parse(Path(settings.BASE_DIR, path).read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func).partition(".")[0] == "env" and node.args:
            yield ast.literal_eval(node.args[0])


def documented():
    table = DOCUMENT.read_text().split("## Settings")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return set(re.findall(r"`(\w+)`", " ".join(rows)))


def settings_with(tmp_path, *names, **environment):
    """These settings as a process with this environment has them."""
    code = f"import json; from config import settings; print(json.dumps([getattr(settings, n) for n in {names!r}]))"
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **environment}
    output = subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, env=environment, check=True, capture_output=True
    ).stdout
    return json.loads(output)


def test_every_variable_is_documented_and_no_other():
    assert {name for path in READ_FROM for name in names_read(path)} == documented()


def test_the_secret_key_is_made_once_and_kept_for_its_owner_alone(tmp_path):
    first = settings_with(tmp_path, "SECRET_KEY")
    assert first == settings_with(tmp_path, "SECRET_KEY")
    assert len(first[0]) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_given_secret_key_is_not_written_down(tmp_path):
    assert settings_with(tmp_path, "SECRET_KEY", SECRET_KEY="given") == ["given"]
    assert not (tmp_path / "secret_key").exists()


@pytest.mark.parametrize(
    ("base_url", "secure", "seconds"),
    [("https://casebook.example", True, 31536000), ("http://casebook.example", False, 0)],
)
def test_an_https_address_makes_cookies_secure(tmp_path, base_url, secure, seconds):
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")
    assert settings_with(tmp_path, *names, BASE_URL=base_url) == [secure, secure, secure, seconds]


def test_the_host_of_the_site_is_answered_to(tmp_path):
    [hosts] = settings_with(tmp_path, "ALLOWED_HOSTS", BASE_URL="https://casebook.example")
    assert "casebook.example" in hosts


def test_without_a_mail_server_mail_goes_to_a_folder(tmp_path):
    backend, folder = settings_with(tmp_path, "EMAIL_BACKEND", "EMAIL_FILE_PATH")
    assert backend == "django.core.mail.backends.filebased.EmailBackend"
    assert folder == str(tmp_path / "mail")
    [backend, host] = settings_with(tmp_path, "EMAIL_BACKEND", "EMAIL_HOST", EMAIL_URL="smtp://mail.example:25")
    assert (backend, host) == ("django.core.mail.backends.smtp.EmailBackend", "mail.example")


def test_postgresql_comes_with_a_pool(tmp_path):
    [databases] = settings_with(tmp_path, "DATABASES", DATABASE_URL="postgres://u:p@host/name", DATABASE_POOL_SIZE="3")
    assert databases["default"]["OPTIONS"] == {"pool": {"min_size": 1, "max_size": 3}}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite only")
@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 20000), ("synchronous", 1)]
)
def test_sqlite_is_set_with_care(db, pragma, value):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value
