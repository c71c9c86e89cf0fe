"""Snippets show why an event was found, as safe HTML."""

import re

import pytest
from django.db import connection
from django.utils.html import escape, strip_tags
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.search import Snippet, matching, parse, snippets
from incidents.search.engines import engine
from incidents.search.words import words_of
from tests.incidents.search.bases import make_base, make_events

pytestmark = pytest.mark.django_db
POSTGRESQL = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's stemmer knows neither")


def snippets_of(base, text):
    query = parse(text)
    names = {event.pk: name for name, event in base.items()}
    return {names[pk]: snippet for pk, snippet in snippets(query, list(matching(query))).items()}


def test_hits_are_marked_in_title_and_text():
    found = snippets_of(make_base(), "file")
    assert found["files"].title == "45 Million Medical <mark>Files</mark> Leaked"
    assert found["files"].text.startswith("<mark>Files</mark> of patients lay open on unsecured servers")
    assert "<mark>files</mark>" in found["clinic"].text


def test_a_common_word_in_quotes_is_marked():
    assert "right <mark>to</mark> be" in snippets_of(make_base(), '"to" zurich')["files"].text


def test_accents_stay_in_what_is_shown():
    assert "<mark>Zürich</mark>" in snippets_of(make_base(), "zurich")["files"].text


def test_characters_of_unspaced_scripts_are_marked():
    assert snippets_of(make_base(), "漏洩")["japan"].title == "日本の個人情報<mark>漏洩</mark>事件"


def test_an_event_found_by_its_title_alone_has_no_snippet():
    assert snippets_of(make_base(), "leaked")["files"].text == ""


def test_an_event_found_by_names_alone_shows_those_that_have_the_word():
    names = [{"name": name, "role": "actor"} for name in ("Ministry of Health", "Mira & Co", "Miras Labs")]
    data = {"title": "A leak", "summary": "Some files.", "short_title": "Files sold by Mira", "organisations": names}
    base = make_events({"one": data})
    assert snippets_of(base, "mira")["one"].text.startswith(
        "Files sold by <mark>Mira</mark>; <mark>Mira</mark> &amp; Co"
    )
    assert "Ministry" not in snippets_of(base, "mira")["one"].text
    assert snippets_of(base, "leak OR mira")["one"].text == snippets_of(base, "mira")["one"].text
    assert snippets_of(base, "leak")["one"].text == ""


def test_names_that_say_what_the_title_says_are_not_shown():
    base = make_events({"one": {"title": "Mira leak", "organisations": [{"name": "Mira", "role": "actor"}]}})
    assert snippets_of(base, "mira")["one"].text == ""


def test_of_many_names_a_few_are_shown():
    names = [{"name": f"University of {letter}", "role": "victim organisation"} for letter in "PQRST"]
    text = snippets_of(make_events({"one": {"title": "A leak", "organisations": names}}), "university")["one"].text
    assert strip_tags(text) == "University of P; University of Q; University of R; …"


def test_a_phrase_over_two_names_is_marked_in_both():
    names = [{"name": name, "role": "actor"} for name in ("Acme Mira", "Labs Inc")]
    text = snippets_of(make_events({"one": {"title": "A leak", "organisations": names}}), '"mira labs"')["one"].text
    assert text == "Acme <mark>Mira</mark>; <mark>Labs</mark> Inc"


def test_a_phrase_is_shown_where_it_stands_and_its_words_elsewhere_are_not_marked():
    body = f"medical {'before ' * 300} the medical records {'after ' * 300} records"
    data = {"title": "Records sold", "summary": "Medical files, and other records.", "body": body}
    snippet = snippets_of(make_events({"one": data}), '"medical records"')["one"]
    assert snippet.title == "Records sold"
    assert "the <mark>medical records</mark> after" in snippet.text
    assert snippet.text.count("<mark>") == 1


def test_of_alternatives_a_phrase_is_marked_as_a_whole_and_a_word_by_itself():
    data = {"title": "Records leaked", "summary": "Record leaks of medical, e-mail, mail and E-Mails records."}
    snippet = snippets_of(make_events({"one": data}), '½ OR "medical records" OR e-mail OR leak')["one"]
    assert snippet.title == "Records <mark>leaked</mark>"
    assert snippet.text == (
        "Record <mark>leaks</mark> of medical, <mark>e-mail</mark>, mail and <mark>E-Mails</mark> records."
    )


def test_characters_of_a_phrase_are_marked_beside_each_other_alone():
    assert snippets_of(make_events({"one": {"title": "顧客情報の流出", "summary": "個人情報です。"}}), "個人情報")[
        "one"
    ] == Snippet("顧客情報の流出", "<mark>個人情報</mark>です。")


WORDS = st.sampled_from(["alpha", "beta", "gamma"])
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=3), st.lists(PHRASES, min_size=1, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_whatever_is_marked_is_sought_and_every_event_shows_something(db, texts, sought):
    leaves = [tuple(words_of(one)) for one in sought]
    base = make_events(
        {
            str(at): {"title": f"T {title}", "short_title": f"S {name}", "body": body}
            for at, (title, name, body) in enumerate(texts)
        }
    )
    try:
        for snippet in snippets_of(base, " OR ".join(sought)).values():
            marks = re.findall("<mark>(.*?)</mark>", f"{snippet.title} {snippet.text}")
            assert marks
            assert all(is_made_of(words_of(mark), leaves) for mark in marks), marks
    finally:
        engine().remove([page.pk for page in base.values()])


def is_made_of(words, leaves):
    """Whether each of some words belongs to one of the leaves, which may reach into each other."""
    inside = set()
    for start in range(len(words)):
        for leaf in leaves:
            if words[start : start + len(leaf)] == leaf:
                inside |= {*range(start, start + len(leaf))}
    return len(inside) == len(words)


def test_a_long_text_is_cut_around_the_hit():
    body = f"{'before ' * 300} a hidden camera {'after ' * 300}"
    text = snippets_of(make_events({"one": {"title": "A leak", "body": body}}), "camera")["one"].text
    assert "<mark>camera</mark>" in text
    assert len(text) < 500


@pytest.mark.parametrize(
    "text",
    [
        "A camera (hidden).",
        "“Camera”",
        "camera",
        "The camera, the “film”. *",
        "2019: a camera was sold in 2021.",
        "Camera 3 (2021).",
    ],
)
def test_a_text_that_is_shown_whole_has_no_dots(text):
    base = make_events({"lead": {"title": "A", "summary": text}, "body": {"title": "B", "body": text}})
    for snippet in snippets_of(base, "camera").values():
        assert strip_tags(snippet.text).strip() == escape(text)


def test_nothing_of_the_ends_stands_beside_a_piece_from_the_middle():
    body = f"{'-' * 30} {'before ' * 300} a hidden camera {'after ' * 300} {'.' * 30}"
    text = snippets_of(make_events({"one": {"title": "A leak", "body": body}}), "camera")["one"].text
    assert not {"--", ".."} & {text[i : i + 2] for i in range(len(text))}


@pytest.mark.parametrize(("before", "after"), [(200, 200), (0, 200), (200, 0)])
@pytest.mark.parametrize("key", ["summary", "body"])
def test_dots_stand_where_a_text_goes_on(key, before, after):
    words = [*(f"a{n}" for n in range(before)), "the hidden camera and others", *(f"b{n}" for n in range(after))]
    base = make_events({"one": {"title": "A leak", key: " ".join(words)}})
    text = snippets_of(base, "camera")["one"].text.strip()
    assert (text.startswith("… "), text.endswith(" …")) == (before > 0, after > 0), text


@pytest.mark.parametrize(
    ("word", "hit"),
    [
        ("art", "Art"),  # after words that only begin like it
        ("policies", "policy"),
        ("Zurich", "Zürich"),  # whose first letters the text does not have
        ("families", "family"),
        pytest.param("sky", "skies", marks=POSTGRESQL),
        pytest.param("strasse", "Straße", marks=POSTGRESQL),
    ],
)
def test_a_word_is_found_deep_in_a_text(word, hit):
    body = f"artificial famine policed zur skin strap {'before ' * 300}({hit}) {'after ' * 300}"
    text = snippets_of(make_events({"one": {"title": "A leak", "body": body}}), word)["one"].text
    assert f"<mark>{hit}</mark>" in text


def test_markup_in_titles_and_texts_is_escaped():
    base = make_events({"one": {"title": "<script>leak</script> & co", "body": "`<img src=x onerror=y> leak`"}})
    snippet = snippets_of(base, "leak")["one"]
    assert snippet.title == "&lt;script&gt;<mark>leak</mark>&lt;/script&gt; &amp; co"
    assert "<img" not in snippet.text
    assert "<mark>leak</mark>" in snippet.text


def test_what_is_only_excluded_has_no_hits_to_mark():
    assert snippets(parse("-medical"), [1]) == {}
