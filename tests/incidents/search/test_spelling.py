"""Words that are like others by their parts of three letters, as pg_trgm counts it."""

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from incidents.search.spelling import alike, alphabet, begins_alike, nearest, one_slip, slips
from incidents.search.words import plain


@pytest.mark.parametrize(("one", "other"), [("cibelangel", "cybelangel"), ("gogle", "google"), ("leak", "leaks")])
def test_likeness_is_that_of_pg_trgm(one, other, db):
    assert alike(one, one) == 1
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT similarity(%s, %s)", [one, other])
            assert alike(one, other) == pytest.approx(cursor.fetchone()[0])


def test_the_nearest_comes_first_and_what_is_far_is_left_out():
    assert nearest("medcal", ["medial", "medical", "mental", "zebra", "medcal"]) == ["medical", "medial"]


def test_a_beginning_is_like_the_word_that_goes_on():
    assert begins_alike("cibelan", "cybelangel") > 0.4 > alike("cibelan", "cybelangel")


@pytest.mark.parametrize("slip", ["eqiufax", "equfax", "equifaax", "equifix", "quifax", "equifaxx", "qeuifax"])
def test_one_slip_of_the_finger_is_near(slip):
    assert one_slip(slip, "equifax")
    assert nearest(slip, ["equifax"]) == ["equifax"]


@pytest.mark.parametrize("other", ["equifax", "eqfiuax", "eqifx", "fequixa", "equ"])
def test_none_and_two_are_not_one(other):
    assert not one_slip(other, "equifax")


WORDS = st.text(st.sampled_from("ab1яцł"), min_size=1, max_size=4)


@given(WORDS, WORDS)
@example("adobe", "aodbe")
@example("москва", "моксва")
@example("łodz", "lodz")
def test_every_slip_over_the_letters_of_a_word_is_known_and_nothing_else(word, other):
    assert all(one_slip(word, slip) for slip in slips(word))
    assert (other in slips(word)) == (one_slip(word, other) and set(other) <= alphabet(word))


def test_the_letters_of_a_word_are_those_of_its_scripts():
    assert alphabet("adobe") == set("abcdefghijklmnopqrstuvwxyz0123456789")
    assert set("абвгдежзиклмнопрстуфхцчшщъыьэюя") <= alphabet("москва")
    assert not alphabet("москва") & alphabet("adobe")
    assert set(plain("हिन्दी")) <= alphabet("ह")


def test_a_slip_changes_too_much_of_a_very_short_word():
    assert nearest("bbs", ["bbc", "abs"]) == []


def test_one_slip_is_nearer_than_a_beginning_that_is_alike():
    assert nearest("linekdin", ["line", "linkedin"]) == ["linkedin", "line"]
