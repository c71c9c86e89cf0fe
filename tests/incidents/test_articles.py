"""How events, organisations and sources are drawn: what their pages tell."""

import pytest

from incidents.models import Organisation, Source
from taxonomy.models import Law
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page, make_pages
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page

pytestmark = pytest.mark.django_db
EVENT = "/events/a-leak/"
SCRIPT = "<script>alert(1)</script>"


def save(page, by, **changes):
    page.refresh_from_db()
    return save_page(page, {**history.latest(page).record, **changes}, by=by, base=page.latest_number).page


def facts(soup):
    rows = soup.select(".infobox-row")
    return {row.dt.text: " ".join(row.dd.get_text(" ").split()) for row in rows}


def said(element):
    return " ".join(element.get_text(" ").split())


def test_an_event_without_anything_asks_for_sources_and_shows_no_empty_sections(client, editor):
    make_event(editor, title="A leak")
    soup = parsed(client.get(EVENT))
    assert [heading.get("id") for heading in soup.select(".page-body h2")] == ["sources"]
    assert "No source is given yet." in soup.main.text
    assert soup.select_one(f'.page-body p > a[href="{EVENT}edit/#id_sources"]').text == "Add one"


def test_contents_lead_to_every_section_below_the_text(client, editor):
    make_event(
        editor,
        title="A leak",
        body="## What came\n\nWords.\n\n## What went\n\nWords.",
        breakdown=[{"threat": "Open doors", "harm": "One\nTwo"}],
        laws=[{"text": "Some act", "outcome": "A *fine*.", "source": "b"}],
        organisations=[{"name": "Press", "role": "reporter"}],
        sources=[{"key": "a", "title": "One"}, {"key": "b", "title": "Two"}],
    )
    soup = parsed(client.get(EVENT))
    ids = {element["id"] for element in soup.select("main [id]")}
    leading = [a["href"].removeprefix("#") for a in soup.select("nav.contents a, .contents a")]
    assert [word for word in leading if word in ("breakdown", "laws", "organisations", "sources")] == [
        *("breakdown", "laws", "organisations", "sources")
    ]
    assert set(leading) <= ids
    law = soup.find(id="laws").find_parent("section").li
    assert (said(law.p), law.sup.a["href"], law.sup.text) == ("A fine. [2]", "#source-b", "[2]")
    harm = soup.select(".breakdown tr")[2].td
    assert [str(harm.contents[0]), str(harm.contents[2])] == ["One", "Two"]
    assert soup.select(".breakdown tr")[1].td.text == "–"


def test_sources_are_numbered_and_lead_back_to_where_they_are_cited(client, editor):
    report = {"key": "a", "title": "A report", "publisher": "Press", "authors": ["A. Writer"], "date": "2020-12"}
    links = {"url": "https://example.org/", "archived_url": "https://archive.example/1", "accessed": "2021-01-02"}
    make_event(editor, title="A leak", body="So.[^b]", sources=[{**report, **links}, {"key": "b", "title": "Another"}])
    first, second = parsed(client.get(EVENT)).select("ol.sources > li")
    assert first["id"] == "source-a"
    assert said(first).startswith("A. Writer. Press, A report , December 2020. archived · read 2 January 2021 ·")
    assert [a["href"] for a in first.select("a.external")] == ["https://example.org/", "https://archive.example/1"]
    assert first.select_one('a[href="/sources/a-report/"]')
    assert first.select_one(".source-back") is None
    soup = parsed(client.get(EVENT))
    assert soup.find(id=second.select_one(".source-back")["href"].removeprefix("#"))


def test_today_s_page_cites_sources_as_they_are_today_and_an_old_revision_as_they_were(client, editor):
    event = make_event(editor, title="A leak", sources=[{"key": "a", "title": "A report", "publisher": "Press"}])
    save(Source.objects.get(), editor, publisher="The Press")
    assert "The Press, " in said(parsed(client.get(EVENT)).select_one("ol.sources"))
    save(event, editor, body="More.")
    assert said(parsed(client.get(f"{EVENT}revisions/1/")).select_one("ol.sources")).startswith("Press, ")


def test_a_source_whose_page_was_deleted_stays_as_it_was_written(client, editor, steward):
    make_event(editor, title="A leak", sources=[{"key": "a", "title": "A report"}])
    delete_page(Source.objects.get(), by=steward, reason="Trial")
    (row,) = parsed(client.get(EVENT)).select("ol.sources > li")
    assert "A report" in row.text


def test_terms_that_a_machine_set_are_told(client, editor):
    make_event(editor, title="A leak", coded="machine")
    make_event(editor, title="Another")
    assert "no editor has confirmed them yet" in parsed(client.get(EVENT)).main.text
    assert "no editor has confirmed them yet" not in parsed(client.get("/events/another/")).main.text


def test_an_organisation_tells_its_names_and_its_part_in_events(client, editor):
    data = {"other_names": ["Acme Labs", "ACME"], "website": "https://www.acme.example/", "body": "It *makes*."}
    make_page(editor, Organisation, title="Acme", **data)
    parts = [{"name": "Acme Labs", "role": "victim organisation"}]
    make_event(editor, title="Old", date_text="1999", organisations=parts)
    make_event(editor, title="Newer", date_text="2020", organisations=[{"name": "Acme", "role": "actor"}])
    soup = parsed(client.get("/organisations/acme/"))
    assert facts(soup) == {"Other names": "Acme Labs; ACME", "Website": "acme.example"}
    new, old = soup.find(id="events").find_parent("section").select(".plain-list > li")
    assert (new.a["href"], new.select_one(".tag").text) == ("/events/newer/", "actor")
    assert (old.select_one(".tag").text, "there named “Acme Labs”" in old.text) == ("victim organisation", True)
    assert "there named" not in new.text


def test_an_organisation_that_was_merged_leads_to_what_it_became_by_its_name_of_today(client, editor):
    beta = make_page(editor, Organisation, title="Beta")
    make_page(editor, Organisation, title="Acme", merged_into="beta")
    save(beta, editor, title="Beta and Sons")
    soup = parsed(client.get("/organisations/acme/"))
    (notice,) = soup.select(".notice-warning")
    assert (notice.a["href"], notice.a.text) == ("/organisations/beta/", "Beta and Sons")
    assert facts(soup)["Merged into"] == "Beta and Sons"
    assert "No event names this organisation." in soup.main.text


def test_a_source_is_drawn_as_it_is_cited_with_the_events_that_cite_it(client, editor):
    data = {"publisher": "Press", "authors": ["A. Writer", "B"], "date": "2020-12", "publication_kind": "newspaper"}
    make_page(editor, Source, title="A report", url="https://www.example.org/r/", **data)
    make_event(editor, title="A leak", sources=[{"key": "k", "source": "a-report"}])
    soup = parsed(client.get("/sources/a-report/"))
    assert facts(soup) == {
        "Publisher": "Press",
        "Authors": "A. Writer, B",
        "Date": "December 2020",
        "Kind": "Newspaper or magazine",
        "Address": "example.org/r",
    }
    assert said(soup.select_one(".lead")) == "A. Writer, B. Press, A report , December 2020."
    (cited,) = soup.find(id="events").find_parent("section").select(".plain-list > li")
    assert cited.a["href"] == f"{EVENT}#source-k"


def test_a_law_shows_the_events_that_it_was_applied_to_with_what_came_of_it(client, editor):
    make_pages(Law, "GDPR")
    laws = [{"text": "GDPR", "outcome": "A *fine*.", "source": "k"}]
    make_event(editor, title="A leak", laws=laws, sources=[{"key": "k", "title": "A report"}])
    (item,) = parsed(client.get("/laws/gdpr/")).find(id="events").find_parent("section").select(".plain-list > li")
    assert item.a["href"] == EVENT
    assert said(item.find_all("p")[-1]) == "A fine. source"
    assert item.find_all("a")[-1]["href"] == f"{EVENT}#source-k"


def test_pages_that_say_nothing_more_have_no_infobox_and_no_event(client, editor):
    make_pages(Organisation, "Acme")
    make_pages(Source, "A report")
    make_pages(Law, "GDPR")
    for address, told in (
        ("/organisations/acme/", "No event names this organisation."),
        ("/sources/a-report/", "No event cites this source."),
        ("/laws/gdpr/", "No event names this law yet."),
    ):
        soup = parsed(client.get(address))
        assert told in soup.main.text
        assert not soup.select(".infobox")


def test_what_is_written_in_them_is_shown_inert(client, editor):
    make_page(editor, Organisation, title=SCRIPT, slug="bad", other_names=[SCRIPT], body=SCRIPT)
    make_page(editor, Source, title=SCRIPT, slug="bad", publisher=SCRIPT, authors=[SCRIPT], body=SCRIPT)
    make_event(
        editor,
        title=SCRIPT,
        slug="bad",
        summary=SCRIPT,
        breakdown=[{"threat": SCRIPT}],
        laws=[{"text": SCRIPT, "outcome": SCRIPT}],
        sources=[{"key": '"><b>', "title": SCRIPT, "publisher": SCRIPT}],
    )
    for address in ("/organisations/bad/", "/sources/bad/", "/events/bad/"):
        page = client.get(address).content.decode()
        assert SCRIPT not in page
        assert '"><b>' not in page
