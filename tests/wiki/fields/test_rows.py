import pytest

from wiki.fields import FieldError, Flag, Label, Names, Rows, Target, Text

LAWS = Rows(
    key="laws",
    label="Laws",
    columns=(
        Text(key="text", label="Law", required=True, max_length=20),
        Target(key="law", label="Page", kind="law"),
        Label(key="title", label="Title"),
        Names(key="articles", label="Articles"),
        Flag(key="final", label="Final"),
    ),
    identity=("text",),
    carried=("title",),
)
PLAIN = Rows(
    key="breakdown", label="Breakdown", columns=(Text(key="threat", label="Threat"), Text(key="harm", label="Harm"))
)


def row(text, law=None, title=None, articles=(), final=False):
    return {"text": text, "law": law, "title": title, "articles": list(articles), "final": final}


def errors(value):
    with pytest.raises(FieldError) as caught:
        LAWS.clean(value)
    return [(error.key, error.row, error.column, error.message) for error in caught.value]


def test_rows_have_their_columns_in_canonical_form():
    given = {"text": " GDPR ", "law": "gdpr", "title": "", "articles": ["5", "5"], "final": "on", "other": 1}
    assert LAWS.clean([given]) == [row("GDPR", "gdpr", None, ["5"], True)]


def test_missing_columns_are_empty_but_a_missing_target_stays_missing():
    assert LAWS.clean([{"text": "GDPR"}]) == [{"text": "GDPR", "title": None, "articles": [], "final": False}]
    assert LAWS.clean([{"text": "GDPR", "law": None}]) == [row("GDPR")]
    assert LAWS.clean([{"text": "GDPR", "law": ""}]) == [row("GDPR")]


def test_blank_rows_and_exact_duplicates_are_dropped():
    assert LAWS.clean([{}, None, {"text": " ", "articles": [], "final": False}]) == []
    assert LAWS.clean([row("a"), row("a", title="carried"), row("a", final=True)]) == [row("a"), row("a", final=True)]


def test_every_error_has_its_row_and_column():
    assert errors([{"law": "Not A Slug"}, "text", row("x" * 21)]) == [
        ("laws", 0, "text", "This cannot be left empty."),
        ("laws", 0, "law", "“Not A Slug” cannot be the address of a page."),
        ("laws", 1, None, "Each entry has to be a row with columns of its own."),
        ("laws", 2, "text", "This is 21 characters long; the limit is 20."),
    ]


def test_an_error_reads_with_its_place():
    with pytest.raises(FieldError, match=r"laws\[0\]\.text: This cannot be left empty\."):
        LAWS.clean([{"final": True}])


def test_carried_columns_do_not_count():
    assert LAWS.same([row("a", "x", "Then")], [row("a", "x", "Now")])
    assert not LAWS.same([row("a", "x")], [row("a", None)])
    assert not LAWS.same([row("a", articles=["1"])], [row("a", articles=["2"])])


def test_a_missing_target_is_not_the_same_as_none():
    assert not LAWS.same([row("a")], LAWS.clean([{"text": "a"}]))


def test_rows_from_before_a_column_was_there_are_the_same():
    assert PLAIN.same([{"threat": "a"}], [{"threat": "a", "harm": ""}])


def test_a_row_is_known_by_its_identity_else_by_its_content():
    assert LAWS.item_key(row("a", "x")) == LAWS.item_key(row("a", "y", final=True))
    assert PLAIN.item_key({"threat": "a", "harm": "b"}) != PLAIN.item_key({"threat": "a", "harm": "c"})
    assert LAWS.has_identity
    assert not PLAIN.has_identity


def test_rows_read_column_by_column():
    assert PLAIN.reads([{"threat": "a", "harm": ""}, {"threat": "b", "harm": "c"}]) == "a; b, c"


def test_a_missing_target_is_taken_from_the_same_row_elsewhere():
    given = LAWS.clean([{"text": "a"}, {"text": "b"}, {"text": "c", "law": None}])
    aligned = LAWS.aligned(given, [[row("a", "x"), row("c", "z")], [row("a", "old"), row("b")]])
    assert [item.get("law", "missing") for item in aligned] == ["x", "missing", None]
