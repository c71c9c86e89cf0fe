from hypothesis import given
from hypothesis import strategies as st

from wiki.diff.relation import compare
from wiki.fields import Flag, Label, Names, Rows, Target, Text, Values

ACTORS = Values(key="actors", label="Actors", kind="actor", stated=True)
AUTHORS = Names(key="authors", label="Authors")
LAWS = Rows(
    key="laws",
    label="Laws",
    columns=(
        Text(key="text", label="Law"),
        Target(key="law", label="Page", kind="law"),
        Label(key="title", label="Title"),
        Flag(key="final", label="Final"),
    ),
    identity=("text",),
    carried=("title",),
)
BREAKDOWN = Rows(
    key="breakdown", label="Breakdown", columns=(Text(key="threat", label="Threat"), Text(key="harm", label="Harm"))
)


def value(text, term=None, label=None):
    return {"text": text, "term": term, "label": label}


def law(text, law=None, title=None, final=False):
    return {"text": text, "law": law, "title": title, "final": final}


def items(field, old, new):
    return compare(field, {field.key: old}, {field.key: new}).items


def told(field, old, new):
    return [(str(item.kind), item.text, str(item.note)) for item in items(field, old, new)]


def test_a_value_linked_to_a_term_is_free_text_removed_and_a_term_added():
    linked = value("Healthcare provider", "healthcare-provider", "Healthcare Provider")
    assert told(ACTORS, [value("Helthcare providers")], [linked]) == [
        ("removed", "Helthcare providers", "free text"),
        ("added", "Healthcare provider", "term"),
    ]


def test_values_kept_added_and_removed_where_they_stood():
    assert told(AUTHORS, ["a", "b", "c"], ["a", "x", "c"]) == [
        ("kept", "a", ""),
        ("removed", "b", ""),
        ("added", "x", ""),
        ("kept", "c", ""),
    ]


def test_a_reordered_value_is_moved_and_tells_its_places():
    found = items(AUTHORS, ["a", "b", "c"], ["c", "a", "b"])
    assert [(str(item.kind), item.text, item.old_position, item.new_position) for item in found] == [
        ("moved", "c", 3, 1),
        ("kept", "a", 1, 2),
        ("kept", "b", 2, 3),
    ]


def test_a_new_label_of_the_same_term_is_no_change():
    found = compare(ACTORS, {"actors": [value("a", "x", "Then")]}, {"actors": [value("a", "x", "Now")]})
    assert not found.changed
    assert [str(item.kind) for item in found.items] == ["kept"]


def test_an_empty_side_says_why():
    found = compare(ACTORS, {"actors": [], "states": {"actors": "unknown"}}, {"actors": [value("a")]})
    assert (str(found.old_empty), found.new_empty) == ("not known", "")
    assert (found.kind, found.key, found.changed) == ("relation", "actors", True)


def test_a_row_changed_inside_shows_its_columns():
    (found,) = items(LAWS, [law("GDPR", None, None)], [law("GDPR", "gdpr", "The Regulation", final=True)])
    assert found.kind == "changed"
    assert [(column.key, str(column.old), str(column.new)) for column in found.columns] == [
        ("law", "empty", "gdpr"),
        ("final", "no", "yes"),
    ]


def test_a_row_of_another_identity_is_another_row():
    assert [kind for kind, *_ in told(LAWS, [law("GDPR")], [law("CCPA")])] == ["removed", "added"]


def test_rows_of_the_same_identity_are_matched_in_turn():
    found = items(LAWS, [law("GDPR", "a"), law("GDPR", "b")], [law("GDPR", "a"), law("GDPR", "c")])
    assert [(str(item.kind), len(item.columns)) for item in found] == [("kept", 0), ("changed", 1)]


def test_a_row_both_moved_and_changed_is_changed_and_tells_its_places():
    old = [law("a"), law("b"), law("c")]
    found = items(LAWS, old, [law("c", final=True), law("a"), law("b")])
    assert (str(found[0].kind), found[0].old_position, found[0].new_position) == ("changed", 3, 1)


def test_a_row_without_identity_that_keeps_a_column_is_changed():
    old = [{"threat": "a", "harm": "x"}, {"threat": "b", "harm": "y"}]
    (kept, changed) = items(BREAKDOWN, old, [old[0], {"threat": "b", "harm": "z"}])
    assert (str(kept.kind), str(changed.kind)) == ("kept", "changed")
    assert [(c.key, c.old, c.new) for c in changed.columns] == [("harm", "y", "z")]


def test_a_row_without_identity_that_keeps_nothing_is_another_row():
    found = told(BREAKDOWN, [{"threat": "a", "harm": ""}], [{"threat": "b", "harm": ""}])
    assert [kind for kind, *_ in found] == ["removed", "added"]


names = st.lists(st.sampled_from("abcdef"), max_size=6)


@given(names, names)
def test_the_items_are_those_of_both_sides_and_in_the_new_order(old, new):
    found = items(AUTHORS, old, new)
    assert [item.text for item in found if item.new_position] == new
    assert sorted(item.text for item in found if item.old_position) == sorted(old)
    assert [item.text for item in found if item.kind == "kept"] == [
        item.text for item in sorted(found, key=lambda item: item.old_position or 0) if item.kind == "kept"
    ]
