"""Writing through the API: tokens, scopes, revisions that were edited, and what happens when two edit at once."""

import json

import pytest

from accounts.roles import Role
from accounts.tokens import issue_token
from incidents.models import Event, Organisation
from taxonomy.models import Harm, Law
from tests.api.asking import API, get, refused
from tests.factories import UserFactory, make_event, make_page
from tests.incidents.records import FULL, make_vocabulary
from wiki import history
from wiki.deactivating import deactivate_user
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Change

EVENT = "/events/45-million-medical-files-leaked/"


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


@pytest.fixture
def send(client, editor):
    """Sends a body to an address, with a token of an editor that may write, or with other headers."""
    _token, word = issue_token(by=editor, name="Program", scope="write")

    def sent(method, address, body, **headers):
        headers = {"authorization": f"Bearer {word}", **headers}
        content = body if isinstance(body, bytes) else json.dumps(body)
        headers = {name: value for name, value in headers.items() if value}
        response = getattr(client, method)(f"{API}{address}", content, "application/json", headers=headers)
        response.data = json.loads(response.content)
        return response

    return sent


def etag(client, address=EVENT):
    return get(client, address)["ETag"]


def test_a_change_of_one_key_leaves_the_others(client, event, send):
    response = send("patch", EVENT, {"title": "Mended", "edit_summary": "Why"}, if_match=etag(client))
    assert response.status_code == 200
    assert response.data["saved"] == {"changed": True, "merged": False, "gone": []}
    assert (response.data["title"], response.data["body"]) == ("Mended", FULL["body"])
    change = Change.objects.of("event", event.pk).latest("number")
    assert (change.number, change.summary, change.author.username, change.tag_list) == (2, "Why", "Edith", ["api"])
    assert response["ETag"] == etag(client)


def test_what_was_read_can_be_sent_back(client, event, send):
    read = get(client, EVENT).data
    response = send("put", EVENT, read, if_match=etag(client))
    assert response.status_code == 200
    assert response.data["saved"]["changed"] is False
    assert response.data["revision"]["number"] == 1
    assert response.data["origin"]["source"] == "Privacy Wiki"


def test_replacing_leaves_empty_what_is_left_out(client, event, send):
    response = send("put", EVENT, {"title": "Alone"}, if_match=etag(client))
    assert (response.data["harms"], response.data["body"]) == ([], "")
    refused(send("put", EVENT, {"body": "x"}, if_match=etag(client)), 422)


def test_an_edit_of_an_older_revision_is_412_with_all_versions(client, event, send, reviewer):
    old = etag(client)
    save_page(event, {**FULL, "body": "Theirs."}, by=reviewer, base=1)
    response = send("patch", EVENT, {"title": "Mine"}, if_match=old)
    data = refused(response, 412)
    assert (data["latest"], data["conflicts"], data["already_there"]) == (2, [], False)
    assert (data["base"]["body"], data["theirs"]["body"], data["mine"]["body"]) == (
        FULL["body"],
        "Theirs.",
        FULL["body"],
    )
    assert (data["merged"]["title"], data["merged"]["body"]) == ("Mine", "Theirs.")
    assert Change.objects.of("event", event.pk).count() == 2
    again = send("put", EVENT, data["merged"], if_match=etag(client))
    assert (again.status_code, again.data["title"], again.data["body"]) == (200, "Mine", "Theirs.")


def test_with_a_star_what_others_saved_is_joined_or_a_conflict(client, event, send, reviewer):
    save_page(event, {**FULL, "body": "Theirs."}, by=reviewer, base=1)
    joined = send("patch", EVENT, {"title": "Mine", "base_revision": 1}, if_match="*")
    assert joined.data["saved"]["merged"] is True
    assert (joined.data["title"], joined.data["body"]) == ("Mine", "Theirs.")
    clash = refused(send("patch", EVENT, {"title": "Other", "base_revision": 1}, if_match="*"), 409)
    assert (clash["conflicts"], clash["theirs"]["title"], clash["mine"]["title"]) == (["title"], "Mine", "Other")


@pytest.mark.parametrize(("body", "place"), [({}, "base_revision"), ({"base_revision": 9}, "base_revision")])
def test_with_a_star_the_revision_has_to_be_named(event, send, body, place):
    assert place in refused(send("patch", EVENT, {"title": "Mine", **body}, if_match="*"), 422)["errors"]


@pytest.mark.parametrize(("tag", "status"), [("", 428), ('"1"', 412), ("nonsense", 412), ('"999-1-abc"', 412)])
def test_without_the_revision_that_was_edited_nothing_is_written(event, send, tag, status):
    refused(send("patch", EVENT, {"title": "Mine"}, if_match=tag), status)
    assert Change.objects.of("event", event.pk).count() == 1


def test_compression_marks_a_tag_as_weak_and_it_still_counts(client, event, send):
    assert send("patch", EVENT, {"title": "Mine"}, if_match=f"W/{etag(client)}").status_code == 200


def test_a_page_is_begun(client, event, send):
    response = send("post", "/events/", {"title": "A new leak", "harms": ["Insecurity"], "edit_summary": "Begun"})
    assert response.status_code == 201
    assert response["Location"].endswith("/api/v1/events/a-new-leak/")
    assert response.data["harms"] == [{"text": "Insecurity", "term": "insecurity", "label": "Insecurity"}]
    assert get(client, response["Location"]).data["revision"]["summary"] == "Begun"


def test_a_likely_duplicate_is_told_and_can_be_made_all_the_same(event, send):
    data = refused(send("post", "/events/", {"title": FULL["title"]}), 409)
    assert [found["slug"] for found in data["duplicates"]] == [event.slug]
    assert send("post", "/events/?another_one=true", {"title": FULL["title"]}).status_code == 201
    assert "another_one" in refused(send("post", "/events/?another_one=yes", {"title": "x"}), 400)["errors"]


@pytest.mark.parametrize(
    ("folder", "model"), [("laws", Law), ("organisations", Organisation), ("terms/harms", Harm), ("sources", None)]
)
def test_other_kinds_are_written_alike(client, editor, send, folder, model):
    response = send("post", f"/{folder}/", {"title": "Something else"})
    assert response.status_code == 201
    address = response["Location"].partition(API)[2]
    changed = send("patch", address, {"body": "Text."}, if_match=response["ETag"])
    assert (changed.status_code, changed.data["body"]) == (200, "Text.")


def test_who_may_write(client, event, send):
    body, tag = {"title": "Mine"}, etag(client)
    response = send("patch", EVENT, body, authorization=None, if_match=tag)
    refused(response, 401)
    assert response["WWW-Authenticate"]
    reader = UserFactory(role=Role.EDITOR)
    _token, word = issue_token(by=reader, name="x", scope="read")
    refused(send("patch", EVENT, body, authorization=f"Bearer {word}", if_match=tag), 403)
    _token, word = issue_token(by=reader, name="x", scope="write")
    assert send("patch", EVENT, body, authorization=f"bearer {word}", if_match=tag).status_code == 200


def test_a_deactivated_account_writes_nothing(client, event, send, editor, steward):
    deactivate_user(editor, by=steward, reason="Trial")
    refused(send("patch", EVENT, {"title": "Mine"}, if_match='"x"'), 401)


def test_being_signed_in_counts_for_nothing(editor_client, event):
    response = editor_client.patch(f"{API}{EVENT}", "{}", "application/json", headers={"if-match": "*"})
    refused(response, 401)


def test_a_deleted_page_is_gone(client, event, send, steward):
    tag = etag(client)
    delete_page(event, by=steward, reason="Spam")
    refused(send("patch", EVENT, {"title": "Mine"}, if_match=tag), 410)


BAD = [
    ({"title": 5}, "title"),
    ({"colour": "red"}, "colour"),
    ({"harms": ["a", {"text": "b", "term": 5}]}, "harms[1]"),
    ({"harms": "Insecurity"}, "harms"),
    ({"harms": [{"text": "x", "term": "No Slug"}]}, "harms[0]"),
    ({"countries": ["DE", "XX"]}, "countries[1]"),
    ({"people": {"kind": "many"}}, "people.kind"),
    ({"people": {"kind": "exact"}}, "people"),
    ({"is_global": "yes"}, "is_global"),
    ({"date_edtf": "someday"}, "date_edtf"),
    ({"date_basis": "dreamt"}, "date_basis"),
    ({"sources": [{"title": "x"}]}, "sources[0].key"),
    ({"sources": [{"key": "a", "url": "javascript:alert(1)"}]}, "sources[0].url"),
    ({"sources": [{"key": "a", "colour": "red"}]}, "sources[0].colour"),
    ({"states": {"harms": "lost"}}, "states.harms"),
    ({"states": {"title": "none"}}, "states.title"),
    ({"title": "a\x00b"}, "title"),
    ({"title": "a\ud800b"}, "title"),
    ({"body": "x" * 500_001}, "body"),
    ({"edit_summary": "x" * 501}, "edit_summary"),
    ({"minor": 1}, "minor"),
    ({"title": ["x"] * 3}, "title"),
    ({"a\ud800\x00<b>": 1}, "a��<b>"),
]


@pytest.mark.parametrize(("body", "place"), BAD, ids=[f"{number}-{place}" for number, (_b, place) in enumerate(BAD)])
def test_what_is_wrong_is_named(client, event, send, body, place):
    data = refused(send("patch", EVENT, body, if_match=etag(client)), 422)
    assert list(data["errors"]) == [place]


def nested(depth):
    return b'{"title":' + b"[" * depth + b"]" * depth + b"}"


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (nested(20), 422),
        (nested(1_000), 422),
        (nested(100_000), 422),
        (b'{"title": "' + b"[" * 100, 400),
        (b'{"title": "' + b"x" * 10_000_000 + b'"}', 413),
        (b'{"title": ' + b"9" * 5_000 + b"}", 400),
        (b'{"title": NaN}', 400),
        (b'{"title": "a", "title": "b"}', 400),
        (b'{"title": "\xff"}', 400),
        (b"[]", 422),
        (b"", 400),
        (b"{", 400),
    ],
)
def test_bodies_that_are_none(client, event, send, content, status):
    refused(send("patch", EVENT, content, if_match=etag(client)), status)


@pytest.mark.parametrize("depth", [20, 1_000, 100_000])
def test_the_key_that_is_too_deep_is_named(client, event, send, depth):
    content = b'{"title": "[[\\"[[", "harms": ' + b'[{"text":' * depth + b"1" + b"}]" * depth + b"}"
    assert list(refused(send("patch", EVENT, content, if_match=etag(client)), 422)["errors"]) == ["harms"]


def test_a_form_is_no_body(client, event, send, editor):
    _token, word = issue_token(by=editor, name="x", scope="write")
    response = client.post(f"{API}/events/", {"title": "x"}, headers={"authorization": f"Bearer {word}"})
    refused(response, 415)


def test_a_new_editors_edit_is_tagged(client, event, send, new_editor):
    _token, word = issue_token(by=new_editor, name="x", scope="write")
    send("patch", EVENT, {"title": "Mine"}, if_match=etag(client), authorization=f"Bearer {word}")
    assert set(history.latest(Event.objects.get()).change.tag_list) == {"api", "new-editor"}


def test_the_names_of_an_organisation_are_kept(client, editor, send):
    make_page(editor, Organisation, title="Acme", other_names=["ACME Inc."])
    address = "/organisations/acme/"
    response = send("put", address, {"title": "Acme", "other_names": ["Acme"]}, if_match=etag(client, address))
    assert response.data["other_names"] == ["Acme"]
