"""Record fields that know countries."""

import pytest

from taxonomy.fields import Countries, Jurisdiction
from wiki.fields import FieldError

COUNTRIES = Countries(key="countries", label="Countries")
JURISDICTION = Jurisdiction(key="jurisdiction", label="Jurisdiction")
GERMANY = {"code": "DE", "name": "Germany"}
NO_COUNTRY = [
    "ZZ",
    "Germany",
    "D",
    "DE;",
    "ＤＥ",
    "<b>",
    7,
    True,
    ["DE"],
    {"name": "Germany"},
    {"code": None},
    {"code": 7},
]


@pytest.mark.parametrize("given", ["DE", "de", " De ", {"code": "DE"}, {"code": "de", "name": "Deutschland"}])
def test_a_country_is_given_by_its_code_and_has_the_name_of_the_table(given):
    assert JURISDICTION.clean(given) == GERMANY
    assert COUNTRIES.clean([given]) == [GERMANY]


@pytest.mark.parametrize("given", NO_COUNTRY, ids=repr)
def test_what_is_no_code_is_refused_and_told(given):
    with pytest.raises(FieldError, match="is not the code of a country") as error:
        JURISDICTION.clean(given)
    assert error.value.key == "jurisdiction"
    with pytest.raises(FieldError, match="is not the code of a country") as error:
        COUNTRIES.clean(["GB", given])
    assert (error.value.key, error.value.row) == ("countries", 1)


def test_a_message_quotes_no_more_than_it_must():
    with pytest.raises(FieldError) as error:
        JURISDICTION.clean("x" * 100_000)
    assert len(error.value.message) < 100


@pytest.mark.parametrize("nothing", [None, "", {}])
def test_where_nothing_is_said_there_is_no_country(nothing):
    assert JURISDICTION.clean(nothing) is None
    assert COUNTRIES.clean([nothing, "DE"]) == [GERMANY]


def test_countries_keep_their_order_each_once():
    assert [one["code"] for one in COUNTRIES.clean(["GB", "DE", "gb", {"code": "DE"}])] == ["GB", "DE"]


def test_countries_are_compared_by_their_codes_and_read_by_their_names():
    renamed = {"code": "DE", "name": "Deutschland"}
    assert JURISDICTION.same(GERMANY, renamed)
    assert not JURISDICTION.same(GERMANY, None)
    assert COUNTRIES.same([GERMANY], [renamed])
    assert (JURISDICTION.reads(GERMANY), JURISDICTION.reads(None)) == ("Germany", "")
    assert "Germany" in COUNTRIES.reads([GERMANY])
