"""How terms and laws are drawn: what their pages tell of them, and the panels of the vocabularies."""

import pytest

from taxonomy.models import Harm, InformationType, Law
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


def save(page, by, **changes):
    page.refresh_from_db()
    return save_page(page, {**history.latest(page).record, **changes}, by=by, base=page.latest_number).page


def facts(soup):
    """The rows of the infobox: label and what it says."""
    rows = soup.select(".infobox dt")
    return {row.get_text(" ", strip=True): " ".join(row.find_next("dd").get_text(" ").split()) for row in rows}


@pytest.fixture
def insecurity(editor):
    make_page(editor, Harm, title="Processing")
    return make_page(
        editor,
        Harm,
        title="Insecurity",
        parent="processing",
        definition="Carelessness in *protecting* information.",
        scope_note="Where **nobody** need have looked.",
        alt_labels=["Lack of security", "Carelessness"],
        exact_matches=["https://w3id.org/dpv/risk#DataBreach", "javascript:alert(1)"],
        close_matches=["http://www.example.org/terms/"],
        source="Solove 2006",
        body="More of it.",
    )


def test_the_page_of_a_term_tells_what_it_is_and_what_it_is_called_elsewhere(client, insecurity):
    soup = parsed(client.get("/taxonomy/harms/insecurity/"))
    assert facts(soup) == {
        "Scheme": "Solove harms",
        "Broader term": "Processing",
        "Other labels": "Lack of security; Carelessness",
        "Exact match": "dpv-risk:DataBreach",
        "Close match": "example.org/terms",
        "Source": "Solove 2006",
    }
    assert soup.select_one(".infobox a[href='/taxonomy/harms/processing/']")
    assert soup.select_one(".lead em").text == "protecting"
    assert "When to use it: Where nobody need have looked." in " ".join(soup.main.text.split())


def test_a_special_category_is_told(client, editor):
    make_page(editor, InformationType, title="Health", special_category=True)
    soup = parsed(client.get("/taxonomy/information-types/health/"))
    assert facts(soup)["Special category"] == "yes: GDPR, article 9"


def test_the_broader_term_bears_the_label_and_address_of_today(client, editor, insecurity):
    save(Harm.objects.get(title="Processing"), editor, title="Handling")
    assert facts(parsed(client.get("/taxonomy/harms/insecurity/")))["Broader term"] == "Handling"
    save(insecurity, editor, body="Less of it.")
    old = parsed(client.get("/taxonomy/harms/insecurity/revisions/1/"))
    assert facts(old)["Broader term"] == "Processing"


def test_a_superseded_term_leads_to_its_successor(client, editor, insecurity):
    make_page(editor, Harm, title="Blackmail", superseded_by="insecurity")
    (notice,) = parsed(client.get("/taxonomy/harms/blackmail/")).select(".notice-warning")
    assert (notice.a.text, notice.a["href"]) == ("Insecurity", "/taxonomy/harms/insecurity/")
    assert not parsed(client.get("/taxonomy/harms/insecurity/")).select(".notice-warning")


def test_a_term_shows_its_place_in_the_tree_with_counts(client, editor, insecurity):
    make_page(editor, Harm, title="Open doors", parent="insecurity", definition="Doors that *stood* open.")
    make_event(editor, title="One", harms=["Open doors"])
    make_event(editor, title="Two", harms=["Insecurity", "Open doors"])
    tree = parsed(client.get("/taxonomy/harms/insecurity/")).find(id="tree").find_parent("section")
    assert [a.text for a in tree.select("a")] == ["Solove harms", "Processing", "Insecurity", "Open doors"]
    assert tree.select_one("[aria-current=page]").text == "Insecurity"
    assert [int(count.find(string=True)) for count in tree.select(".count")] == [2, 2]
    assert tree.select_one(".tree-note").text == "Doors that stood open."


def test_a_harm_lists_the_laws_against_it_and_against_all_below_it(client, editor, steward, insecurity):
    make_page(editor, Harm, title="Open doors", parent="insecurity")
    make_page(editor, Harm, title="Invasion")
    make_page(editor, Law, title="Act on doors", jurisdiction="US", year=2001, harms=["Open doors", "Insecurity"])
    make_page(editor, Law, title="A treaty", short_title="T", harms=["Processing"])
    make_page(editor, Law, title="Act on intruders", harms=["Invasion"])
    delete_page(make_page(editor, Law, title="Repealed", harms=["Insecurity"]), by=steward, reason="Trial")

    def laws(slug):
        return [
            a.text for a in parsed(client.get(f"/taxonomy/harms/{slug}/")).select("section[aria-labelledby=laws] a")
        ]

    assert laws("processing") == ["Act on doors", "T"]
    assert laws("insecurity") == ["Act on doors"]
    assert laws("open-doors") == ["Act on doors"]
    make_page(editor, Harm, title="Interrogation")
    assert laws("interrogation") == []


def test_the_page_of_a_law_tells_where_and_since_when_it_holds(client, editor, insecurity):
    make_page(
        editor,
        Law,
        title="California Consumer Privacy Act",
        short_title="CCPA",
        alt_titles=["AB 375", "Title 1.81.5"],
        jurisdiction="us",
        region="California",
        year="2018",
        url="https://www.example.org/ccpa/",
        harms=["carelessness", "Rudeness"],
        body="It gives *rights*.",
    )
    soup = parsed(client.get("/laws/california-consumer-privacy-act/"))
    assert facts(soup) == {
        "Short title": "CCPA",
        "Other names": "AB 375; Title 1.81.5",
        "Jurisdiction": "California, United States",
        "Year": "2018",
        "Text of the law": "example.org/ccpa",
        "Harms it addresses": "carelessness Rudeness (as written; no term)",
    }
    assert (
        soup.select_one(".infobox a[href='/taxonomy/harms/insecurity/']").select_one(".chip-label").text
        == "carelessness"
    )
    assert soup.select_one(".page-body em").text == "rights"


def test_a_law_that_says_nothing_has_no_infobox(client, editor):
    make_page(editor, Law, title="Some act", body="")
    assert not parsed(client.get("/laws/some-act/")).select(".infobox")


def test_what_is_written_in_terms_and_laws_is_shown_inert(client, editor):
    bad = {"title": SCRIPT, "body": SCRIPT}
    make_page(editor, Harm, **bad, slug="bad", definition=SCRIPT, scope_note=SCRIPT, alt_labels=[SCRIPT], source=SCRIPT)
    make_page(editor, Law, **bad, slug="bad", short_title=SCRIPT, region=SCRIPT, alt_titles=[SCRIPT], harms=[SCRIPT])
    for address in ("/taxonomy/harms/bad/", "/laws/bad/", "/taxonomy/harms/bad/revisions/1/", "/laws/bad/revisions/1/"):
        assert SCRIPT not in client.get(address).content.decode()
