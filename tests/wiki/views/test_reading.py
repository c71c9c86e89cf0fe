"""Reading pages: today's, older ones, what browsers keep of them, and what it costs."""

import pytest
from django.test import Client, override_settings

from incidents.index import current
from incidents.models import Event, Organisation, Source
from taxonomy.models import Harm, InformationType, Law
from tests.accounts.pages import page as parsed
from tests.counting import queries_of
from tests.factories import make_event, make_page, make_pages
from tests.incidents.records import FULL, make_vocabulary
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Guide
from wiki.moving import move_page

EVENT = "/events/45-million-medical-files-leaked/"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def event(editor):
    make_vocabulary()
    return make_event(editor, **FULL)


def save(page, by, **changes):
    page.refresh_from_db()
    return save_page(page, {**history.latest(page).record, **changes}, by=by, base=page.latest_number)


def test_a_stranger_reads_without_a_cookie(client, event):
    response = client.get(EVENT)
    soup = parsed(response)
    assert not response.cookies
    assert soup.h1.text == "45 Million Medical Files Leaked"
    assert soup.select_one(".infobox-title").text == "Leaky Databases"
    assert soup.select_one(".page-foot a")["href"].endswith("/users/Edith/")
    assert f"{EVENT}revisions/1/" in [a["href"] for a in soup.select(".page-foot a")]


def test_reading_answers_to_get_and_head_alone_with_what_is_there(client, event):
    assert client.head(EVENT).status_code == 200
    assert client.get("/events/never-written/").status_code == 404


@pytest.mark.parametrize("number", ["0", "2", "01", "1e3", "-1", "9" * 30, "x"])
def test_a_revision_that_never_was_is_missing(client, event, number):
    assert client.get(f"{EVENT}revisions/{number}/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_an_event_costs_at_most_four_queries_cold_and_one_warm(client, event, editor):
    make_event(editor, **{**FULL, "title": "Another"})
    current()
    queries_of(client, "/events/another/")
    queries_of(client, EVENT)  # makes the HTML
    save_nothing_of_the_cache()
    queries_of(client, "/events/another/")
    assert queries_of(client, EVENT) <= 4
    assert queries_of(client, EVENT) == 1


def save_nothing_of_the_cache():
    from django.core.cache import cache

    cache.clear()


def test_the_queries_of_an_event_do_not_grow_with_its_rows(client, editor):
    make_vocabulary()
    many = [f"Company {number}" for number in range(20)]
    for name, count in (("Ten", 10), ("Twenty", 20)):
        make_event(
            editor,
            title=name,
            harms=["Insecurity"],
            information_types=[f"Kind {number}" for number in range(count)],
            organisations=[{"name": company, "role": "actor"} for company in many[:count]],
            sources=[{"key": f"s{number}", "title": f"Report {number}"} for number in range(count)],
            body=" ".join(f"[[Page {number}]] [^s{number}]" for number in range(count)),
        )
    queries = {name: [queries_of(client, f"/events/{name}/") for _ in range(2)] for name in ("ten", "twenty")}
    assert queries["ten"][1] == queries["twenty"][1] == 1
    assert queries["twenty"][0] <= queries["ten"][0]


def test_a_browser_is_told_that_nothing_changed(client, event):
    first = client.get(EVENT)
    assert first["ETag"]
    assert first["Last-Modified"]
    assert client.get(EVENT, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(EVENT, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304


@pytest.mark.parametrize(
    "change",
    [
        lambda event, by: save(event, by, body="Other words."),
        lambda event, by: save(Harm.objects.get(), by, title="Carelessness"),
        lambda event, by: save(Source.objects.get(), by, publisher="Somebody else"),
        lambda event, by: make_page(by, Law, title="A law that nobody knew"),
    ],
    ids=["the event", "the title of a term", "a source", "a new page"],
)
def test_what_changes_the_page_changes_its_tag(client, editor, change):
    make_pages(Harm, "Insecurity")
    event = make_event(editor, harms=["Insecurity"], sources=[{"key": "a", "title": "A report", "publisher": "P"}])
    before = client.get(EVENT)
    change(event, editor)
    after = client.get(EVENT, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]


def test_the_page_from_the_cache_is_the_page(client, event):
    made = client.get(EVENT)
    kept = client.get(EVENT)
    assert kept.content == made.content
    zipped = Client(headers={"Accept-Encoding": "gzip"}).get(EVENT)
    assert zipped["Content-Encoding"] == "gzip"


def test_without_a_cache_each_page_is_made_anew(client, event):
    with override_settings(PAGE_CACHE_SECONDS=0, ARTICLE_CACHE_SECONDS=0):
        queries_of(client, EVENT)
        assert queries_of(client, EVENT) > 1


def test_an_article_is_made_once_for_all_and_shows_nobody_what_is_for_another(client, editor_client, event):
    with override_settings(PAGE_CACHE_SECONDS=0):
        mine = parsed(editor_client.get(EVENT))
        theirs = parsed(client.get(EVENT))
        assert queries_of(client, EVENT) == 1
    assert theirs.select_one(".page-body").text == mine.select_one(".page-body").text
    assert theirs.select_one(".page-foot").text == mine.select_one(".page-foot").text
    assert "Edith" not in theirs.select_one(".site-header").text


def test_the_deeds_among_the_tabs_are_shown_to_those_who_may_alone(client, new_editor_client, steward_client, event):
    offered = {}
    for _ in range(2):  # whoever comes first, and from what is kept
        for visitor in (steward_client, new_editor_client, client):
            tabs = parsed(visitor.get(EVENT)).select_one(".tabs")
            offered[visitor] = [link["href"] for link in tabs.select(".dropdown-menu a")]
            assert [link["href"] for link in tabs.select("a[aria-current]")] == [EVENT]
        assert offered == {steward_client: [f"{EVENT}move/", f"{EVENT}delete/"], new_editor_client: [], client: []}


@pytest.mark.parametrize("path", [EVENT, "/help/"])
def test_what_is_kept_has_all_that_was_sent_with_it(client, event, path):
    made, kept = client.get(path), client.get(path)
    assert dict(kept.items()) == dict(made.items())


def test_a_kept_page_is_refused_to_a_host_that_is_not_ours(client, event):
    client.get(EVENT)
    assert client.get(EVENT, headers={"host": "elsewhere.example"}).status_code == 400


def test_a_page_with_a_question_is_not_taken_for_the_page(client, editor):
    make_pages(Harm, "Insecurity")
    client.get("/taxonomy/harms/insecurity/")
    assert client.get("/taxonomy/harms/insecurity/?page=2").status_code == 404


def test_a_kept_page_is_gone_once_the_page_is_moved_or_deleted(client, editor, event, steward):
    client.get(EVENT)
    move_page(event, title="Another address", slug="", by=editor, reason="A test")
    assert client.get(EVENT).status_code == 301
    event.refresh_from_db()
    client.get(event.get_absolute_url())
    delete_page(event, by=steward, reason="A test")
    assert client.get(event.get_absolute_url()).status_code == 410


def test_those_signed_in_get_their_own_page_and_leave_nothing_in_the_cache(editor_client, client, event):
    mine = editor_client.get(EVENT)
    assert mine["Cache-Control"] == "private, no-cache"
    assert "Edith" in parsed(mine).select_one(".site-account").text
    assert "Edith" not in parsed(client.get(EVENT)).select_one(".site-account").text


def test_a_message_that_waits_does_not_get_into_the_cache(client, event):
    client.cookies["messages"] = "something"
    assert client.get(EVENT)["Cache-Control"] == "private, no-cache"


def test_an_old_revision_shows_the_labels_of_its_day(client, editor, event):
    save(Harm.objects.get(slug="insecurity"), editor, title="Carelessness")
    save(Source.objects.get(title="Full Body Exposure"), editor, title="A new title")
    save(event, editor, location="Everywhere")
    old, new = parsed(client.get(f"{EVENT}revisions/1/")), parsed(client.get(EVENT))
    assert old.select_one(".codes a.code-harm").text == "Insecurity"
    assert new.select_one(".codes a.code-harm").text == "Carelessness"
    assert "Full Body Exposure" in old.select_one(".sources").text
    assert "A new title" in new.select_one(".sources").text
    for words in ("Carelessness", "A new title", "Everywhere"):
        assert words not in old.main.text


def test_an_old_revision_survives_what_it_names(client, editor, event):
    Event.objects.filter(pk=event.pk).update(latest_number=1)
    save(event, editor, harms=[], body="Nothing.", summary="", information_types=[])
    Harm.objects.filter(slug="insecurity").delete()
    old = parsed(client.get(f"{EVENT}revisions/1/"))
    assert "Insecurity" in old.select_one(".infobox").text


@pytest.mark.parametrize("deed", ["renamed", "deleted"])
@pytest.mark.parametrize(
    ("model", "slug", "shown"),
    [
        (Harm, "insecurity", "Insecurity"),
        (Law, "hipaa", "HIPAA"),
        (Source, "full-body-exposure", "Full Body Exposure"),
        (Organisation, "cybelangel", "CybelAngel"),
        (InformationType, "medical-and-health", "Medical and Health"),
    ],
)
def test_an_old_revision_says_what_it_said_whatever_became_of_what_it_names(
    client, editor, steward, event, model, slug, shown, deed
):
    save(event, editor, location="Everywhere")
    before = parsed(client.get(f"{EVENT}revisions/1/")).main
    one = model.objects.get(slug=slug)
    if deed == "renamed":
        move_page(one, title="Another name", slug="another-name", by=editor, reason="Trial")
    else:
        delete_page(one, by=steward, reason="Trial")
    after = parsed(client.get(f"{EVENT}revisions/1/")).main
    assert shown in after.text
    assert "Another name" not in after.text
    assert words(after) == words(before)


def words(tag):
    return " ".join(tag.get_text(" ").split())


def test_the_banner_leads_to_the_revisions_around(client, editor, event):
    save(event, editor, body="Second.")
    save(event, editor, body="Third.")
    soup = parsed(client.get(f"{EVENT}revisions/2/"))
    nav = soup.select_one(".revision-banner nav")
    assert nav.select_one("[rel=prev]")["href"] == f"{EVENT}revisions/1/"
    assert nav.select_one("[rel=next]")["href"] == f"{EVENT}revisions/3/"
    assert EVENT in [a["href"] for a in nav.select("a")]
    assert not soup.select(".section-edit")
    assert "noindex" in str(soup.head)


def test_only_those_signed_in_are_offered_to_revert(client, editor_client, editor, event):
    save(event, editor, body="Second.")
    assert "/revert/1/" not in client.get(f"{EVENT}revisions/1/").text
    assert "/revert/1/" in editor_client.get(f"{EVENT}revisions/1/").text


@pytest.mark.parametrize("model", [Event, Harm, InformationType, Law, Organisation, Source, Guide])
def test_stored_markup_comes_out_inert(client, editor, model):
    texts = {}
    for field in model.record_fields:
        if type(field).__name__ in ("Text", "Prose", "CodedProse"):
            texts[field.key] = f"{field.key} {HOSTILE} [x](javascript:alert(1))"[: field.max_length]
    if "alt_labels" in {field.key for field in model.record_fields}:
        texts |= {"alt_labels": [HOSTILE], "exact_matches": ["javascript:alert(1)"], "close_matches": [HOSTILE]}
    page = make_page(editor, model, **texts)
    for address in (page.get_absolute_url(), f"{page.get_absolute_url()}revisions/1/", model.list_address()):
        soup = parsed(client.get(address))
        assert not soup.select("main script, main img, main style, main iframe")
        assert not [a for a in soup.select("[href]") if a["href"].lower().startswith("javascript")]
        assert not [tag for tag in soup.find_all() if any(name.startswith("on") for name in tag.attrs)]


def test_the_guide_is_listed(client, editor):
    make_page(editor, Guide, title="Citing", body="## How\n\nCite *this*.")
    soup = parsed(client.get("/help/"))
    assert soup.select_one(".plain-list a")["href"] == "/help/citing/"
    assert "Cite this." in soup.select_one(".plain-list").text


def test_an_empty_guide_says_so(client, db):
    assert parsed(client.get("/help/")).select_one(".empty")
