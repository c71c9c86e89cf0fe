"""What must be found, on either engine."""

import pytest

from incidents.search import corrected, matching, parse, ranked, titled
from incidents.search.engines import engine
from tests.incidents.search.bases import found, make_base, make_events

pytestmark = pytest.mark.django_db

MUST_FIND = [
    # inflections
    ("file", {"files", "clinic"}),
    ("patients leak", {"files"}),
    ("databases", {"files", "covid", "clinic"}),
    # case and accents
    ("zurich", {"files"}),
    ("ZÜRICH", {"files"}),
    ("cafe", {"covid"}),
    # phrases
    ('"medical files"', {"files", "clinic"}),
    ('"files medical"', set()),
    ('"right to be forgotten"', {"files"}),
    ("“medical files”", {"files", "clinic"}),
    # exclusion and alternatives
    ("medical -hospital", {"files"}),
    ('medical -"lay open"', {"clinic"}),
    ("medical NOT hospital", {"files"}),
    ("zurich OR police", {"files", "covid"}),
    ("files zurich OR hospital", {"files", "clinic"}),
    ("-medical", {"covid", "japan", "arabic", "hebrew"}),
    ("-(hospital OR police)", {"files", "japan", "arabic", "hebrew"}),
    ("databases NOT (hospital OR police)", {"files"}),
    ("(zurich OR hospital) files", {"files", "clinic"}),
    # all words, wherever they stand
    ("leaky zurich", {"files"}),
    ("zurich police", set()),
    # organisations and other names
    ("cybelangel", {"files"}),
    ("meta platforms", {"covid"}),
    ("leaky databases", {"files"}),
    # what stands between words
    ("covid-19", {"covid"}),
    ("covid", {"covid"}),
    ("19", {"covid"}),
    ("ministry", {"covid"}),
    ("police/ministry", {"covid"}),
    ("e-mail", {"covid"}),
    ("clinic's database", {"clinic"}),
    # what a page or PDF puts within words, and nobody sees
    ("goers traced", {"covid"}),
    ("hos\u00adpitals \ufeffcafe", {"covid"}),
    # numbers
    ("45", {"files"}),
    ("4.3", {"files"}),
    ("4.3 million", {"files"}),
    # common words count for nothing outside quotes
    ("the leak of the files", {"files"}),
    ('"to" medical', {"files"}),
    ('medical -"to"', {"clinic"}),
    # other scripts
    ("個人情報漏洩", {"japan"}),
    ("個人情報", {"japan"}),
    ("日本 顧客データ", {"japan"}),
    ("情報個人", set()),
    ("بيانات المرضى", {"arabic"}),
    ("הבוחרים", {"hebrew"}),
    # markup is not text
    ("example.org", set()),
    ("insecurity", set()),
]


@pytest.fixture
def base():
    return make_base()


@pytest.mark.parametrize(("text", "expected"), MUST_FIND)
def test_what_must_be_found(base, text, expected):
    assert found(base, text) == expected


@pytest.mark.parametrize("text", ['"alpha names"', '"names beta"', '"gamma delta"'])
def test_a_phrase_does_not_reach_from_one_text_into_the_next(db, text):
    data = {"title": "Crossing alpha", "short_title": "Names", "summary": "Beta gamma.", "body": "Delta epsilon."}
    base = make_events({"one": data})
    assert found(base, '"beta gamma" "delta epsilon" "crossing alpha" names') == {"one"}
    assert found(base, text) == set()
    assert found(base, f"crossing -{text}") == {"one"}


def test_only_some_events_are_asked_for(base):
    files, clinic = base["files"].pk, base["clinic"].pk
    assert set(matching(parse("medical"), only=[clinic])) == {clinic}
    assert set(matching(parse("-hospital"), only=[clinic, files])) == {files}


def test_those_with_all_words_in_the_title(base):
    assert set(titled(parse("medical files"))) == {base["files"].pk}
    assert set(titled(parse("-medical"))) == set()


def test_what_is_only_excluded_is_in_the_order_of_entry(base):
    query = parse("-medical")
    assert ranked(query, matching(query)) == sorted(matching(query), reverse=True)


@pytest.mark.parametrize(
    ("text", "better", "words"),
    [
        ("cibelangel", "cybelangel", (("cibelangel", "cybelangel"),)),
        ("medicl zurich", "medical zurich", (("medicl", "medical"),)),
        ('"milion medcal"', '"million medical"', (("milion", "million"), ("medcal", "medical"))),
        ("cbyelangel", "cybelangel", (("cbyelangel", "cybelangel"),)),
        ("Plattforms -medical", "platforms -medical", (("Plattforms", "platforms"),)),
    ],
)
def test_a_mistyped_word_is_corrected(base, text, better, words):
    correction = corrected(parse(text))
    assert str(correction.query) == better
    assert correction.words == words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("aodbe", "adobe"),
        ("niell", "neill"),
        ("txeas", "texas"),
        ("oiho", "ohio"),
        ("haytt", "hyatt"),
        ("адбое", "адобе"),
    ],
)
def test_a_slip_is_put_right_however_many_words_share_more_of_its_parts(db, typed, meant):
    base = make_events({"meant": {"title": f"Breach of {meant}"}})
    engine().add_words([f"{typed}{one}{other}" for one in "bcdfghkl" for other in "mnprstvz"])
    assert corrected(parse(typed)).words == ((typed, meant),)
    assert found(base, meant) == {"meant"}


@pytest.mark.parametrize("text", ["zurich police", "qqqqqqqqq", "xy", "123456789", "個人青報"])
def test_what_is_spelled_right_or_like_nothing_stays(base, text):
    assert corrected(parse(text)) is None
