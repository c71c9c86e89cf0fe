import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpResponse

from common.limits import Limit, client_network, limited

ADDRESS = "203.0.113.7"


@pytest.fixture(autouse=True)
def limits(settings):
    settings.RATE_LIMITS_ON = True
    settings.RATE_LIMITS = {"edit": "2/m"}


@pytest.fixture
def post(rf):
    view = limited("edit")(lambda request: HttpResponse("done"))

    def post(user=None, address=ADDRESS, method="post"):
        request = getattr(rf, method)("/", REMOTE_ADDR=address)
        request.user = user or AnonymousUser()
        return view(request)

    return post


@time_machine.travel("2026-11-22 10:00:15Z", tick=False)
def test_what_is_over_the_limit_is_told_how_long_to_wait(post):
    assert [post().status_code for _ in range(3)] == [200, 200, 429]
    assert post()["Retry-After"] == "45"


def test_the_next_window_begins_afresh(post):
    with time_machine.travel("2026-11-22 10:00:59Z", tick=False):
        assert [post().status_code for _ in range(3)] == [200, 200, 429]
    with time_machine.travel("2026-11-22 10:01:00Z", tick=False):
        assert post().status_code == 200


@time_machine.travel("2026-11-22 10:00:15Z", tick=False)
def test_each_user_and_each_address_is_counted_apart(post, editor, reviewer):
    assert [post(editor).status_code for _ in range(3)] == [200, 200, 429]
    assert post(reviewer).status_code == 200
    assert post().status_code == 200
    assert [post(address="2001:db8::1").status_code for _ in range(3)] == [200, 200, 429]
    assert post(address="2001:db8::2").status_code == 429
    assert post(address="2001:db8:0:1::2").status_code == 200


@time_machine.travel("2026-11-22 10:00:15Z", tick=False)
def test_reading_is_not_counted(post):
    assert [post(method="get").status_code for _ in range(4)] == [200] * 4


def test_limits_can_be_switched_off(post, settings):
    settings.RATE_LIMITS_ON = False
    assert [post().status_code for _ in range(4)] == [200] * 4


def test_no_address_is_kept(post, monkeypatch):
    keys = []
    monkeypatch.setattr(cache, "add", lambda key, *args, **kwargs: keys.append(key))
    monkeypatch.setattr(cache, "incr", lambda key: 1)
    with time_machine.travel("2026-11-22 10:00:00Z", tick=False):
        post()
    with time_machine.travel("2026-11-22 10:01:00Z", tick=False):
        post()
    first, second = (key.rsplit(":", 1)[1] for key in keys)
    assert ADDRESS not in first
    assert first != second


@pytest.mark.parametrize(
    ("proxies", "forwarded", "network"),
    [
        (0, "198.51.100.1", "10.0.0.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "192.0.2.66, 198.51.100.1", "198.51.100.1"),
        (2, "192.0.2.66, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (2, "198.51.100.1", "198.51.100.1"),
        (1, "not an address", "not an address"),
    ],
)
def test_only_trusted_proxies_say_who_asks(rf, settings, proxies, forwarded, network):
    settings.TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_network(request) == network


@pytest.mark.parametrize(
    ("text", "limit"), [("30/m", Limit(30, 60)), ("5/h", Limit(5, 3600)), ("1/d", Limit(1, 86400))]
)
def test_limits_are_read(text, limit):
    assert Limit.parse(text) == limit
