"""Whatever is typed: found, not found or told why not, and never an error."""

import time

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from incidents.search import QueryError, TooSlow, corrected, matching, parse, postgresql, ranked, snippets, suggest
from incidents.search.engines import engine
from incidents.search.limits import SECONDS
from tests.incidents.search.bases import found, make_base, make_events

pytestmark = pytest.mark.django_db

TRICKS = [
    '"',
    '""""',
    'a"b"c"',
    "medical NEAR files",
    "NEAR(medical files, 3)",
    "title:medical",
    "{title body}: medical",
    "-title:medical",
    "medical*",
    "^medical",
    "medical + files",
    "medical & files | !leak",
    "medical <-> files",
    "medical:*A",
    "' OR 1=1 --",
    "'; DROP TABLE incidents_event; --",
    "\\' \\\\",
    "%s %(x)s %% {0} {}",
    "%",
    "_",
    "medical\x00files",
    "\ud800 medical",
    "\x02medical\x03",
    "\x1f",
    "(((((((((((",
    "<script>alert(1)</script>",
    "(a+)+$ .*.*.*",
    "medical OR OR OR files",
    "NOT NOT medical",
    "OR AND NOT",
    "½ ² Ⅷ ①",
    "مَرْضَى हिन्दी שָׁלוֹם",
    "e" + "\u0301" * 200,
    "a" * 300,
    "rank",
    "incidents_eventtext",
]


def everything_asked(text):
    """All that the pages ask for one text."""
    suggest(text)
    try:
        query = parse(text)
    except QueryError as error:
        return str(error)
    if query is None:
        return "nothing"
    pks = matching(query)
    ranked(query, pks)
    snippets(query, list(pks))
    corrected(query)
    return pks


@pytest.fixture
def base():
    return make_base()


@pytest.mark.parametrize("text", TRICKS)
def test_tricks_do_nothing(base, text):
    assert everything_asked(text) is not None


@given(st.text(st.sampled_from(list("ab\"'-*:()^{}|&!<>\\%_.,/@+ 漏é\x00\x1f")), max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_no_mixture_of_signs_is_an_error(db, text):
    assert everything_asked(text) is not None


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_no_text_is_an_error(db, text):
    assert everything_asked(text) is not None


@given(st.text(st.sampled_from("aZ09éøß’'-./&@_,#(:) Σйאبहिन्दीไทย漏ヒ한🔓"), min_size=1, max_size=40))
@example("0/_")
@example("_\u093f0")
@example("tel://")
@example("a../b")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_any_title_is_found_by_itself(db, title):
    """Both engines cut what is indexed as the language cuts what is asked."""
    try:
        query = parse(f'"{title}"')
    except QueryError:
        return
    base = make_events({"one": {"title": f"Leak {title}"}}) if query else {}
    try:
        assert not query or {page.pk for page in base.values()} <= set(matching(query))
    finally:
        for page in base.values():
            engine().remove([page.pk])


LONG = ["word " * 100_000, "漏" * 160_000, "a/b.c@d-" * 60_000, " ".join(map(str, range(80_000)))]


@pytest.mark.parametrize("body", LONG, ids=["words", "characters", "signs", "numbers"])
def test_a_text_of_the_greatest_length_is_indexed(db, body):
    assert found(make_events({"long": {"title": "A leak", "body": body[:500_000]}}), "leak") == {"long"}


def test_a_search_that_takes_too_long_is_given_up(base):
    slow = {"sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"}
    began = time.monotonic()
    with pytest.raises(TooSlow), engine().clock(0.1), connection.cursor() as cursor:
        cursor.execute(slow.get(connection.vendor, "SELECT pg_sleep(60)"))
    assert time.monotonic() - began < SECONDS
    assert found(base, "medical") == {"files", "clinic"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's clock knows no transactions")
def test_limits_hold_for_the_search_alone_inside_a_transaction_and_outside():
    with pytest.raises(TooSlow), engine().clock(0.1):
        postgresql._rows("SELECT pg_sleep(60)")
    with engine().clock(SECONDS):
        assert postgresql._rows("SHOW statement_timeout") == [("3s",)]
    assert postgresql._rows("SHOW statement_timeout") == [("0",)]
    with transaction.atomic():
        with engine().clock(SECONDS):
            assert postgresql._rows("SHOW statement_timeout") == [("3s",)]
        assert postgresql._rows("SHOW statement_timeout") == [("0",)]
