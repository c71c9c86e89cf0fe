"""Terms: their rows say what their record says, through edits."""

import pytest

from taxonomy.models import Harm
from taxonomy.schemes import SCHEMES
from tests.factories import make_page
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.moving import move_page
from wiki.verifying import verify


def stored(term):
    return history.latest(term).record


def full(model):
    return {
        "title": "Insecurity",
        "definition": "Careless handling.",
        "scope_note": "Not theft.",
        "parent": "processing",
        "position": 3,
        "alt_labels": ["Carelessness"],
        "exact_matches": ["https://w3id.org/dpv/risk#DataBreach"],
        "close_matches": [],
        "special_category": True,
        "source": "Solove 2006",
        "superseded_by": {"slug": "processing"},
        "body": f"Of {model.kind}.",
    }


@pytest.mark.parametrize("model", SCHEMES.values(), ids=SCHEMES)
def test_its_rows_say_what_its_record_says(editor, model):
    make_page(editor, model, title="Processing")
    term = make_page(editor, model, **full(model))
    assert model.objects.get(pk=term.pk).to_record() == stored(term)
    assert stored(term)["parent"] == {"slug": "processing", "title": "Processing"}
    changed = {**stored(term), "parent": None, "superseded_by": None, "position": None, "alt_labels": []}
    term = save_page(term, changed, by=editor, base=1).page
    assert model.objects.get(pk=term.pk).to_record() == stored(term)
    assert [fault for batch in verify(model) for fault in batch.faults] == []


def test_a_broader_term_that_is_none_of_the_scheme_is_no_broader_term(editor):
    term = make_page(editor, Harm, **{**full(Harm), "superseded_by": None})
    assert (stored(term)["parent"], term.parent) == (None, None)


def test_a_broader_term_is_kept_through_its_move_and_its_deletion(editor, steward):
    processing = make_page(editor, Harm, title="Processing")
    term = make_page(editor, Harm, **full(Harm))
    move_page(processing, title="Handling", slug="handling", by=editor, reason="Trial")
    term = save_page(term, {**stored(term), "position": 4}, by=editor, base=1).page
    assert stored(term)["parent"] == {"slug": "handling", "title": "Handling"}
    delete_page(Harm.objects.get(slug="handling"), by=steward, reason="Trial")
    term = save_page(term, {**stored(term), "position": 5}, by=editor, base=2).page
    assert Harm.objects.get(pk=term.pk).to_record() == stored(term)
    assert [fault for batch in verify(Harm) for fault in batch.faults] == []
