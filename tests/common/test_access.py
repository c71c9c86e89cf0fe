import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from common.access import declaration, ensure_may, members, public, reviewers, stewards


def answer(request):
    return HttpResponse("in")


@pytest.fixture
def ask(rf):
    def ask(view, user):
        request = rf.get("/events/new/?q=1")
        request.user = user
        return view(request)

    return ask


def test_anyone_may_open_a_public_view(ask):
    assert ask(public(answer), AnonymousUser()).content == b"in"


def test_someone_signed_out_is_asked_to_sign_in_and_led_back(ask):
    assert ask(members(answer), AnonymousUser()).url == "/accounts/login/?next=/events/new/%3Fq%3D1"


@pytest.mark.parametrize(
    ("guard", "cast"),
    [(members, "new_editor"), (reviewers, "reviewer"), (stewards, "steward"), (reviewers, "administrator")],
)
def test_those_with_the_power_are_let_in(request, ask, guard, cast):
    assert ask(guard(answer), request.getfixturevalue(cast)).content == b"in"


@pytest.mark.parametrize(("guard", "cast"), [(reviewers, "editor"), (stewards, "reviewer")])
def test_those_without_it_are_refused(request, ask, guard, cast):
    with pytest.raises(PermissionDenied):
        ask(guard(answer), request.getfixturevalue(cast))


def test_a_view_says_who_may_open_it():
    assert declaration(lambda request: None) is None
    assert declaration(public(lambda request: None)) == "anyone"
    assert declaration(stewards(answer)) == "oversee"


def test_a_power_can_be_asked_for_within_a_view(rf, reviewer):
    request = rf.get("/")
    request.user = reviewer
    ensure_may(request, "rollback")
    with pytest.raises(PermissionDenied):
        ensure_may(request, "delete")
    request.user = AnonymousUser()
    with pytest.raises(PermissionDenied):
        ensure_may(request, "edit")
