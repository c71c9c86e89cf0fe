"""What a question says, when parts of it are wrong and when nothing fits it."""

import pytest

from taxonomy.models import Harm, Law
from tests.factories import make_event, make_pages
from tests.incidents.test_selection import select

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaks(editor):
    make_pages(Harm, "Insecurity", "Exclusion")
    make_pages(Law, "GDPR")
    for title, data in (
        ("One", {"harms": ["Insecurity"], "countries": ["DE"]}),
        ("Two", {"harms": ["Insecurity"], "date_text": "2020"}),
        ("Three", {"harms": ["Exclusion"], "laws": [{"text": "GDPR"}]}),
    ):
        make_event(editor, title=title, **data)


def test_every_kind_of_parameter_has_its_words(leaks):
    asked = select(
        harm=["insecurity+exclusion", "-unset"],
        organisation_role="regulator-or-court",
        before="2020-12",
        people_max="1,000",
        unit="files",
        basis="decided",
        not_country=["global", "de"],
    )
    assert asked.sentence == (
        "Events: Solove harm is not yet looked into or Exclusion and Insecurity; "
        "Role of the organisation is regulator or court; Country is not Germany or Global; until December 2020; "
        "What the date tells is decided; at most 1,000 affected; Counted in is files"
    )


@pytest.mark.parametrize(("typed", "label"), [("leak", "“leak”"), ('"two words"', '"two words"')])
def test_words_are_quoted_once(leaks, typed, label):
    (chip,) = select(q=typed).chips
    assert chip.label == label


def test_what_could_not_be_read_stays_as_it_was_typed_and_can_be_taken_off(leaks):
    asked = select(harm=["insecurity", "nope"], after="yesterday", people_min="<b>", sort="-people")
    assert [(chip.name, str(chip.label)) for chip in asked.chips] == [
        ("harm", "insecurity"),
        ("harm", "nope"),
        ("after", "yesterday"),
        ("people_min", "<b>"),
    ]
    assert asked.chips[1].address == "/events/?harm=insecurity&after=yesterday&people_min=%3Cb%3E&sort=-people"
    assert asked.sentence == "All events"


def test_what_is_wrong_is_quoted_no_longer_than_it_must_be(leaks):
    (chip,) = select(after="x" * 100_000).chips
    assert len(chip.word) < 1000
    assert len(select(harm=["nope"] * 5000).chips) <= 50


def test_relaxations_name_what_leads_furthest_first_and_leave_out_what_leads_nowhere(leaks):
    asked = select(harm="insecurity", law="gdpr")
    assert [(one.name, one.says, one.count, one.address) for one in asked.relaxations] == [
        ("law", "Law or regulation is GDPR", 2, "/events/?harm=insecurity"),
        ("harm", "Solove harm is Insecurity", 1, "/events/?law=gdpr"),
    ]
    assert select(harm="insecurity", law="gdpr", country="FR").relaxations == []


def test_where_no_parameter_is_to_blame_each_is_told_by_itself(leaks):
    asked = select(harm="insecurity", law="gdpr", country="FR", sort="title")
    assert [(one.name, one.count) for one in asked.alone] == [("harm", 2), ("law", 1), ("country", 0)]
    assert asked.alone[0].address == "/events/?harm=insecurity&sort=title"


def test_where_something_is_found_nothing_need_be_dropped(leaks):
    assert select(harm="insecurity").total == 2
