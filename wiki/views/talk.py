"""Talk: the discussion beside a page. Readers read; who may talk has forms, which work without a script."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.members import member
from common.access import public, requires, reviewers
from common.limits import limited
from common.paging import number_in, slice_of
from wiki.discussion import Discussion, discussions, threads_of
from wiki.forms.talking import ReplyForm, ThreadForm
from wiki.models import Comment, Thread, WikiPage
from wiki.pages import page_view
from wiki.talking import (
    MOST_COMMENTS,
    FullThread,
    hide_comment,
    reopen,
    reply,
    resolve,
    show_comment,
    start_thread,
)

PER_PAGE = 20

talkers = requires("talk")


@public
@require_safe
@page_view
def threads(request: HttpRequest, page: WikiPage) -> HttpResponse:
    """The page's threads, the latest spoken in first."""
    all_threads = threads_of(page)
    before = number_in(request.GET, "before", Http404)
    some = all_threads.filter(_spoken_in_before(_thread_or_404(page, before))) if before else all_threads
    part = slice_of(some, PER_PAGE, is_first=not before)
    here = f"{page.get_absolute_url()}talk/"
    context = {
        "page": page,
        "discussions": discussions(part.rows),
        "newest_url": here if before else "",
        "older_url": f"{here}?before={part.rows[-1].pk}" if part.next else "",
    }
    return render(request, "wiki/talk.html", context)


@public
@require_safe
@page_view
def thread(request: HttpRequest, page: WikiPage, number: int) -> HttpResponse:
    """One thread, whole: what the permanent link of a comment leads to."""
    context = {"page": page, "discussion": _discussion_or_404(page, number)}
    return render(request, "wiki/talk_thread.html", context)


@talkers
@limited("talk")
@require_http_methods(["GET", "HEAD", "POST"])
@page_view
def start(request: HttpRequest, page: WikiPage) -> HttpResponse:
    """Begin a thread."""
    form = ThreadForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _to(page, start_thread(page, by=member(request), **form.cleaned_data))
    return render(request, "wiki/talk_new.html", {"page": page, "form": form}, status=422 if form.is_bound else 200)


@talkers
@limited("talk")
@require_http_methods(["GET", "HEAD", "POST"])
@page_view
def answer(request: HttpRequest, page: WikiPage, number: int) -> HttpResponse:
    """Add a comment to a thread; the form stands on the thread's own page."""
    discussion = _discussion_or_404(page, number)
    typed = request.POST if request.method == "POST" else None
    form = ReplyForm(discussion.thread, typed, initial={"to": number_in(request.GET, "to", Http404)})
    if form.is_valid():
        try:
            return _to(page, reply(discussion.thread, by=member(request), **form.cleaned_data))
        except FullThread:
            form.add_error(None, _("A thread takes %(most)d comments. Start a new one.") % {"most": MOST_COMMENTS})
    context = {"page": page, "discussion": discussion, "form": form, "answered": _answered(form)}
    return render(request, "wiki/talk_thread.html", context, status=422 if form.is_bound else 200)


@talkers
@limited("talk")
@require_POST
@page_view
def close(request: HttpRequest, page: WikiPage, number: int) -> HttpResponse:
    """Mark a thread as resolved."""
    one = _thread_or_404(page, number)
    resolve(one, by=member(request))
    messages.success(request, _("The discussion is marked as resolved."))
    return redirect(f"{page.get_absolute_url()}talk/{one.pk}/")


@talkers
@limited("talk")
@require_POST
@page_view
def open_again(request: HttpRequest, page: WikiPage, number: int) -> HttpResponse:
    """Take a resolved thread up again."""
    one = _thread_or_404(page, number)
    reopen(one)
    messages.success(request, _("The discussion is open again."))
    return redirect(f"{page.get_absolute_url()}talk/{one.pk}/")


@reviewers
@limited("talk")
@require_POST
@page_view
def hide(request: HttpRequest, page: WikiPage, number: int) -> HttpResponse:
    """Hide a comment from all but reviewers."""
    return _do(request, page, number, hide_comment, _("The comment is hidden; reviewers still see it."))


@reviewers
@limited("talk")
@require_POST
@page_view
def show(request: HttpRequest, page: WikiPage, number: int) -> HttpResponse:
    """Show a hidden comment to all again."""
    return _do(request, page, number, show_comment, _("The comment is shown to all again."))


def _do(request: HttpRequest, page: WikiPage, number: int, deed: Callable[..., bool], done: str) -> HttpResponse:
    comments = Comment.objects.select_related("thread")
    comment = get_object_or_404(comments, pk=number, thread__kind=page.kind, thread__page_id=page.pk)
    deed(comment, by=member(request))
    messages.success(request, done)
    return _to(page, comment)


def _thread_or_404(page: WikiPage, number: int) -> Thread:
    return get_object_or_404(Thread, pk=number, kind=page.kind, page_id=page.pk)


def _discussion_or_404(page: WikiPage, number: int) -> Discussion:
    one = get_object_or_404(threads_of(page), pk=number)
    return discussions([one], longest=MOST_COMMENTS)[0]


def _spoken_in_before(one: Thread) -> Q:
    return Q(last_at__lt=one.last_at) | Q(last_at=one.last_at, pk__lt=one.pk)


def _answered(form: ReplyForm) -> Comment | None:
    """The comment that the form answers, to be named above it."""
    try:
        return form.fields["to"].clean(form["to"].value())  # type: ignore[no-any-return]
    except ValidationError:
        return None


def _to(page: WikiPage, comment: Comment) -> HttpResponse:
    return redirect(f"{page.get_absolute_url()}talk/{comment.thread_id}/#comment-{comment.pk}")
