import pytest
from django.conf import settings
from django.test import Client, override_settings

from tests.accounts.pages import page as parsed
from wiki.models import Report
from wiki.reporting import close_report
from wiki.views.reports import PER_PAGE

REPORT, REPORTS = "/report/", "/reports/"
TYPED = {
    "page": "/help/citing/?a=b",
    "message": "The number\r\nis wrong",
    "contact": "reader@example.org",
    "website": "",
}


def test_a_stranger_reports_without_an_account(client, db):
    soup = parsed(client.get(f"{REPORT}?page=/help/citing/"))
    assert soup.find(id="id_page")["value"] == "/help/citing/"
    response = client.post(REPORT, TYPED)
    assert response.url == "/report/thanks/"
    assert "A reviewer will look at it" in parsed(client.get(response.url)).text
    report = Report.objects.get()
    assert (report.page_address, report.message) == ("/help/citing/?a=b", "The number\nis wrong")
    assert report.contact == "reader@example.org"


def test_the_form_is_guarded_against_other_sites(db):
    client = Client(enforce_csrf_checks=True)
    assert client.post(REPORT, TYPED).status_code == 403
    token = parsed(client.get(REPORT)).select_one("[name=csrfmiddlewaretoken]")["value"]
    assert client.post(REPORT, TYPED | {"csrfmiddlewaretoken": token}).status_code == 302


def test_nothing_is_kept_of_who_reported(client, db):
    client.post(REPORT, TYPED, REMOTE_ADDR="192.0.2.77", HTTP_USER_AGENT="Tell-tale")
    kept = str(Report.objects.values().get())
    assert "192.0.2.77" not in kept
    assert "Tell-tale" not in kept


def test_a_robot_is_thanked_and_not_heard(client, db):
    assert client.post(REPORT, TYPED | {"website": "https://spam.example"}).url == "/report/thanks/"
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example/",
        "//evil.example/",
        "https://[::1",
        "//[",
        "/\\evil.example",
        "javascript:alert(1)",
        "help/citing/",
        "/help/citing/\x00",
        "/help/\u202eciting/",
        "/no/such/address/at/all",
        "/" + "x" * 500,
        "/help/citing/ evil",
    ],
)
def test_a_page_that_is_none_of_ours_is_left_out_or_refused(client, db, page):
    soup = parsed(client.get(REPORT, {"page": page}), 400)
    assert not soup.find(id="id_page").get("value")
    assert "did not name a page of this site" in soup.text
    soup = parsed(client.post(REPORT, TYPED | {"page": page}), 422)
    assert soup.find(id="id_page_error")
    assert soup.find(id="id_message").text.strip() == "The number\r\nis wrong"
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        ("/events/gr%C3%B6%C3%9Fe/", "/events/gr%C3%B6%C3%9Fe/"),
        ("/events/größe/", "/events/größe/"),
        (f"{settings.BASE_URL}/help/citing/", "/help/citing/"),
    ],
)
def test_a_page_of_ours_is_kept_as_a_path(client, db, given, kept):
    client.post(REPORT, TYPED | {"page": given})
    assert Report.objects.get().page_address == kept


@pytest.mark.parametrize(
    ("field", "value"), [("message", ""), ("message", "x" * 5001), ("message", "a\x00b"), ("contact", "no address")]
)
def test_what_is_wrong_is_said_at_its_field(client, db, field, value):
    soup = parsed(client.post(REPORT, TYPED | {field: value}), 422)
    assert soup.find(id=f"id_{field}_error")
    assert soup.find(id="id_page")["value"] == TYPED["page"]


def test_who_reports_too_much_is_asked_to_wait(client, db):
    with override_settings(RATE_LIMITS_ON=True, RATE_LIMITS=settings.RATE_LIMITS | {"report": "1/h"}):
        assert client.post(REPORT, TYPED).status_code == 302
        assert client.post(REPORT, TYPED).status_code == 429


def test_reviewers_find_what_is_open_and_close_it_with_an_answer(reviewer_client, db):
    report = Report.objects.create(message="<b>Wrong</b>", page_address="/help/citing/", contact="a@example.org")
    soup = parsed(reviewer_client.get(REPORTS))
    assert "<b>Wrong</b>" in soup.find("main").text
    address = soup.select_one('main a[href^="/reports/"][href$="/"]:not(.tabs a)')["href"]
    assert parsed(reviewer_client.get(address)).select_one('a[href="mailto:a@example.org"]')
    assert reviewer_client.post(address, {"answer": "Mended"}).url == REPORTS
    report.refresh_from_db()
    assert report.answer == "Mended"
    assert "Nothing is waiting" in reviewer_client.get(REPORTS).text
    assert "Mended" in reviewer_client.get(f"{REPORTS}?state=closed").text
    assert not parsed(reviewer_client.get(address)).find("textarea")


def test_an_answer_is_asked_for(reviewer_client, db):
    report = Report.objects.create(message="Wrong")
    soup = parsed(reviewer_client.post(f"{REPORTS}{report.pk}/", {"answer": ""}), 422)
    assert soup.find(id="id_answer_error")
    report.refresh_from_db()
    assert report.is_open


def test_two_reviewers_do_not_overwrite_each_other(reviewer_client, steward):
    report = Report.objects.create(message="Wrong")
    close_report(report, by=steward, answer="Mended")
    response = reviewer_client.post(f"{REPORTS}{report.pk}/", {"answer": "Nothing to mend"}, follow=True)
    assert "Somebody else closed this report" in response.text
    report.refresh_from_db()
    assert report.answer == "Mended"


def test_reports_are_for_reviewers(client, editor_client, db):
    report = Report.objects.create(message="Wrong")
    for address in (REPORTS, f"{REPORTS}{report.pk}/"):
        assert client.get(address).url.startswith("/accounts/login/")
        assert editor_client.get(address).status_code == 403


def test_what_is_not_there_and_what_is_no_method(client, reviewer_client, db):
    assert reviewer_client.get(f"{REPORTS}99/").status_code == 404
    assert reviewer_client.get(f"{REPORTS}?before=x").status_code == 404
    assert reviewer_client.post(REPORTS).status_code == 405
    assert client.put(REPORT).status_code == 405
    assert client.post("/report/thanks/").status_code == 405


@pytest.mark.parametrize("state", ["open", "closed"])
def test_many_are_paged_by_key(reviewer_client, reviewer, state, django_assert_num_queries):
    Report.objects.bulk_create(Report(message=f"No {n}") for n in range(PER_PAGE + 5))
    if state == "closed":
        for report in Report.objects.all():
            close_report(report, by=reviewer, answer="Done")
    address, seen = f"{REPORTS}?state={state}", set()
    while address:
        with django_assert_num_queries(3):  # session, user, reports
            soup = parsed(reviewer_client.get(address))
        seen |= {item.select_one("a[href^='/reports/']")["href"] for item in soup.select("main .plain-list li")}
        older = soup.select_one(".pager a[rel=next]")
        address = older and older["href"]
    assert len(seen) == PER_PAGE + 5
