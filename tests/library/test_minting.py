"""DOIs are minted where that is set up, against a server that stands for DataCite."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from library.models import Doi
from tests.library.questions import fixed, make_base

pytestmark = pytest.mark.django_db


class DataCite(BaseHTTPRequestHandler):
    """Keeps what is put, or refuses it."""

    status = 201

    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.put.append((self.path, self.headers["Authorization"], json.loads(body)))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(b'{"errors": [{"title": "Such is the answer"}]}')

    def log_message(self, *args):
        """Nothing is logged."""


@pytest.fixture
def datacite(settings):
    server = HTTPServer(("127.0.0.1", 0), DataCite)
    server.put, server.status = [], 201
    Thread(target=server.serve_forever, daemon=True).start()
    settings.DATACITE_URL = f"http://127.0.0.1:{server.server_port}"
    settings.DATACITE_PREFIX, settings.DATACITE_ACCOUNT, settings.DATACITE_PASSWORD = "10.5072", "CASEBOOK", "secret"
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def no_dumps(settings, tmp_path):
    settings.DUMPS_DIR = str(tmp_path / "none")


@pytest.fixture
def query(editor):
    make_base(editor)
    return fixed("harm=insecurity")


def test_it_is_off_unless_it_is_set_up(query):
    with pytest.raises(CommandError, match="DATACITE_PREFIX is not set"):
        call_command("mint_dois")
    assert not Doi.objects.exists()


def test_the_base_and_each_question_get_a_doi_once(query, datacite, capsys):
    call_command("mint_dois")
    assert [path for path, _account, _body in datacite.put] == [
        "/dois/10.5072/base",
        f"/dois/10.5072/queries-{query.identifier}",
    ]
    _path, account, body = datacite.put[1]
    attributes = body["data"]["attributes"]
    assert account == "Basic Q0FTRUJPT0s6c2VjcmV0"
    assert (attributes["event"], attributes["url"]) == ("publish", f"http://localhost:8000{query.get_absolute_url()}")
    assert dict(Doi.objects.values_list("path", "doi"))["/"] == "10.5072/base"
    call_command("mint_dois")
    assert [path for path, _account, _body in datacite.put[2:]] == ["/dois/10.5072/base"]
    assert f"10.5072/queries-{query.identifier}" in capsys.readouterr().out


def test_a_refusal_is_told_and_nothing_is_kept(query, datacite):
    datacite.status = 422
    with pytest.raises(CommandError, match=r"422 .*Such is the answer"):
        call_command("mint_dois")
    assert not Doi.objects.exists()


def test_a_server_that_is_not_there_is_told(query, datacite, settings):
    settings.DATACITE_URL = "http://127.0.0.1:1"
    with pytest.raises(CommandError, match=r"10\.5072/base: "):
        call_command("mint_dois")
