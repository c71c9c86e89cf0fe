"""The map of the field, the schemes as trees, and their terms as data for pickers."""

import pytest

from incidents.models import Event
from taxonomy.models import AffectedGroup, Consequence, Harm, InformationType
from taxonomy.schemes import SCHEMES
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page
from wiki.deleting import delete_page

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def harms(editor):
    make_page(editor, Harm, title="Information Processing", position=1, definition="What holders *do*.")
    make_page(editor, Harm, title="Insecurity", parent="information-processing", alt_labels=["Carelessness"])
    make_page(editor, Harm, title="Exclusion", parent="information-processing", superseded_by="insecurity")
    make_page(editor, Harm, title="Invasion", position=2)
    make_event(editor, title="One", harms=["Insecurity"])
    make_event(editor, title="Both", harms=["Insecurity", "Exclusion"])


def counts(soup):
    """The number beside each term that the page lists, by its title."""
    found = {}
    for count in soup.main.select(".count"):
        link = count.find_previous("a")
        found.setdefault(link.text, int(count.find(string=True, recursive=False)))
    return found


@pytest.mark.parametrize("address", ["/taxonomy/", "/taxonomy/harms/"])
def test_beside_a_term_stands_how_many_events_have_it_or_one_below_it(client, harms, steward, address):
    assert counts(parsed(client.get(address))) == {
        "Information Processing": 2,
        "Insecurity": 2,
        "Exclusion": 1,
        "Invasion": 0,
    }
    delete_page(Event.objects.get(title="Both"), by=steward, reason="Trial")
    assert counts(parsed(client.get(address)))["Information Processing"] == 1


def test_the_map_has_solove_s_groups_with_their_way_and_harms(client, harms):
    processing, invasion = parsed(client.get("/taxonomy/")).select(".map-group")
    assert processing["class"] == ["map-group", "group-information-processing"]
    assert processing.select_one(".map-flow").text.strip() == "in the holder’s hands"
    assert processing.select_one(".map-note").text == "What holders do."
    assert [a.text for a in processing.select(".map-harms a")] == ["Exclusion", "Insecurity"]
    assert [tag.find_previous("a").text for tag in processing.select(".tag")] == ["Exclusion"]
    assert [bar["width"] for bar in processing.select(".bar rect")] == ["50%", "100%"]
    assert invasion.select(".map-harms li") == []


def test_the_other_schemes_follow_with_their_top_terms(client, harms, editor):
    make_page(editor, AffectedGroup, title="Patient")
    make_page(editor, AffectedGroup, title="Inpatient", parent="patient")
    soup = parsed(client.get("/taxonomy/"))
    assert [section["aria-labelledby"] for section in soup.main.select("section[aria-labelledby]")] == [
        f"scheme-{scheme}" for scheme in SCHEMES if scheme != "harms"
    ]
    groups = soup.find(id="scheme-affected-groups").parent
    assert [a.text for a in groups.select("li a")] == ["Patient"]
    consequences = soup.find(id="scheme-consequences").parent
    assert consequences.li.text == "No term has been entered yet."


def test_without_a_term_the_pages_say_so(client, editor_client):
    assert "No harm has been entered yet" in parsed(client.get("/taxonomy/")).main.text
    for scheme, model in SCHEMES.items():
        soup = parsed(client.get(f"/taxonomy/{scheme}/"))
        assert "No term has been entered yet" in soup.main.text
        assert soup.main.select(f'a[href="{model.new_address()}"]')


def test_a_scheme_is_shown_as_a_tree_with_definitions_and_marks(client, editor):
    make_page(editor, InformationType, title="Health", special_category=True, definition="Of *body* and mind.")
    make_page(editor, InformationType, title="Genetic", parent="health", special_category=True)
    make_page(editor, InformationType, title="DNA", parent="genetic", definition="Sequences.")
    (branch,) = parsed(client.get("/taxonomy/information-types/")).select(".scheme-branch")
    assert branch.h2.a["href"] == "/taxonomy/information-types/health/"
    assert branch.select_one(".tree-note").text == "Of body and mind."
    genetic = branch.select_one(".tree > li")
    assert (genetic.a.text, genetic.select_one(".tag").text) == ("Genetic", "special category")
    assert genetic.li.a["href"] == "/taxonomy/information-types/dna/"
    assert genetic.li.select_one(".tree-note").text == "Sequences."


def test_only_those_signed_in_are_shown_the_way_to_a_new_term(client, editor_client, harms):
    assert not parsed(client.get("/taxonomy/harms/")).select('a.button[href="/taxonomy/harms/new/"]')
    assert parsed(editor_client.get("/taxonomy/harms/")).select('a.button[href="/taxonomy/harms/new/"]')


def test_what_editors_write_is_shown_inert(client, editor):
    for model in (Harm, Consequence):
        make_page(editor, model, title=HOSTILE, definition=HOSTILE, slug=f"bad-{model.kind}")
    for address in ("/taxonomy/", "/taxonomy/harms/", "/taxonomy/consequences/"):
        assert HOSTILE not in client.get(address).content.decode(), address


def test_a_scheme_that_is_none_is_missing(client, db):
    for address in ("/taxonomy/nothing/", "/taxonomy/nothing.json", "/taxonomy/Harms/", "/taxonomy/harms.xml"):
        assert client.get(address).status_code == 404


def test_pickers_read_the_terms_in_order_with_their_other_labels(client, harms, steward, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/taxonomy/harms.json").json()
    assert answer["scheme"] == "harms"
    assert [term["label"] for term in answer["terms"]] == [
        "Information Processing",
        "Invasion",
        "Exclusion",
        "Insecurity",
    ]
    assert answer["terms"][3] == {
        "slug": "insecurity",
        "label": "Insecurity",
        "parent": "information-processing",
        "alt": ["Carelessness"],
        "definition": "",
    }
    delete_page(Harm.objects.get(title="Invasion"), by=steward, reason="Trial")
    assert "invasion" not in [term["slug"] for term in client.get("/taxonomy/harms.json").json()["terms"]]


def test_pickers_read_countries_by_name_with_their_codes(client, db):
    answer = client.get("/taxonomy/countries.json").json()
    labels = [term["label"] for term in answer["terms"]]
    assert labels == sorted(labels)
    (britain,) = (term for term in answer["terms"] if term["slug"] == "GB")
    assert {"GB", "UK"} <= set(britain["alt"])
    assert (britain["label"], britain["parent"]) == ("United Kingdom", None)
