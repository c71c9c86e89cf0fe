"""A scheme as a tree: the same order on both databases, whatever became of a broader term."""

import pytest

from incidents.index import current
from taxonomy.models import Harm, InformationType
from taxonomy.trees import ancestors, below, find, tree_of
from tests.factories import make_page
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page

pytestmark = pytest.mark.django_db


def told(branches):
    """A tree as nested lists of titles."""
    return [[branch.term.title, *told(branch.children)] for branch in branches]


@pytest.fixture
def tree(editor):
    for title, parent, position in (
        ("Invasion", None, 2),
        ("Processing", None, 1),
        ("Unplaced", None, None),
        ("Misplaced", None, None),
        ("Insecurity", "Processing", 2),
        ("Aggregation", "Processing", 1),
        ("Linkage", "Aggregation", None),
    ):
        make_page(editor, Harm, title=title, position=position, parent=parent and parent.lower())


def save(term, by, **changes):
    term.refresh_from_db()
    return save_page(term, {**history.latest(term).record, **changes}, by=by, base=term.latest_number).page


def test_siblings_stand_by_position_then_by_title_those_without_position_last(tree):
    assert told(tree_of(Harm)) == [
        ["Processing", ["Aggregation", ["Linkage"]], ["Insecurity"]],
        ["Invasion"],
        ["Misplaced"],
        ["Unplaced"],
    ]


def test_titles_are_compared_without_case_and_accents_as_the_facets_have_them(editor):
    for title in ("Zeta", "écran", "Ebb", "alpha"):
        make_page(editor, Harm, title=title)
    expected = ["alpha", "Ebb", "écran", "Zeta"]
    assert [branch.term.title for branch in tree_of(Harm)] == expected
    assert [harm.title for harm in Harm.objects.all()] == expected
    assert [entry.title for entry in current().vocabulary.children("harm", None)] == expected


def test_a_tree_is_of_its_own_scheme_and_costs_one_query(tree, editor, django_assert_num_queries):
    make_page(editor, InformationType, title="Contact")
    with django_assert_num_queries(1):
        assert told(tree_of(InformationType)) == [["Contact"]]
    with django_assert_num_queries(1):
        assert sum(len(list(below(branch))) for branch in tree_of(Harm)) == 7


def test_what_stood_below_a_deleted_term_stands_at_the_top(tree, steward):
    delete_page(Harm.objects.get(title="Aggregation"), by=steward, reason="Trial")
    assert ["Linkage"] in told(tree_of(Harm))
    assert ["Processing", ["Insecurity"]] in told(tree_of(Harm))


def test_a_branch_is_found_at_any_depth_with_all_below_it(tree):
    branches = tree_of(Harm)
    found = find(branches, Harm.objects.get(title="Aggregation").pk)
    assert [branch.term.title for branch in below(found)] == ["Aggregation", "Linkage"]
    assert find(branches, 0) is None


def test_the_terms_above_one_come_from_the_top(tree):
    assert [term.title for term in ancestors(Harm.objects.get(title="Linkage"))] == ["Processing", "Aggregation"]
    assert ancestors(Harm.objects.get(title="Processing")) == []


def test_terms_that_an_editor_set_in_a_ring_are_shown_all_the_same(client, tree, editor):
    save(Harm.objects.get(title="Processing"), editor, parent="linkage")
    assert ancestors(Harm.objects.get(title="Linkage"))
    for slug in ("processing", "aggregation", "linkage", "insecurity"):
        assert client.get(f"/taxonomy/harms/{slug}/").status_code == 200
    listed = {branch.term.title for top in tree_of(Harm) for branch in below(top)}
    assert {"Processing", "Aggregation", "Linkage", "Insecurity"} <= listed
    for address in ("/taxonomy/", "/taxonomy/harms/", "/events/"):
        assert client.get(address).status_code == 200


def test_a_term_that_is_its_own_broader_one_is_still_listed(client, editor):
    term = make_page(editor, Harm, title="Insecurity")
    save(term, editor, parent="insecurity")
    assert told(tree_of(Harm)) == [["Insecurity"]]
    assert client.get("/taxonomy/harms/insecurity/").status_code == 200
