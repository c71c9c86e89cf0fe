"""Saving: an edit as a function call and as the form that a browser sends, at short and long histories."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from accounts.models import User
from bench import serving
from bench.filling import LENGTHS, SLUG, event_of_length
from bench.peer import SAVE_MS, scaled
from bench.rates import rates
from bench.tables import Table
from bench.timing import Times, in_turn
from bench.visiting import Form, Visitor
from incidents.models import Event
from wiki import history
from wiki.editing import save_page

RUNS = 40


def saves() -> list[Table]:
    """The times of saves, and whether they are a fifth of the peer's."""
    events = {"2": Event.objects.get(slug=SLUG)} | {f"{length:,}": event_of_length(length) for length in LENGTHS}
    with serving.hello_gunicorn() as hello:
        before = rates({"hello": (hello, "/", {})}, rounds=3)["hello"].median
        called = in_turn([_caller(event) for event in events.values()], RUNS)
        with serving.site() as server:
            posted = in_turn([_poster(server.address, event) for event in events.values()], RUNS)
        after = rates({"hello": (hello, "/", {})}, rounds=3)["hello"].median
    rows = [["save_page", name, *times.row()] for name, times in zip(events, called, strict=True)]
    rows += [["POST of the form", name, *times.row()] for name, times in zip(events, posted, strict=True)]
    note = (
        "One word of the body is changed. The POST has a session and a CSRF token; its time ends with the answer, 302."
    )
    columns = ["save of the 45-million-files event", "revisions before", "mean, ms", "median, ms", "p95, ms"]
    return [Table("Saving", columns, rows, note), _target(posted[0], (before + after) / 2)]


def _target(posted: Times, hello: float) -> Table:
    target = SAVE_MS / scaled(hello)
    row = ["POST of the form, median ms", f"{target:.1f}", f"{posted.median:.1f}", f"{target / posted.median:.2f}"]
    note = (
        f"A fifth of the peer’s 94 ms, by {scaled(hello):.2f}, gunicorn’s “hello world” before and after by the peer’s."
    )
    return Table("The target for saving", ["what", "at most", "reached", "ratio"], [row], note)


def _caller(event: Event) -> Callable[[], None]:
    """A deed that saves the event with another last word."""
    editor = User.objects.get()
    place = iter(range(10**9))

    def save() -> None:
        page = Event.objects.get(pk=event.pk)
        record = history.latest(page).record
        data = {**record, "body": _edited(record["body"], next(place))}
        assert save_page(page, data, by=editor, base=page.latest_number, summary="Bench").change

    return save


def _poster(address: str, event: Event) -> Callable[[], None]:
    """A deed that sends the event's edit form with another last word; every form is fetched only once."""
    visitor = Visitor(address, Cookie=f"{settings.SESSION_COOKIE_NAME}={_session()}")
    path = f"{event.get_absolute_url()}edit/"
    response, content = visitor.get(path)
    cookies = [value.partition(";")[0] for value in response.headers.get_all("Set-Cookie", [])]
    visitor.headers["Cookie"] = "; ".join([visitor.headers["Cookie"], *cookies])
    form = Form(content.decode())
    body = dict(form.fields)["body"]
    numbers = iter(range(int(dict(form.fields)["base_revision"]), 10**9))

    def post() -> None:
        number = next(numbers)
        typed = {"body": _edited(body, number), "base_revision": str(number), "edit_summary": "Bench"}
        visitor.post(path, form.with_(**typed))

    return post


def _session() -> str:
    """A session in which the editor is signed in, as the sign-in page would have made it."""
    editor = User.objects.get()
    session = SessionStore()
    session[SESSION_KEY] = str(editor.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = editor.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _edited(body: str, number: int) -> str:
    """The body with its very last line numbered."""
    return f"{body.partition(chr(10) * 2 + 'Edit ')[0]}\n\nEdit {number}."
