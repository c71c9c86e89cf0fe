"""Pages that somebody who types the beginning of a name may mean."""

import pytest

from incidents.models import Event, Organisation
from incidents.search import suggest
from incidents.search.suggesting import MOST
from tests.factories import make_pages
from tests.incidents.search.bases import make_base, make_events
from wiki.deleting import delete_page
from wiki.moving import move_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def base():
    return make_base()


def titles(text):
    return [one.title for one in suggest(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cyb", ["CybelAngel"]),
        ("CYBELANGEL", ["CybelAngel"]),
        ("45 million", ["45 Million Medical Files Leaked"]),
        ("medical fi", ["45 Million Medical Files Leaked"]),
        ("files medical", ["45 Million Medical Files Leaked"]),
        ("insec", ["Insecurity"]),
        ("hipa", ["Health Insurance Portability and Accountability Act"]),
        ("of conf", ["Breach of Confidentiality"]),
        ("日本", ["日本の個人情報漏洩事件"]),
        ("漏洩", []),  # docs/searching.md says so: of names without spaces, the beginning
        ("تسريب", ["تسريب بيانات المرضى"]),
        # mistyped
        ("cibelangel", ["CybelAngel"]),
        ("cibelan", ["CybelAngel"]),
        ("insecruity", ["Insecurity"]),
        ("medcal files", ["45 Million Medical Files Leaked"]),
        # nothing
        ("zzzzz", []),
        ("", []),
        ("?", []),
        ("\x00", []),
    ],
)
def test_suggestions(base, text, expected):
    assert titles(text) == expected


def test_terms_laws_and_organisations_come_first_and_leave_room_for_events():
    make_pages(Organisation, *(f"Leak watch {number}" for number in range(9)))
    make_pages(Event, *(f"Leak {number}" for number in range(9)))
    kinds = [one.kind for one in suggest("leak")]
    assert kinds == ["org"] * 4 + ["event"] * (MOST - 4)


def test_a_suggestion_says_what_it_is_and_leads_there(base):
    (law,) = suggest("hipaa")
    assert law.description == "Law · HIPAA"
    assert law.url == "/laws/health-insurance-portability-and-accountability-act/"


def test_events_of_one_title_are_told_apart_by_their_dates():
    make_events(
        {
            "one": {"title": "Airline breach", "date_text": "March 2018", "date_edtf": "2018-03"},
            "other": {"title": "Airline breach", "date_edtf": "2021"},
            "undated": {"title": "Airline breach"},
        }
    )
    descriptions = {one.description for one in suggest("airline")}
    assert descriptions == {"Event · March 2018", "Event · 2021", "Event"}


def test_the_whole_name_comes_first():
    make_pages(Organisation, "Metadata Ltd", "Meta", "Meta Platforms")
    assert titles("meta") == ["Meta", "Metadata Ltd", "Meta Platforms"]


def test_a_former_title_still_leads_to_its_page(base, editor):
    move_page(base["files"], title="Open Radiology", slug="", by=editor, reason="Better")
    (found,) = suggest("45 million")
    assert (found.title, found.url, found.name) == (
        "Open Radiology",
        "/events/open-radiology/",
        "45 Million Medical Files Leaked",
    )


def test_a_deleted_page_is_not_suggested(base, steward):
    delete_page(base["files"], by=steward, reason="Gone")
    assert titles("45 million") == []


def test_wildcards_are_plain_signs():
    make_pages(Organisation, "100% Privacy")
    assert titles("1_0") == []
    assert titles("100%") == ["100% Privacy"]
