from datetime import timedelta

from bs4 import BeautifulSoup
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_page
from wiki.discussion import DEEPEST, LONG, Said, discussions, nested, threads_of
from wiki.models import Comment
from wiki.talking import reply, start_thread


def shown(page):
    return discussions(list(threads_of(page)))


def talked(editor, *bodies):
    page = make_page(editor)
    first = start_thread(page, title="A doubt", body=bodies[0], by=editor)
    for body in bodies[1:]:
        reply(first.thread, body=body, by=editor)
    return page


def walk(said, depth=0):
    for one in said:
        yield one, depth
        yield from walk(one.answers, depth + 1)


@given(st.lists(st.one_of(st.none(), st.integers(0, 40)), max_size=40))
def test_no_comment_is_lost_whatever_it_answers(parents):
    said = [
        Said(Comment(pk=pk, parent_id=parent if parent is not None and parent < pk else None), "")
        for pk, parent in enumerate(parents, start=1)
    ]
    found = list(walk(nested(said)))
    assert sorted(one.comment.pk for one, _ in found) == [one.comment.pk for one in said]
    assert all(depth < DEEPEST for _, depth in found)


def test_an_answer_stands_below_what_it_answers(editor):
    page = make_page(editor)
    first = start_thread(page, title="A doubt", body="Is this so?", by=editor)
    reply(first.thread, body="Later", by=editor)
    reply(first.thread, body="It is.", by=editor, to=first)
    [discussion] = shown(page)
    assert [(one.comment.body, depth) for one, depth in walk(discussion.said)] == [
        ("Is this so?", 0),
        ("It is.", 1),
        ("Later", 0),
    ]


def test_links_of_comments_are_filled(editor):
    page = talked(editor, "See [[How to cite]] and [[Nothing of the kind]].")
    html = shown(page)[0].said[0].html
    assert 'href="/help/how-to-cite/"' in html
    assert 'class="new"' in html


def test_what_is_dangerous_comes_out_inert(editor):
    page = talked(editor, '<script>alert(1)</script> [x](javascript:alert(1)) <b onclick="x()">b</b>')
    html = shown(page)[0].said[0].html
    assert "<script" not in html
    assert "<b " not in html
    assert 'href="javascript' not in html


def test_ids_of_two_comments_differ_and_their_links_follow(editor):
    body = "Said.[^1]\n\n## Why\n\n[^1]: A note"
    first, second = (BeautifulSoup(one.html, "html.parser") for one in shown(talked(editor, body, body))[0].said)
    ids = [{tag["id"] for tag in html.find_all(id=True)} for html in (first, second)]
    assert len(ids[0]) == len(ids[1]) > 2
    assert not ids[0] & ids[1]
    assert {link["href"][1:] for link in first.find_all("a")} <= ids[0]


def test_text_that_looks_like_an_id_stays_as_typed(editor):
    html = shown(talked(editor, 'He wrote a id="note-1" there.'))[0].said[0].html
    assert "comment-" not in html


def test_a_long_thread_is_left_to_its_own_page(editor):
    page = make_page(editor)
    first = start_thread(page, title="A doubt", body="Is this so?", by=editor)
    later = timezone.now() + timedelta(minutes=1)
    Comment.objects.bulk_create(
        [Comment(thread=first.thread, author=editor, body=f"{n}", created_at=later) for n in range(LONG)]
    )
    [discussion] = shown(page)
    assert (discussion.is_whole, discussion.count, discussion.said) == (False, LONG + 1, [])
    [discussion] = discussions(list(threads_of(page)), longest=LONG + 1)
    assert len(discussion.said) == LONG + 1


def test_a_page_without_talk_has_no_discussion(editor):
    assert shown(make_page(editor)) == []
