"""Webhooks: written down with the change, told in order and signed, tried again, never sent into one's own network."""

import base64
import hashlib
import hmac
import ipaddress
import json
import socket
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Thread

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction

from api.models import Notice, Webhook
from api.webhooks import deeds, guarding, sending
from api.webhooks.deeds import PAUSES, PREFIX, add_webhook, tell_all
from incidents.models import Event
from tests.factories import make_event, make_pages
from wiki.deleting import delete_page
from wiki.editing import save_page


class Receiver(ThreadingHTTPServer):
    """Another system on this machine: it keeps what it is told, and answers as it is asked to."""

    status, place = 204, ""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.told = []
        self.url = f"http://receiver.example:{self.server_port}/hook?x=1"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told.append((self.path, dict(self.headers), content))
        self.send_response(self.server.status)
        if self.server.place:
            self.send_header("Location", self.server.place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def receiver(monkeypatch):
    """A receiver whose name leads to a public address as far as the guard knows."""
    server = Receiver()
    monkeypatch.setattr(sending, "public_address", lambda host, port: "127.0.0.1")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def webhook(steward, receiver):
    return add_webhook(by=steward, url=receiver.url)[0]


def titles(receiver):
    return [json.loads(content)["data"]["title"] for _path, _headers, content in receiver.told]


def test_a_change_is_told_once_with_a_proof(editor, steward, receiver):
    webhook, secret = add_webhook(by=steward, url=receiver.url)
    event = make_event(editor, title="A leak")
    call_command("deliver_webhooks", stdout=(out := StringIO()))
    assert out.getvalue() == "Webhooks: 1 told, 0 failed\n"
    ((path, headers, content),) = receiver.told
    said = json.loads(content)
    assert (path, said["type"], said["data"]["number"]) == ("/hook?x=1", "page.saved", 1)
    assert said["data"]["url"].endswith("/api/v1/events/a-leak/")
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{headers['Webhook-Id']}.{headers['Webhook-Timestamp']}.".encode() + content
    proof = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    assert headers["Webhook-Signature"] == f"v1,{proof}"
    assert headers["Host"].startswith("receiver.example:")
    assert tell_all().taken == 0
    webhook.refresh_from_db()
    assert webhook.told_at
    assert event


def test_everything_that_happens_is_told_in_order(editor, steward, webhook, receiver):
    event = make_event(editor, title="First")
    save_page(event, {"title": "Second"}, by=editor, base=1)
    make_pages(Event, "Imported")
    delete_page(Event.objects.get(pk=event.pk), by=steward, reason="Spam")
    tell_all()
    assert titles(receiver) == ["First", "Second", "Imported", "Second"]
    last = json.loads(receiver.told[-1][2])
    assert (last["type"], last["data"]["url"], last["data"]["page_url"]) == ("page.deleted", None, None)


def test_what_is_rolled_back_is_told_to_nobody(editor, webhook, receiver):
    with transaction.atomic():
        make_event(editor, title="Never")
        transaction.set_rollback(True)
    assert tell_all().taken == 0


def test_without_webhooks_nothing_is_written_down(editor):
    make_event(editor, title="A leak")
    assert not Notice.objects.exists()


def test_a_failure_waits_longer_each_time_and_ends(editor, webhook, receiver):
    receiver.status = 500
    make_event(editor, title="A leak")
    moment = datetime.now(UTC) + timedelta(minutes=1)
    for number, pause in enumerate(PAUSES, start=1):
        with time_machine.travel(moment, tick=False):
            assert tell_all().failed == 1
            webhook.refresh_from_db()
            assert (webhook.failures, webhook.is_on, webhook.problem) == (number, True, "it answered 500")
            assert tell_all().failed == 0
        moment += pause + timedelta(seconds=1)
    with time_machine.travel(moment, tick=False):
        tell_all()
    webhook.refresh_from_db()
    assert not webhook.is_on
    assert not Notice.objects.exists()
    assert len(receiver.told) == len(PAUSES) + 1


def test_after_a_failure_it_goes_on_where_it_stopped(editor, webhook, receiver):
    receiver.status = 503
    make_event(editor, title="First")
    make_event(editor, title="Second")
    tell_all()
    receiver.status = 200
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1)):
        tell_all()
    assert titles(receiver) == ["First", "First", "Second"]
    webhook.refresh_from_db()
    assert (webhook.failures, webhook.problem) == (0, "")


def test_whoever_is_gone_is_told_no_more(editor, webhook, receiver):
    receiver.status = 410
    make_event(editor, title="A leak")
    tell_all()
    webhook.refresh_from_db()
    assert not webhook.is_on


def test_a_redirect_is_not_followed(editor, webhook, receiver):
    receiver.status, receiver.place = 307, receiver.url
    make_event(editor, title="A leak")
    assert tell_all().failed == 1
    assert len(receiver.told) == 1


def test_one_that_hangs_keeps_no_other_waiting(editor, steward, webhook, receiver, monkeypatch):
    monkeypatch.setattr(sending, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        add_webhook(by=steward, url=f"http://silent.example:{silent.getsockname()[1]}/")
        make_event(editor, title="A leak")
        told = tell_all()
    assert (told.taken, told.failed) == (1, 1)


def test_two_runs_at_once_tell_it_once(editor, webhook, receiver):
    make_event(editor, title="A leak")
    again = Webhook.objects.get(pk=webhook.pk)
    assert deeds._claimed(webhook)
    assert not deeds._claimed(again)


PRIVATE = [
    *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),
    *("255.255.255.255", "192.0.2.1", "240.0.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::", "2001:db8::1", "::ffff:10.0.0.1"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public(address):
    assert not guarding.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "8.8.8.8"])
def test_addresses_that_are_public(address):
    assert guarding.is_public(ipaddress.ip_address(address))


def found(*addresses):
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://0/",
        "http://[::ffff:7f00:1]/",
    ],
)
def test_ones_own_network_is_never_asked(editor, steward, monkeypatch, url):
    monkeypatch.setattr(socket, "create_connection", lambda *arguments: pytest.fail("it was asked"))
    webhook, _secret = add_webhook(by=steward, url=url)
    make_event(editor, title="A leak")
    assert tell_all().failed == 1
    webhook.refresh_from_db()
    assert "public" in webhook.problem or "not known" in webhook.problem or "resolution" in webhook.problem


def test_a_name_with_one_private_address_is_refused(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **named: found("93.184.216.34", "10.0.0.1"))
    with pytest.raises(guarding.NotPublic):
        guarding.public_address("two-faced.example", 80)


def test_the_name_is_asked_once_and_that_address_used(monkeypatch):
    """A name that leads elsewhere at the second question gets nothing there."""
    answers = iter([found("93.184.216.34"), found("127.0.0.1")])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **named: next(answers))
    asked = []

    def connect(address, *rest, **named):
        asked.append(address)
        raise OSError("enough")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(OSError, match="enough"):
        sending.post("http://two-faced.example/", b"", {})
    assert asked == [("93.184.216.34", 80)]


def test_stewards_add_and_remove(steward_client, editor_client, client):
    page = "/upkeep/webhooks/"
    assert editor_client.get(page).status_code == 403
    assert client.get(page).url.startswith("/accounts/login/")
    response = steward_client.post(page, {"url": "https://receiver.example/hook"})
    webhook = Webhook.objects.get()
    assert f"{PREFIX}{webhook.secret}" in response.text
    assert webhook.secret not in steward_client.get(page).text
    assert "receiver.example" in steward_client.get(page).text
    steward_client.post(f"{page}{webhook.pk}/remove/")
    assert not Webhook.objects.exists()
    assert steward_client.post(f"{page}{webhook.pk}/remove/").status_code == 404


@pytest.mark.parametrize(
    "url", ["", "ftp://receiver.example/", "javascript:alert(1)", "http://u:p@x.example/", "http://a\x00b/"]
)
def test_what_is_no_address_is_told(steward_client, url):
    response = steward_client.post("/upkeep/webhooks/", {"url": url})
    assert response.status_code == 422
    assert not Webhook.objects.exists()


def test_one_that_was_turned_off_is_turned_on_again(steward_client, webhook):
    Webhook.objects.update(is_on=False, failures=9, problem="it answered 500")
    assert "Turned off" in steward_client.get("/upkeep/webhooks/").text
    steward_client.post(f"/upkeep/webhooks/{webhook.pk}/again/")
    webhook.refresh_from_db()
    assert (webhook.is_on, webhook.failures, webhook.problem) == (True, 0, "")
