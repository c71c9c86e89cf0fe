"""The table of countries: who is in it, who belongs to what, and that a name means one of them."""

from collections import defaultdict

import pytest

from tests.fixtures_content.reading import objects
from wiki.names import fold

KEYS = ["code", "name", "official_name", "numeric", "alpha3", "in_eu", "in_coe", "other_names"]
COUNTRIES = {country["code"]: country for country in objects("countries.jsonl")}


def test_all_of_iso_3166_and_two_european_bodies_are_there():
    assert len(COUNTRIES) == len(objects("countries.jsonl")) == 249 + 2
    assert COUNTRIES["EU"]["name"] == "European Union"
    assert COUNTRIES["COE"]["name"] == "Council of Europe"


def test_each_entry_has_the_same_keys_and_each_country_its_codes():
    for code, country in COUNTRIES.items():
        assert list(country) == KEYS
        if code not in ("EU", "COE"):
            assert len(code) == 2
            assert len(country["alpha3"]) == 3
            assert len(country["numeric"]) == 3
            assert country["numeric"].isdecimal()


def test_members_of_the_union_are_members_of_the_council():
    union = {code for code, country in COUNTRIES.items() if country["in_eu"]}
    council = {code for code, country in COUNTRIES.items() if country["in_coe"]}
    assert (len(union), len(council)) == (27, 46)
    assert union < council
    assert {"GB", "TR", "UA"} <= council - union
    assert not {"RU", "BY"} & council


def test_a_name_means_one_country():
    meant = defaultdict(set)
    for code, country in COUNTRIES.items():
        for name in (country["name"], country["official_name"], country["alpha3"], *country["other_names"]):
            meant[fold(name)].add(code)
    del meant[""]
    assert not {name: codes for name, codes in meant.items() if len(codes) > 1}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("UK", "GB"),
        ("United States", "US"),
        ("United States of America", "US"),
        ("U.S.", "US"),
        ("Holland", "NL"),
        ("South Korea", "KR"),
        ("Russia", "RU"),
        ("Turkey", "TR"),
        ("Czech Republic", "CZ"),
        ("Ivory Coast", "CI"),
        ("Macau", "MO"),
        ("Viet Nam", "VN"),
    ],
)
def test_common_names_are_known(name, code):
    country = COUNTRIES[code]
    assert name in (country["name"], country["official_name"], *country["other_names"])
