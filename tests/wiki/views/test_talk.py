import pytest
from django.conf import settings
from django.test import override_settings

from tests.accounts.pages import page as parsed
from tests.factories import make_page
from wiki.models import Comment, Thread
from wiki.talking import hide_comment, reply, start_thread
from wiki.views.talk import PER_PAGE

TALK = "/help/how-to-cite/talk/"


@pytest.fixture
def page(editor):
    return make_page(editor)


@pytest.fixture
def first(page, editor):
    return start_thread(page, title="A doubt", body="Is **this** so?", by=editor)


def test_a_stranger_reads_without_a_cookie_and_is_offered_to_sign_in(client, first):
    response = client.get(TALK)
    soup = parsed(response)
    assert not response.cookies
    assert not soup.select("main form")
    assert soup.select_one(f"#comment-{first.pk} strong").text == "this"
    assert client.get(f"{TALK}{first.thread_id}/reply/?to={first.pk}").url.startswith("/accounts/login/?next=")


def test_a_page_nobody_talks_about_says_so(client, page):
    soup = parsed(client.get(TALK))
    assert soup.select_one(".empty a")["href"] == f"{TALK}new/"


def test_a_thread_is_begun(new_editor_client, new_editor, page):
    parsed(new_editor_client.get(f"{TALK}new/"))
    response = new_editor_client.post(f"{TALK}new/", {"title": "A  doubt", "body": "Is it?\r\nReally?"})
    comment = Comment.objects.get()
    assert response.url == f"{TALK}{comment.thread_id}/#comment-{comment.pk}"
    assert (comment.thread.title, comment.body, comment.author) == ("A doubt", "Is it?\nReally?", new_editor)
    assert f"#comment-{comment.pk}" in new_editor_client.get(TALK).text


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("", "kept"),
        ("x" * 201, "kept"),
        ("A\x00B", "kept"),
        ("A doubt", "kept \u202e"),
        ("A doubt", "kept" + "x" * 20_000),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(editor_client, page, title, body):
    soup = parsed(editor_client.post(f"{TALK}new/", {"title": title, "body": body}), 422)
    assert soup.select(".field-errors li")
    assert soup.find(id="id_body").text.strip().startswith("kept")
    assert not Thread.objects.exists()


def test_an_answer_to_a_comment_stands_below_it(editor_client, first):
    response = editor_client.post(f"{TALK}{first.thread_id}/reply/", {"body": "It is.", "to": first.pk})
    soup = parsed(editor_client.get(response.url))
    assert soup.select_one(f"#comment-{first.pk} .comments .prose").text.strip() == "It is."


def test_an_answer_that_is_refused_is_kept_below_its_thread(editor_client, first):
    soup = parsed(editor_client.post(f"{TALK}{first.thread_id}/reply/", {"body": "", "to": first.pk}), 422)
    assert soup.find(id="answer").text == "Answer Edith"
    assert soup.select_one("#answer ~ form [name=to]")["value"] == str(first.pk)


def test_an_answer_to_a_comment_of_another_thread_is_refused(editor_client, editor, page, first):
    other = start_thread(page, title="Another", body="Else.", by=editor)
    response = editor_client.post(f"{TALK}{first.thread_id}/reply/", {"body": "Well", "to": other.pk})
    assert response.status_code == 422
    assert Comment.objects.count() == 2


def test_a_full_thread_says_so(editor_client, first, monkeypatch):
    monkeypatch.setattr("wiki.talking.MOST_COMMENTS", 1)
    response = editor_client.post(f"{TALK}{first.thread_id}/reply/", {"body": "One more"})
    assert "Start a new one" in parsed(response, 422).text
    assert "One more" in response.text


def test_a_resolved_thread_folds_and_opens_again(editor_client, first):
    editor_client.post(f"{TALK}{first.thread_id}/resolve/")
    assert parsed(editor_client.get(TALK)).select_one("article.thread > details .comments")
    editor_client.post(f"{TALK}{first.thread_id}/reopen/")
    assert not parsed(editor_client.get(TALK)).select_one("article.thread > details")


def test_a_hidden_comment_is_read_by_reviewers_only(client, reviewer_client, editor_client, first):
    hide = f"{TALK}comments/{first.pk}/hide/"
    assert editor_client.post(hide).status_code == 403
    assert reviewer_client.post(hide).status_code == 302
    assert "Hidden by Rowan" in client.get(TALK).text
    assert "<strong>this</strong>" not in client.get(TALK).text
    assert "<strong>this</strong>" not in editor_client.get(TALK).text
    assert "<strong>this</strong>" in reviewer_client.get(TALK).text
    reviewer_client.post(f"{TALK}comments/{first.pk}/show/")
    assert "<strong>this</strong>" in client.get(TALK).text


@pytest.mark.parametrize("deed", ["9/", "9/reply/", "9/resolve/", "9/reopen/", "comments/9/hide/", "comments/9/show/"])
def test_what_is_not_there_is_404(reviewer_client, page, deed):
    act = reviewer_client.get if deed in ("9/", "9/reply/") else reviewer_client.post
    assert act(TALK + deed).status_code == 404


def test_a_thread_is_found_on_its_own_page_only(client, editor, first):
    make_page(editor, title="Another")
    assert client.get(f"/help/another/talk/{first.thread_id}/").status_code == 404


def test_a_deed_is_posted_and_a_page_is_not(reviewer_client, first):
    number = first.thread_id
    assert reviewer_client.post(TALK).status_code == 405
    assert reviewer_client.post(f"{TALK}{number}/").status_code == 405
    assert reviewer_client.delete(f"{TALK}new/").status_code == 405
    for deed in (f"{number}/resolve/", f"{number}/reopen/", f"comments/{first.pk}/hide/", f"comments/{first.pk}/show/"):
        assert reviewer_client.get(TALK + deed).status_code == 405


@pytest.mark.parametrize(
    "deed", ["new/", "1/reply/", "1/resolve/", "1/reopen/", "comments/1/hide/", "comments/1/show/"]
)
def test_a_stranger_is_asked_to_sign_in(client, first, deed):
    assert client.post(TALK + deed, {"body": "x"}).url.startswith("/accounts/login/")


def test_who_talks_too_fast_is_asked_to_wait(editor_client, page):
    limits = settings.RATE_LIMITS | {"talk": "1/h"}
    with override_settings(RATE_LIMITS_ON=True, RATE_LIMITS=limits):
        typed = {"title": "A doubt", "body": "Well"}
        assert editor_client.post(f"{TALK}new/", typed).status_code == 302
        assert editor_client.post(f"{TALK}new/", typed).status_code == 429


def test_many_threads_are_paged_by_key(client, page, editor):
    made = [start_thread(page, title=f"No {n}", body="x", by=editor).thread for n in range(PER_PAGE + 3)]
    soup = parsed(client.get(TALK))
    seen = [article["id"] for article in soup.select("article.thread")]
    older = soup.select_one(".pager a[rel=next]")["href"]
    soup = parsed(client.get(older))
    seen += [article["id"] for article in soup.select("article.thread")]
    assert seen == [f"thread-{thread.pk}" for thread in reversed(made)]
    assert not soup.select(".pager a[rel=next]")


@pytest.mark.parametrize("before", ["x", "0", "9" * 30, "123456", "-1"])
def test_a_place_that_is_none_is_404(client, page, before):
    assert client.get(f"{TALK}?before={before}").status_code == 404


@pytest.mark.parametrize("to", ["x", "0", "9" * 30])
def test_an_answer_to_nothing_is_404(editor_client, first, to):
    assert editor_client.get(f"{TALK}{first.thread_id}/reply/?to={to}").status_code == 404


def test_queries_do_not_grow_with_comments(client, page, editor, reviewer, django_assert_num_queries):
    def talk(number):
        for _ in range(number):
            first = start_thread(page, title="A doubt", body="See [[How to cite]].", by=editor)
            reply(first.thread, body="Yes", by=reviewer, to=first)
            hide_comment(reply(first.thread, body="No", by=editor), by=reviewer)

    talk(3)
    with django_assert_num_queries(4):  # the page, its threads, their comments, where the links lead
        client.get(TALK)
    talk(10)
    with django_assert_num_queries(4):
        client.get(TALK)
