"""What is one word to those who search, however it is written; on either engine, and in both directions."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from incidents.models import Event
from incidents.search import install, parse, snippets, titled
from incidents.search.engines import engine
from incidents.search.folding import as_written, folded
from tests.incidents.search.bases import found, make_events
from tests.incidents.search.test_writing import faults
from wiki.rebuilding import rebuild

pytestmark = pytest.mark.django_db
SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL takes accents off by itself")

SAME = [
    # accents, and letters of which accents are a part
    ("zurich", "Zürich"),
    ("da nang", "Đà Nẵng"),
    ("lodz", "Łódź"),
    ("strasse", "Straße"),
    ("giessen", "GIEẞEN"),
    ("oresund", "Øresund"),
    ("tromso", "TROMSØ"),
    ("aero", "Ærø"),
    ("oeuvres", "œuvre"),
    ("igdir", "Iğdır"),
    ("ISTANBUL", "İstanbul"),
    ("thingeyri", "Þingeyri"),
    ("ΑΘΗΝΑ", "Αθήνα"),
    ("παραβιαση", "Παραβίαση"),
    ("ΟΡΓΑΝΙΣΜΟΣ", "οργανισμός"),
    ("οργανισμος", "ΟΡΓΑΝΙΣΜΟΣ"),
    ("еще", "Ещё"),
    ("емкость", "ёмкость"),
    ("замок", "за́мок"),
    # shapes
    ("fullwidth", "ｆｕｌｌｗｉｄｔｈ"),
    ("123", "１２３"),
    ("files", "ﬁles"),
    ("パスワード", "ﾊﾟｽﾜｰﾄﾞ"),
    # vowel points
    ("محمد", "مُحَمَّد"),
    ("محمد", "محـــمد"),
    ("שלום", "שָׁלוֹם"),
]


@pytest.mark.parametrize(("one", "other"), [*SAME, *(pair[::-1] for pair in SAME)])
def test_a_word_is_found_however_it_is_written(one, other):
    base = make_events({"it": {"title": "A leak", "body": f"There, {other} was said."}, "none": {"title": "A leak"}})
    assert found(base, one) == {"it"}
    assert found(base, f'-"{one}"') == {"none"}
    assert found(base, f'"there {one} was said"') == {"it"}


GREEK = {"title": "Παραβίαση στην Αθήνα", "summary": "Ένας οργανισμός.", "body": f"{'λέξη ' * 100}Łódź, Straße 3."}


@pytest.fixture
def base():
    names = [{"name": "Ærø Kommune", "role": "actor"}]
    return make_events({"it": {**GREEK, "organisations": names}, "none": {"title": "A leak in Athens"}})


def snippet_of(base, text):
    return snippets(parse(text), [base["it"].pk])[base["it"].pk]


def test_hits_are_marked_in_the_letters_of_the_text(base):
    assert snippet_of(base, "παραβιαση αθηνα").title == "<mark>Παραβίαση</mark> στην <mark>Αθήνα</mark>"
    assert snippet_of(base, "ΟΡΓΑΝΙΣΜΟΣ").text == snippet_of(base, "οργανισμός").text == "Ένας <mark>οργανισμός</mark>."
    assert snippet_of(base, "lodz").text.strip().startswith("… λέξη λέξη")
    assert snippet_of(base, "lodz").text.endswith("λέξη <mark>Łódź</mark>, Straße 3.")
    phrase = snippet_of(base, '"łodz strasse"').text.replace("</mark>, <mark>", ", ")
    assert "<mark>Łódź, Straße</mark> 3." in phrase
    assert snippet_of(base, "aero").text == "<mark>Ærø</mark> Kommune"


@given(st.text("aßœλάς …", min_size=1), st.data())
def test_any_piece_of_a_folded_text_leads_to_what_was_written(text, data):
    at, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    before, hit, after = text[:at], text[at:end], text[end:]
    piece = f"{folded(before)}\x02{folded(hit)}\x03{folded(after)}"
    assert as_written(piece, text) == f"{before}\x02{hit}\x03{after}"


def test_a_title_counts_as_a_title_however_it_is_written(base):
    assert set(titled(parse("αθηνα"))) == {base["it"].pk}


@SQLITE
def test_a_base_that_was_not_folded_is_when_it_is_migrated(base):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM incidents_eventwritten")
        pk, *texts = cursor.fetchone()
        engine().remove([pk])
        cursor.execute(
            "INSERT INTO incidents_eventtext (rowid, title, names, lead, body) VALUES (%s, %s, %s, %s, %s)",
            [pk, *texts],
        )
        cursor.execute("DROP TABLE incidents_eventwritten")
    install()
    assert found(base, "lodz") == {"it"}
    assert faults() == []


@SQLITE
@pytest.mark.parametrize(
    "lost",
    [
        "DELETE FROM incidents_eventwritten",
        "UPDATE incidents_eventwritten SET title = 'Other'",
        "DELETE FROM incidents_eventtext WHERE rowid IN (SELECT event_id FROM incidents_eventwritten)",
    ],
)
def test_what_is_not_what_was_folded_is_told_and_made_anew(base, lost):
    with connection.cursor() as cursor:
        cursor.execute(lost)
    assert len(faults()) == 1
    assert sum(len(batch.mended) for batch in rebuild(Event)) == 1
    assert faults() == []
    assert snippet_of(base, "αθηνα").title == "Παραβίαση στην <mark>Αθήνα</mark>"


@SQLITE
def test_texts_are_kept_twice_only_where_folding_changes_them(base):
    with connection.cursor() as cursor:
        cursor.execute("SELECT event_id FROM incidents_eventwritten")
        assert cursor.fetchall() == [(base["it"].pk,)]
        engine().remove([base["it"].pk])
        cursor.execute("SELECT count(*) FROM incidents_eventwritten")
        assert cursor.fetchone() == (0,)
