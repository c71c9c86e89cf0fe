"""The infobox of an event: each row with its value, its kind of empty, and the labels of its day."""

import pytest

from incidents.models import Event
from taxonomy.models import AffectedGroup, Harm, Law, ThreatActor
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page, make_pages
from tests.incidents.records import FULL, make_vocabulary
from wiki import history
from wiki.editing import save_page
from wiki.moving import move_page

pytestmark = pytest.mark.django_db
LABELS = [
    *("Location", "Date", "Solove harm", "Information", "Threat actors", "Individuals affected"),
    *("High-risk groups", "Tangible harms", "Laws and regulations"),
]


def rows(client, address):
    """What each row of the infobox says, by its label."""
    found = parsed(client.get(address)).select(".infobox-row")
    return {row.dt.text: " ".join(row.dd.get_text(" ").split()) for row in found}


def save(page, by, **changes):
    page.refresh_from_db()
    return save_page(page, {**history.latest(page).record, **changes}, by=by, base=page.latest_number).page


def test_every_row_has_its_value_in_the_order_of_the_infobox(client, editor):
    make_vocabulary()
    event = make_event(editor, **{**FULL, "organisations": [{"name": "CybelAngel", "role": "actor"}]})
    found = rows(client, event.get_absolute_url())
    assert list(found) == LABELS
    assert found == {
        "Location": "Global Germany, United Kingdom",
        "Date": "December 2020 disclosed",
        "Solove harm": "Insecurity",
        "Information": "Medical and Health X-rays (as written; no term)",
        "Threat actors": "Healthcare providers CybelAngel",
        "Individuals affected": "Patients at least 45,000,000 files",
        "High-risk groups": "Children (as written; no term)",
        "Tangible harms": "not known",
        "Laws and regulations": "HIPAA",
    }


def test_an_empty_row_keeps_its_label_and_says_which_kind_of_empty_it_is(client, editor):
    states = {"location": "unknown", "harms": "none", "laws": "na", "people": "unknown"}
    event = make_event(editor, states=states)
    found = rows(client, event.get_absolute_url())
    assert list(found) == LABELS
    assert found["Location"] == "not known"
    assert found["Solove harm"] == "none"
    assert found["Laws and regulations"] == "not applicable"
    assert found["Date"] == found["Information"] == "not yet looked into"
    assert found["Individuals affected"] == "not yet looked into number: not known"


def test_a_named_actor_fills_the_row_of_actors_and_other_roles_do_not(client, editor):
    named = [{"name": "Acme", "role": "actor"}, {"name": "A court", "role": "regulator or court"}]
    event = make_event(editor, organisations=named, states={"threat_actors": "unknown"})
    assert rows(client, event.get_absolute_url())["Threat actors"] == "Acme"
    involved = parsed(client.get(event.get_absolute_url())).find(id="organisations").find_parent("section")
    assert [dt.text for dt in involved.select("dt")] == ["Regulator or court"]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ({"location": "Bern, Switzerland"}, "Bern, Switzerland"),
        ({"location": "Bern", "countries": ["CH"]}, "Bern Switzerland"),
        ({"location": "Romania", "countries": ["RO", "OM"]}, "Romania Oman"),
        ({"location": "Nigeria and Niger", "countries": ["NG", "NE"]}, "Nigeria and Niger"),
        ({"location": "", "countries": ["CH", "FR"]}, "Switzerland, France"),
        ({"location": "", "is_global": True, "countries": ["CH"]}, "Global Switzerland"),
        ({"location": "global"}, "global"),
    ],
)
def test_a_location_is_as_written_with_the_countries_that_it_does_not_name(client, editor, data, shown):
    event = make_event(editor, **data)
    assert rows(client, event.get_absolute_url())["Location"] == shown


def test_a_date_in_edtf_alone_is_read(client, editor):
    event = make_event(editor, date_text="", date_edtf="2020-12", date_basis="decided")
    assert rows(client, event.get_absolute_url())["Date"] == "December 2020 decided"


def test_a_value_shows_what_was_written_and_what_it_means(client, editor):
    make_page(editor, ThreatActor, title="Healthcare Provider", alt_labels=["Clinic"])
    event = make_event(editor, threat_actors=["Clinic", "healthcare providers"])
    (row,) = (r for r in parsed(client.get(event.get_absolute_url())).select(".infobox-row") if "Threat" in r.dt.text)
    assert [chip.text for chip in row.select(".chip-label")] == ["Clinic", "healthcare providers"]
    assert {chip["href"] for chip in row.select("a.chip")} == {"/taxonomy/threat-actors/healthcare-provider/"}
    assert [meta.contents[-1].strip() for meta in row.select("li > .meta")] == ["Healthcare Provider"]


def test_today_s_page_has_the_labels_of_today_and_an_old_revision_those_of_its_day(client, editor):
    (group,) = make_pages(AffectedGroup, "Patient")
    make_pages(Harm, "Blackmail")
    event = make_event(editor, affected_groups=["Patients"], harms=["Blackmail"])
    save(group, editor, title="Person in care")
    make_page(editor, Harm, title="Interference")
    save(Harm.objects.get(slug="blackmail"), editor, superseded_by="interference")
    address = event.get_absolute_url()
    assert rows(client, address)["Individuals affected"] == "Patients → term: Person in care"
    assert rows(client, address)["Solove harm"] == "Blackmail (superseded) superseded by Interference"
    save(Event.objects.get(), editor, body="More.", affected_groups=["Patients"])
    assert rows(client, f"{address}revisions/1/")["Individuals affected"] == "Patients"
    assert rows(client, f"{address}revisions/1/")["Solove harm"] == "Blackmail no passage yet"


def test_laws_and_values_are_shown_inert(client, editor):
    bad = '"><script>alert(1)</script>'
    make_pages(Law, "GDPR")
    event = make_event(
        editor,
        location=bad,
        date_text=bad,
        harms=[bad],
        laws=[{"text": bad, "outcome": bad}, {"text": "GDPR"}],
        organisations=[{"name": bad, "role": "actor"}],
        short_title=bad,
    )
    for address in (event.get_absolute_url(), f"{event.get_absolute_url()}revisions/1/"):
        assert "<script>alert" not in client.get(address).content.decode()


def test_a_harm_that_no_passage_shows_says_so(client, editor):
    make_pages(Harm, "Insecurity", "Exclusion")
    both = {"harms": ["Insecurity", "Exclusion"]}
    event = make_event(editor, **both, body="Text, and `[x]{harm=exclusion}` as an example.")
    address = event.get_absolute_url()
    assert rows(client, address)["Solove harm"] == "Insecurity Exclusion no passage yet"
    save(event, editor, body="[All was lost]{harm=insecurity}.")
    assert rows(client, address)["Solove harm"] == "Insecurity Exclusion no passage yet"
    assert parsed(client.get(address)).select_one(".infobox .chips li:nth-child(2) .meta").text == "no passage yet"
    save(event, editor, body="[All was lost]{harm=insecurity}, and [hidden]{harm=exclusion}.")
    assert rows(client, address)["Solove harm"] == "Insecurity Exclusion"
    assert rows(client, f"{address}revisions/1/")["Solove harm"] == "Insecurity Exclusion no passage yet"


def test_a_harm_under_its_former_address_is_shown_by_the_passage_of_today(client, editor):
    (harm,) = make_pages(Harm, "Insecurity")
    event = make_event(editor, harms=["Insecurity"], body="[All was lost]{harm=insecurity}.")
    move_page(harm, title="Insecure keeping", slug="", by=editor, reason="Plainer")
    assert "no passage" not in rows(client, event.get_absolute_url())["Solove harm"]
    assert "no passage" not in rows(client, f"{event.get_absolute_url()}revisions/1/")["Solove harm"]
