"""Phrases in long texts, of which PostgreSQL's vectors keep only some places of a word."""

import pytest
from django.db import connection

from incidents.search import install, parse, snippets
from incidents.search.engines import engine
from incidents.search.language import MOST_WORDS, Phrase
from incidents.search.words import spaced
from incidents.search.writing import index_again, outdated_texts
from tests.incidents.search.bases import found, make_events

pytestmark = pytest.mark.django_db

ENGLISH = " ".join(f"of the n{number}" for number in range(400)) + " the genome registry, of late " + "and so on " * 900
CHINESE = "这是一个关于数据的故事。" * 400 + "有人出售基因数据。" + "这是一个关于数据的故事。" * 400
NUMBERS = " ".join(f"n{number}" for number in range(20_000))


@pytest.fixture
def base(db):
    bodies = {"english": ENGLISH, "chinese": CHINESE, "numbers": NUMBERS, "short": "the genome registry"}
    return make_events({name: {"title": f"About {name}", "body": body} for name, body in bodies.items()})


def snippet_of(base, name, text):
    return snippets(parse(text), [base[name].pk])[base[name].pk].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"the genome registry"', {"english", "short"}),
        ('"the registry"', set()),
        ("基因数据", {"chinese"}),
        ("数据基因", set()),
        ('"n19998 n19999"', {"numbers"}),
        ('"the genome registry" "registry of late"', {"english"}),
        ('"the genome registry" about n1', {"english"}),
        ('"the genome registry" nowhere', set()),
        ('"the genome registry" "genome the"', set()),
        ('about "the genome registry" OR 基因数据', {"english", "short", "chinese"}),
        ('about -"the genome registry"', {"chinese", "numbers"}),
        ('-基因数据 -"n19998 n19999"', {"english", "short"}),
    ],
)
def test_phrases_are_found_anywhere_in_a_long_text(base, text, expected):
    assert found(base, text) == expected


def test_phrases_of_any_length_are_found_wherever_they_stand():
    words = [word for number in range(800) for word in ("the", f"registry{number}")]
    (event,) = make_events({"one": {"title": "A leak", "body": " ".join(words)}}).values()
    starts = range(0, len(words) - MOST_WORDS + 1, 7)
    assert all(event.pk in engine().having([Phrase(tuple(words[at : at + MOST_WORDS]))], None) for at in starts)


def test_snippets_show_where_in_a_long_text_a_phrase_stands(base):
    assert "<mark>the genome registry</mark>" in snippet_of(base, "english", '"the genome registry"')
    assert "有人出售<mark>基因数据</mark>。" in snippet_of(base, "chinese", "基因数据")
    text = snippet_of(base, "numbers", '"n19998 n19999"')
    assert text.strip().startswith("… n199")
    assert text.endswith("<mark>n19998 n19999</mark>")
    assert snippet_of(base, "english", '"the n0"').startswith("of <mark>the n0</mark> of")


def test_parts_follow_their_text(base):
    pk = base["english"].pk
    texts = engine().stored([pk])[pk]
    replaced = type(texts)(texts.title, texts.names, texts.lead, spaced(ENGLISH.replace("genome", "gene")))
    engine().put({pk: replaced})
    assert found(base, '"the gene registry"') == {"english"}
    assert found(base, '"the genome registry"') == {"short"}
    engine().put({pk: type(texts)(texts.title, texts.names, texts.lead, "the genome registry")})
    assert found(base, '"the gene registry"') == set()
    engine().put({pk: texts})
    engine().remove([pk])
    assert found(base, '"the genome registry"') == {"short"}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's index keeps all places")
def test_lost_parts_are_found_out_and_made_anew(base):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM incidents_eventpart WHERE event_id = %s", [base["english"].pk])
        cursor.execute("INSERT INTO incidents_eventpart VALUES (%s, 'the genome')", [base["short"].pk])
    outdated = outdated_texts([*base.values()])
    assert {event.pk for event in outdated} == {base["english"].pk, base["short"].pk}
    index_again(outdated)
    assert outdated_texts([*base.values()]) == []
    assert found(base, '"the genome registry"') == {"english", "short"}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's index keeps all places")
def test_installing_makes_the_parts_of_texts_that_were_there_before(base):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE incidents_eventpart")
        cursor.execute("DROP FUNCTION incidents_keep_parts, incidents_parts_of, incidents_lost_places CASCADE")
    install()
    assert found(base, '"the genome registry"') == {"english", "short"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM incidents_eventpart WHERE event_id = %s", [base["short"].pk])
        assert cursor.fetchone() == (0,)
