"""Counting the events that have a term or one below it."""

import pytest

from incidents.models import Event
from taxonomy.counting import count_events
from taxonomy.models import AffectedGroup, Harm
from taxonomy.trees import below, tree_of
from tests.factories import make_event, make_pages
from wiki.deleting import delete_page

pytestmark = pytest.mark.django_db


def counts(model):
    branches = count_events(tree_of(model), model)
    return {branch.term.title: branch.count for top in branches for branch in below(top)}


def test_an_event_counts_once_for_a_term_and_all_above_it(editor, steward):
    make_pages(Harm, "Processing", "Invasion")
    make_pages(Harm, "Insecurity", "Exclusion", parent="processing")
    make_event(editor, title="Both", harms=["Insecurity", "Exclusion", "Processing"])
    make_event(editor, title="One", harms=["Exclusion"])
    make_event(editor, title="Unknown", harms=["Rudeness"])
    assert counts(Harm) == {"Processing": 2, "Exclusion": 2, "Insecurity": 1, "Invasion": 0}
    delete_page(Event.objects.get(title="Both"), by=steward, reason="Trial")
    assert counts(Harm) == {"Processing": 1, "Exclusion": 1, "Insecurity": 0, "Invasion": 0}


def test_a_group_counts_where_it_was_affected_not_where_it_was_at_high_risk(editor):
    make_pages(AffectedGroup, "Patient", "Child")
    make_event(editor, affected_groups=["Patient"], high_risk_groups=["Child"])
    assert counts(AffectedGroup) == {"Patient": 1, "Child": 0}


def test_an_empty_scheme_has_nothing_to_count(db):
    assert count_events([], Harm) == []
