from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from taxonomy.models import Harm
from tests.factories import UserFactory, make_page
from wiki.editing import save_page
from wiki.listing import BadFilter, next_address, part_of, without_place
from wiki.models import Change

FILTERS = ("kind", "user", "minor", "tag", "since")


def titles(query, filters=FILTERS):
    return [change.title for change in part_of(Change.objects.all(), QueryDict(query), filters).rows]


@pytest.fixture
def changes(editor, new_editor):
    make_page(editor, title="Citing")
    harm = make_page(new_editor, Harm, title="Insecurity")
    save_page(harm, {"title": "Unsafety"}, by=editor, base=1, minor=True)


def test_a_user_is_meant_in_any_case_of_any_script(db):
    make_page(UserFactory(username="Ärztin"), title="Citing")
    assert titles("user=ÄRZTIN") == titles("user=ärztin") == ["Citing"]
    assert titles("user=arztin") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Unsafety", "Insecurity", "Citing"]),
        ("kind=harm", ["Unsafety", "Insecurity"]),
        ("user=EDITH", ["Unsafety", "Citing"]),
        ("minor=no", ["Insecurity", "Citing"]),
        ("minor=only&user=Edith", ["Unsafety"]),
        ("tag=new-editor", ["Insecurity"]),
        ("since=2000-01-01", ["Unsafety", "Insecurity", "Citing"]),
        ("since=2999-01-01T10:00", []),
        ("user=imported%3EEdith", []),
        ("kind=%00", ["Unsafety", "Insecurity", "Citing"]),
    ],
)
def test_changes_are_found_by_filters(changes, query, found):
    assert titles(query) == found


def test_a_filter_that_is_not_offered_is_not_heard(changes):
    assert titles("kind=harm&user=Edith", filters=["kind"]) == ["Unsafety", "Insecurity"]


@pytest.mark.parametrize(
    "query",
    [
        *("kind=nothing", "minor=perhaps", "before=x", "before=1_", "before=9e9_1"),
        *("since=yesterday", "since=2026-02-31"),
        *("since=9999-12-31T23:59:59-14:00", "since=0001-01-01T00:00:00%2B14:00"),
    ],
)
def test_what_cannot_be_sought_is_named(changes, query):
    with pytest.raises(BadFilter) as bad:
        titles(query)
    assert bad.value.name == query.partition("=")[0]


def test_a_place_far_out_is_an_end(changes):
    assert titles(f"before=1_{9**50}") == []


def test_changes_of_one_moment_are_paged_each_once(changes, monkeypatch):
    Change.objects.update(moment=datetime(2026, 11, 24, 8, 30, 0, 123456, tzinfo=UTC))
    monkeypatch.setattr("wiki.listing.PER_PAGE", 1)
    query, seen = "?minor=", []
    while query:
        part = part_of(Change.objects.all(), QueryDict(query[1:]), FILTERS)
        seen += [change.title for change in part.rows]
        query = next_address(QueryDict(query[1:]), part)
    assert seen == ["Unsafety", "Insecurity", "Citing"]


def test_each_knows_the_revision_before(changes):
    part = part_of(Change.objects.all(), QueryDict(""), FILTERS)
    assert [change.older for change in part.rows] == [1, None, None]


def test_filters_are_kept_without_the_place():
    assert without_place(QueryDict("kind=harm&before=1_2")) == "kind=harm"
