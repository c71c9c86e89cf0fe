import pytest

from taxonomy.models import Harm
from tests.accounts.pages import page as parsed
from tests.factories import make_page
from wiki.deleting import delete_page
from wiki.models import LogEntry
from wiki.moving import move_page
from wiki.views.log import PER_PAGE

LOG = "/log/"


def move(page, by):
    return move_page(page, title=f"{page.title}!", slug="", by=by, reason="Because")


@pytest.fixture
def lines(editor, steward):
    move(make_page(editor, title="Citing"), editor)
    delete_page(make_page(editor, title="Gone"), by=steward, reason="A double")
    move(make_page(editor, Harm, title="Insecurity"), editor)


def shown(client, query=""):
    return [" ".join(item.text.split()) for item in parsed(client.get(LOG + query)).select("main .plain-list li")]


def test_anyone_reads_it_newest_first(client, lines):
    first, second, third = shown(client)
    assert "Edith moved Insecurity (harm) to Insecurity! Because" in first
    assert "Stella deleted “Gone” (guide page) A double" in second
    assert "Edith moved Citing" in third


def test_a_page_leads_to_its_address_of_today(client, lines):
    soup = parsed(client.get(LOG))
    assert soup.select('main a[href="/help/citing-2/"], main a[href="/help/citing/"]')
    assert not soup.select('main a[href="/help/gone/"]')


@pytest.mark.parametrize(("query", "number"), [("?action=move", 2), ("?kind=harm", 1), ("?action=delete&kind=harm", 0)])
def test_it_is_filtered_by_deed_and_kind(client, lines, query, number):
    assert len(shown(client, query)) == number


def test_no_line_that_fits_is_said_and_an_empty_log_too(client, db):
    assert "The log is empty" in client.get(LOG).text
    assert "No line of the log fits" in client.get(f"{LOG}?action=move").text


@pytest.mark.parametrize("query", ["?action=dance", "?kind=x%00y", "?kind=nothing"])
def test_a_filter_that_is_none_is_a_message(client, lines, query):
    soup = parsed(client.get(LOG + query), 400)
    assert "There is no such choice" in soup.find("main").text


@pytest.mark.parametrize("before", ["x", "0", "-1", "9" * 40])
def test_a_place_that_is_none_is_404(client, lines, before):
    assert client.get(f"{LOG}?before={before}").status_code == 404


def test_it_is_paged_by_key_under_its_filters(client, editor):
    LogEntry.objects.bulk_create(
        LogEntry(by=editor, action="move" if n % 2 else "delete", title=f"No {n}") for n in range(2 * PER_PAGE + 4)
    )
    address, seen = f"{LOG}?action=move", []
    while address:
        soup = parsed(client.get(address))
        seen += [item.find("bdi").text for item in soup.select("main .plain-list li")]
        older = soup.select_one(".pager a[rel=next]")
        address = older and older["href"]
    assert len(seen) == len(set(seen)) == PER_PAGE + 2


def test_it_is_for_reading(client, db):
    assert client.post(LOG).status_code == 405


def test_queries_do_not_grow_with_lines(client, editor, django_assert_num_queries):
    def work(number):
        for n in range(number):
            move(make_page(editor, title=f"Page {n} {number}"), editor)

    work(10)
    with django_assert_num_queries(2):
        client.get(LOG)
    work(20)
    with django_assert_num_queries(2):
        client.get(LOG)
