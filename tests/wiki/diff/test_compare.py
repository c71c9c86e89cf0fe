from dataclasses import dataclass
from typing import ClassVar

from wiki.diff import compare, compare_all
from wiki.fields import Field, Names, Prose, Rows, Several, Shape, Text

FIELDS = (
    Text(key="title", label="Title"),
    Names(key="names", label="Names", stated=True),
    Rows(key="rows", label="Rows", columns=(Text(key="a", label="A"),)),
    Prose(key="body", label="Text"),
)
OLD = {"title": "a", "names": [], "rows": [], "body": "x", "states": {}}


def test_only_what_changed_in_the_order_of_the_fields():
    new = {**OLD, "body": "y", "title": "b"}
    assert [(c.key, c.kind) for c in compare(FIELDS, OLD, new)] == [("title", "choice"), ("body", "prose")]
    assert compare(FIELDS, OLD, OLD) == []


def test_a_change_of_state_is_told_at_its_field():
    (found,) = compare(FIELDS, OLD, {**OLD, "states": {"names": "none"}})
    assert (found.key, str(found.old_empty), str(found.new_empty)) == ("names", "not yet looked into", "none")


def test_all_fields_where_they_are_wanted():
    found = compare_all(FIELDS, OLD, {**OLD, "title": "b"})
    assert [(c.key, c.changed) for c in found] == [("title", True), ("names", False), ("rows", False), ("body", False)]


@dataclass(frozen=True, kw_only=True)
class Places(Several):
    """Several of a subclass's own, as a layer above may have them."""

    def item_mark(self, item):
        return item["code"]

    def item_reads(self, item):
        return item["name"]


@dataclass(frozen=True, kw_only=True)
class Verse(Field):
    """A field of no class here, compared as prose because it says so."""

    shape: ClassVar[Shape] = Shape.PROSE


def test_a_class_of_a_layer_above_is_compared_by_what_it_says_of_itself():
    fields = [Places(key="places", label="Places"), Verse(key="verse", label="Verse")]
    old = {"places": [{"code": "IT", "name": "Italy"}], "verse": "a line"}
    new = {"places": [{"code": "IT", "name": "Italia"}, {"code": "FR", "name": "France"}], "verse": "another line"}
    places, verse = compare(fields, old, new)
    assert [(str(item.kind), item.text) for item in places.items] == [("kept", "Italia"), ("added", "France")]
    assert [str(row.kind) for row in verse.rows] == ["changed"]
