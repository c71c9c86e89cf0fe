import pytest
from django.utils import timezone

from taxonomy.models import Harm
from tests.accounts.pages import page as parsed
from tests.factories import make_page
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.listing import PER_PAGE
from wiki.models import Change, Guide
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.signature import Signature

EDITH = "/users/Edith/"


@pytest.fixture
def work(editor):
    make_page(editor, title="Citing")
    harm = make_page(editor, Harm, title="Insecurity")
    save_page(harm, {"title": "Unsafety"}, by=editor, base=1, minor=True, summary="Wrong word")


def shown(soup):
    return [line.text for line in soup.select(".change-title")]


def test_anyone_reads_who_somebody_is_and_what_they_did(client, editor, work):
    editor.name, editor.orcid = "Edith S.", "0000-0002-1825-0097"
    editor.save()
    response = client.get(EDITH)
    soup = parsed(response)
    assert not response.cookies
    assert soup.h1.text == "Edith S."
    facts = soup.select_one(".facts").text
    assert "editor" in facts
    assert f"Edits{Change.objects.count()}" in facts.replace("\n", "").replace(" ", "")
    assert soup.select_one('a[href="https://orcid.org/0000-0002-1825-0097"]')
    assert shown(soup) == ["Unsafety", "Insecurity", "Citing"]
    assert "Wrong word" in soup.text
    assert soup.select_one('a[href="/taxonomy/harms/insecurity/diff/1/2/"]')


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("kind=harm", ["Unsafety", "Insecurity"]),
        ("minor=no", ["Insecurity", "Citing"]),
        ("minor=only&kind=help", []),
        ("minor=only&kind=harm", ["Unsafety"]),
    ],
)
def test_contributions_are_filtered(client, work, query, titles):
    assert shown(parsed(client.get(f"{EDITH}?{query}"))) == titles


@pytest.mark.parametrize(
    ("query", "message"), [("kind=x", "no such kind"), ("minor=x", "left out"), ("before=x", "place")]
)
def test_a_filter_that_is_none_is_a_message(client, work, query, message):
    assert message in parsed(client.get(f"{EDITH}?{query}"), 400).find("main").text


def test_a_deleted_page_keeps_its_line_without_an_address(client, steward, work):
    delete_page(Guide.objects.get(), by=steward, reason="x")
    soup = parsed(client.get(EDITH))
    assert "Citing" in shown(soup)
    assert not soup.select('a[href^="revisions"], a[href=""], a[href*="/help/citing/"]')


def test_other_letters_lead_to_the_accounts_own(client, work):
    response = client.get("/users/eDITH/?kind=harm")
    assert (response.status_code, response.url) == (301, f"{EDITH}?kind=harm")
    assert client.get("/users/eDITH/").url == EDITH


def test_an_imported_name_has_a_page(client, editor):
    signature = Signature(moment=timezone.now(), name="Ünal / Upwork")
    past = PastRevision(record={"title": "Citing", "body": "x"}, signature=signature)
    record_history(Guide, [PageHistory(revisions=[past])])
    address = Change.objects.get().user_url
    soup = parsed(client.get(address))
    assert soup.h1.text == "Ünal / Upwork"
    assert "no account here" in soup.text
    assert shown(soup) == ["Citing"]
    missing = parsed(client.get("/users/Ünal / Upwork/"), 404)
    assert missing.select_one(f'a[href="{address}"]')


@pytest.mark.parametrize(
    "name", ["Nobody", "imported%3ENobody", "imported%3E", "a%00b", "%F0%9F%92%A9", "x" * 3000, "a%2Fb"]
)
def test_a_name_that_nobody_has_is_a_page_that_helps(client, db, name):
    soup = parsed(client.get(f"/users/{name}/"), 404)
    assert soup.select_one('main a[href="/changes/"]')


def test_who_did_nothing_yet_has_a_page(client, reviewer):
    assert "Nothing was contributed yet" in client.get("/users/Rowan/").text


def test_contributions_are_paged_by_key(client, editor):
    for n in range(PER_PAGE + 2):
        make_page(editor, title=f"No {n}")
    first = parsed(client.get(EDITH))
    second = parsed(client.get(EDITH + first.select_one(".pager a[rel=next]")["href"]))
    assert len(set(shown(first) + shown(second))) == PER_PAGE + 2
    assert not second.select(".pager a[rel=next]")


def test_queries_do_not_grow_with_contributions(client, editor, django_assert_num_queries):
    def work(number):
        for n in range(number):
            make_page(editor, Harm if n % 2 else Guide, title=f"No {n}")

    work(10)
    with django_assert_num_queries(4):  # the account, its changes, their number, their addresses
        client.get(EDITH)
    work(20)
    with django_assert_num_queries(4):
        client.get(EDITH)


def test_a_steward_closes_an_account_and_opens_it_again(steward_client, client, editor):
    assert parsed(steward_client.get(EDITH)).select_one(f'a[href="{EDITH}deactivate/"]')
    parsed(steward_client.get(f"{EDITH}deactivate/"))
    assert steward_client.post(f"{EDITH}deactivate/", {"reason": "Vandalism"}).url == EDITH
    editor.refresh_from_db()
    assert not editor.is_active
    assert "This account is deactivated" in client.get(EDITH).text
    parsed(steward_client.get(f"{EDITH}reactivate/"))
    steward_client.post(f"{EDITH}reactivate/", {"reason": "Not so"})
    editor.refresh_from_db()
    assert editor.is_active


def test_a_reason_is_asked_for(steward_client, editor):
    assert parsed(steward_client.post(f"{EDITH}deactivate/", {"reason": " "}), 422).find(id="id_reason_error")
    editor.refresh_from_db()
    assert editor.is_active


def test_others_may_not_close_accounts(client, reviewer_client, steward_client, editor, administrator):
    assert client.get(f"{EDITH}deactivate/").url.startswith("/accounts/login/")
    assert reviewer_client.post(f"{EDITH}deactivate/", {"reason": "x"}).status_code == 403
    assert steward_client.post("/users/Ada/deactivate/", {"reason": "x"}).status_code == 403
    assert steward_client.post("/users/Stella/deactivate/", {"reason": "x"}).status_code == 403
    assert not parsed(client.get(EDITH)).select('a[href$="/deactivate/"]')


def test_what_is_not_there_and_what_is_no_method(client, steward_client, editor):
    for deed in ("deactivate", "reactivate"):
        assert steward_client.get(f"/users/Nobody/{deed}/").status_code == 404
        assert steward_client.delete(f"{EDITH}{deed}/").status_code == 405
    assert client.post(EDITH).status_code == 405
