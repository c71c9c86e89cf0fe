"""Values of facets as questions name them."""

import pytest

from incidents.index import codes, current
from incidents.models import Organisation
from incidents.values import both, country_value, empties, read, roles_of, word_value
from taxonomy.models import Harm, Law
from tests.factories import make_event, make_page, make_pages
from wiki.deleting import delete_page
from wiki.moving import move_page

pytestmark = pytest.mark.django_db
ODD = [
    "",
    "+",
    "-",
    "-nothing",
    "INSECURITY",
    "a" * 5000,
    "%00",
    "\x00",
    "💥",
    "insecurity ",
    "../x",
    "insecurity+",
    "++",
]


@pytest.fixture
def vocabulary(db):
    make_pages(Harm, "Processing")
    make_pages(Harm, "Insecurity", "Exclusion", parent="processing")
    make_pages(Law, "GDPR")


def named(facet, *words):
    """Words and labels of the values that are found, and the words that name none."""
    values, unknown = read(current(), facet, words)
    return [(value.word, str(value.label)) for value in values], unknown


def test_a_word_names_a_value_once(vocabulary):
    assert named(codes.HARM, "insecurity", "nope", "insecurity", "-none") == (
        [("insecurity", "Insecurity"), ("-none", "none")],
        ["nope"],
    )
    assert named(codes.LAW, "gdpr", "insecurity") == ([("gdpr", "GDPR")], ["insecurity"])


@pytest.mark.parametrize("facet", [codes.HARM, codes.ORGANISATION, codes.COUNTRY, codes.BASIS, codes.LAW], ids=str)
def test_whatever_word_there_is_is_a_value_or_is_told(vocabulary, facet):
    values, unknown = read(current(), facet, ODD)
    assert {value.word for value in values} <= {"-"}
    assert set(ODD) - {"-"} == set(unknown)


def test_a_term_that_was_moved_is_found_by_both_words_and_a_deleted_one_by_none(vocabulary, editor, steward):
    move_page(Harm.objects.get(slug="insecurity"), title="Insecurity", slug="carelessness", by=editor, reason="Trial")
    assert named(codes.HARM, "insecurity", "carelessness") == ([("carelessness", "Insecurity")], [])
    delete_page(Harm.objects.get(slug="exclusion"), by=steward, reason="Trial")
    assert named(codes.HARM, "exclusion") == ([], ["exclusion"])


def test_an_organisation_that_was_merged_is_what_it_became_in_the_end(editor):
    for title, target in (("Acme", None), ("Beta", "acme"), ("Gamma", "beta")):
        make_page(editor, Organisation, title=title, merged_into=target)
    assert named(codes.ORGANISATION, "gamma", "beta", "acme") == ([("acme", "Acme")], [])
    (value,), _unknown = read(current(), codes.ORGANISATION, ["gamma"])
    assert set(value.organisations) == set(Organisation.objects.values_list("pk", flat=True))


def test_joined_values_have_one_order_and_leave_out_what_another_holds(vocabulary):
    assert named(codes.HARM, "insecurity+exclusion", "exclusion+insecurity") == (
        [("exclusion+insecurity", "Exclusion and Insecurity")],
        [],
    )
    assert named(codes.HARM, "processing+insecurity") == ([("insecurity", "Insecurity")], [])
    (one, other), _unknown = read(current(), codes.HARM, ["insecurity", "exclusion"])
    assert both(both(one, other), one).word == "exclusion+insecurity"


def test_countries_are_named_by_their_codes_in_any_case(editor):
    assert (country_value("de").word, country_value("GLOBAL").word) == ("DE", "global")
    assert country_value("ZZ") is country_value("Germany") is country_value("") is None
    make_event(editor, countries=["EU", "DE"])
    assert named(codes.COUNTRY, "eu", "De", "xx") == ([("EU", "European Union"), ("DE", "Germany")], ["xx"])


def test_plain_words_may_have_spaces_and_roles_are_bits():
    role = word_value(codes.ORGANISATION_ROLE, "victim organisation")
    assert (role.word, str(role.label)) == ("victim-organisation", "victim organisation")
    assert word_value(codes.ORGANISATION_ROLE, "boss") is None
    actor = word_value(codes.ORGANISATION_ROLE, "actor")
    assert roles_of([role, actor]) == roles_of([role]) | roles_of([actor])
    assert roles_of([role]) & roles_of([actor]) == 0
    assert roles_of([]) == roles_of([]) | roles_of([role])


def test_only_what_can_be_empty_has_kinds_of_empty():
    assert [value.word for value in empties(codes.HARM)] == ["-", "-unset", "-unknown", "-none", "-na"]
    assert empties(codes.ORGANISATION_ROLE) == ()
