"""The table of countries: what a location names, and that the database follows the fixture."""

import pytest

from taxonomy import countries
from taxonomy.models import Country


@pytest.mark.parametrize(
    ("location", "codes"),
    [
        ("Bern, Switzerland", ["CH"]),
        ("UK, US", ["GB", "US"]),
        ("US; UK / Ireland", ["US", "GB", "IE"]),
        ("the Netherlands, The United Kingdom", ["NL", "GB"]),
        ("Germany and France", ["DE", "FR"]),
        ("Bosnia and Herzegovina", ["BA"]),
        ("  germany ", ["DE"]),
        ("Germany, Deutschland, DEU", ["DE"]),
        ("Côte d’Ivoire", ["CI"]),
        ("European Union", ["EU"]),
        ("Global", []),
        ("Somewhere, Nowhere", []),
        ("in", []),
        ("", []),
        (",;/& and ,", []),
    ],
)
def test_a_location_names_its_countries_in_order_each_once(location, codes):
    assert countries.named_in(location) == codes


@pytest.mark.parametrize(
    ("location", "codes"),
    [
        ("Trinidad and Tobago, UK", ["TT", "GB"]),
        ("Serbia; Bosnia and Herzegovina", ["RS", "BA"]),
        ("The Bahamas and Antigua and Barbuda", ["BS"]),
    ],
)
def test_a_name_with_and_in_it_is_found_among_others_between_commas(location, codes):
    assert countries.named_in(location) == codes


def test_two_letters_are_a_code_only_where_people_write_them_so():
    assert countries.named_in("IN, CA, DE") == []


def test_a_code_has_a_name():
    assert countries.name_of("DE") == "Germany"
    assert countries.name_of("de") is None
    assert countries.name_of("ZZ") is None


def test_the_database_has_the_whole_table(db):
    assert dict(Country.objects.values_list("code", "name")) == {
        code: entry["name"] for code, entry in countries.table().items()
    }


def test_loading_mends_what_differs_and_writes_nothing_else(db, django_assert_num_queries):
    Country.objects.filter(code="DE").update(name="Allemagne", other_names=[])
    Country.objects.filter(code="TV").delete()
    countries.load()
    germany = Country.objects.get(code="DE")
    assert (germany.name, germany.other_names) == ("Germany", countries.table()["DE"]["other_names"])
    assert Country.objects.filter(code="TV").exists()
    with django_assert_num_queries(1):
        countries.load()
