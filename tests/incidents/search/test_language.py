"""What people type becomes a small tree, or a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.search import QueryError, parse
from incidents.search.language import COMMON, LONGEST, LONGEST_WRITTEN, MOST_WORDS, And, Not, Or, Phrase, Word


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("medical files", [Word("medical"), Word("files")]),
        ('"medical files" leak', [Phrase(("medical", "files")), Word("leak")]),
        ("“medical files”", [Phrase(("medical", "files"))]),
        ('"medical"', [Word("medical")]),
        ("medical -hospital", [Word("medical"), Not(Word("hospital"))]),
        ("medical −hospital", [Word("medical"), Not(Word("hospital"))]),
        ('-"lay open"', [Not(Phrase(("lay", "open")))]),
        ("medical NOT hospital", [Word("medical"), Not(Word("hospital"))]),
        ("a fine hospital OR clinic", [Word("fine"), Or((Word("hospital"), Word("clinic")))]),
        ("x1 OR x2 OR x3 OR x1", [Or((Word("x1"), Word("x2"), Word("x3")))]),
        ("fine AND leak", [Word("fine"), Word("leak")]),
        ("covid-19", [Phrase(("covid", "19"))]),
        ("Meta's", [Word("Meta")]),
        ("https://Example.org/leak", [Phrase(("Example", "org", "leak"))]),
        ('"see HTTP://example.org"', [Phrase(("see", "example", "org"))]),
        ("title:leak", [Phrase(("title", "leak"))]),
        ("(hospital OR clinic) AND leak", [Or((Word("hospital"), Word("clinic"))), Word("leak")]),
        # brackets after a minus or NOT
        ("leak -(hospital OR clinic)", [Word("leak"), Not(Word("hospital")), Not(Word("clinic"))]),
        ("NOT (hospital OR clinic) leak", [Not(Word("hospital")), Not(Word("clinic")), Word("leak")]),
        ("leak (NOT(hospital OR clinic))", [Word("leak"), Not(Word("hospital")), Not(Word("clinic"))]),
        ("leak AND NOT ((a1) OR (b2))", [Word("leak"), Not(Word("a1")), Not(Word("b2"))]),
        ('-("a (b" OR c-d) leak', [Not(Phrase(("a", "b"))), Not(Phrase(("c", "d"))), Word("leak")]),
        ("leak -(hospital)", [Word("leak"), Not(Word("hospital"))]),
        ("leak -(hospital)-clinic", [Word("leak"), Not(Word("hospital")), Not(Word("clinic"))]),
        ("leak -(the hospital", [Word("leak"), Not(Word("hospital"))]),
        # other brackets part words and say nothing more
        ("Health Net (California)", [Word("Health"), Word("Net"), Word("California")]),
        ("f(x) leak)", [Phrase(("f", "x")), Word("leak")]),
        ("leak (NOT hospital)", [Word("leak"), Not(Word("hospital"))]),
        ("pre-(hospital OR clinic)", [Or((Phrase(("pre", "hospital")), Word("clinic")))]),
        (":-( leak (", [Word("leak")]),
        ("漏洩", [Phrase(("漏", "洩"))]),
        ("leak leak", [Word("leak")]),
        ("\ufeff-hos\u00adpital N\u2060OT clinic", [Not(Word("hospital")), Not(Word("clinic"))]),
        # kindly taken: what has nothing to join, close or exclude counts for nothing
        ('"medical files', [Word("medical"), Word("files")]),
        ("OR medical", [Word("medical")]),
        ("medical OR", [Word("medical")]),
        ("OR -files", [Not(Word("files"))]),
        ("medical NOT - files", [Word("medical"), Not(Word("files"))]),
        ("-() medical", [Word("medical")]),
        ("medical - files", [Word("medical"), Word("files")]),
        ("OR", [Word("or")]),
        ("OR AND NOT", [Word("not")]),
        # in quotes, or with a sign beside it, an operator is a word
        ('"NOT" hospital', [Phrase(("NOT",)), Word("hospital")]),
        ('hospital "OR" clinic', [Word("hospital"), Phrase(("OR",)), Word("clinic")]),
        ('-"NOT" hospital', [Not(Phrase(("NOT",))), Word("hospital")]),
        ("(NOT) hospital", [Word("not"), Word("hospital")]),
        ("NOT's hospital", [Word("not"), Word("hospital")]),
        # common words count where there is nothing else, or in quotes
        ("the leak of the files", [Word("leak"), Word("files")]),
        ("the who", [Word("the"), Word("who")]),
        ('"the who" leak', [Phrase(("the", "who")), Word("leak")]),
        ('"WHO" leak', [Phrase(("WHO",)), Word("leak")]),
        ('leak -"of" "with"', [Word("leak"), Not(Phrase(("of",))), Phrase(("with",))]),
        ("the -files", [Word("the"), Not(Word("files"))]),
    ],
)
def test_parsing(typed, parts):
    assert parse(typed) == And(tuple(parts))


@pytest.mark.parametrize("typed", ["", "  ", "\x00"])
def test_nothing_typed_is_no_search(typed):
    assert parse(typed) is None


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("x" * (LONGEST + 1), "at most 300 letters together; these have 301"),
        ("क\u093c" * 151, "these have 302"),
        (" " * 601, "at most 600 characters; this one has 601"),
        ("x" * 10**6, "this one has 1000000"),
        (" ".join(f"w{number}" for number in range(MOST_WORDS + 1)), "at most 40 words"),
        ("漏" * (MOST_WORDS + 1), "at most 40 words"),
        ("-", "no word"),
        ('""', "no word"),
        ("https://", "no word"),
        ("!?*()", "no word"),
        ("🔓", "no word"),
        ("-()", "no word"),
        ("hospital OR -medical", "OR joins words and phrases only"),
        ("hospital OR NOT medical", "OR joins words and phrases only"),
        ("-hospital OR medical", "OR joins words and phrases only"),
        ("hospital OR -(clinic OR medical)", "OR joins words and phrases only"),
        ("leak -(medical files)", "with OR between them"),
        ("leak -(hospital OR clinic medical)", "with OR between them"),
        ("leak NOT (hospital -clinic)", "with OR between them"),
        ("leak -(hospital OR -(clinic))", "OR"),
        ("-(" * 150, "with OR between them"),
    ],
)
def test_what_cannot_be_searched_is_said(typed, message):
    with pytest.raises(QueryError, match=message):
        parse(typed)


PIECES = (
    *("OR", "AND", "NOT", '"OR"', '"AND"', '"NOT"', "(NOT)", "NOT's", "-", '"', "/", "the", "who", '"who"'),
    *("(", ")", "-(", "NOT ("),
    *("hospital", "clinic", '"medical files"', "data-breach", "漏洩", "Zürich"),
)


def _spaced(pieces):
    """Pieces with a space between them or none."""
    spaces = st.lists(st.sampled_from([" ", ""]), min_size=len(pieces), max_size=len(pieces))
    return spaces.map(lambda some: "".join(f"{piece}{space}" for piece, space in zip(pieces, some, strict=True)))


@given(st.text(max_size=LONGEST_WRITTEN) | st.lists(st.sampled_from(PIECES), max_size=12).flatmap(_spaced))
def test_a_search_reads_the_same_once_written(typed):
    """The canonical form, which addresses and caches may hold, means the same."""
    try:
        query = parse(typed)
    except QueryError:
        return
    if query:
        assert parse(str(query)) == query


LONG = {
    "hyphens": "data-breach OR credit-card-number OR social-security-number OR medical-record OR police-report OR "
    "health-insurance OR face-recognition OR third-party OR home-address OR e-mail OR phone-number OR bank-account OR "
    "user-name OR voting-record OR licence-plate OR sim-card",
    "words in quotes": " OR ".join(f'"{word}"' for word in sorted(COMMON)[:40]),
    "characters": " OR ".join(["漏" + chr(0x4E00 + number) for number in range(20)]),
    "letters that are written as two": "\u0958" * 150,
}


@pytest.mark.parametrize("typed", LONG.values(), ids=LONG)
def test_what_may_be_typed_may_be_written(typed):
    """However much longer it gets by its quotes."""
    assert parse(str(parse(typed))) == parse(typed)


def test_nothing_is_written_longer_than_may_be_read():
    """Alternatives of one word in quotes each take the most room."""
    longest = Or((Phrase(("x" * (LONGEST // MOST_WORDS),)),) * MOST_WORDS)
    assert len(str(longest)) <= LONGEST_WRITTEN
