"""Each kind of page, in one list: where it is, who sees it, with which status it answers, and how one gets there."""

from collections.abc import Callable
from dataclasses import dataclass

EVENT = "/events/45-million-medical-files-leaked/"
ROUGH = "/events/a-leak-in-the-making/"
CARD = "/embed/45-million-medical-files-leaked/"
LIST = "/lists/insecurity42/"
ENTRY = f"{LIST}entries/1/"
PASSWORD = "correct horse"


def open_page(page, kind):
    return page.goto(kind.path)


def press(page, name):
    """What a button of the page's own forms answers."""
    with page.expect_navigation() as arrival:
        page.locator("main").get_by_role("button", name=name, exact=True).click()
    return arrival.value


def preview(page, kind):
    page.goto(kind.path)
    return press(page, "Preview")


def conflict(page, kind):
    """Revision 2 changed the body; so does one who still edits revision 1."""
    page.goto(kind.path)
    page.fill("#id_body", "All of it written anew.")
    return press(page, "Save")


def clash(page, kind):
    """The form of a version that is none any more."""
    page.goto(kind.path)
    page.locator("main [name=base]").evaluate("base => { base.value = 99; }")
    return press(page, "Save")


def duplicates(page, kind):
    page.goto(kind.path)
    page.fill("#id_title", "45 million medical files leaked")
    return press(page, "Save")


def blank(page, kind):
    """The form sent as it is, where the browser would have asked for more."""
    page.goto(kind.path)
    page.locator("main form[method=post]").first.evaluate("form => form.noValidate = true")
    return press(page, kind.word)


def first_source(page, kind):
    """Sources are numbered as they come."""
    page.goto("/sources/")
    return page.goto(page.locator("main a[href^='/sources/']").first.get_attribute("href") + kind.path)


def with_password(page, kind):
    page.goto(kind.path)
    page.fill("#id_password", PASSWORD)
    return press(page, "Confirm")


TABLE = b"Name,When,harms\nClinic leak,2020,Insecurity\n,2021,Insecurity\n"


def sent_file(page, kind):
    """A table whose columns are called otherwise than ours."""
    page.goto("/upkeep/import/")
    page.select_option("#id_format", "csv")
    page.set_input_files("#id_file", {"name": "table.csv", "mimeType": "text/csv", "buffer": TABLE})
    return press(page, "Look at it")


def tried_file(page, kind):
    sent_file(page, kind)
    page.select_option("#id_column_0", "title")
    press(page, "Read it so")
    return press(page, "Try it")


def new_token(page, kind):
    page.goto(kind.path)
    page.fill("#token-name", "A program")
    press(page, "Make a token")
    page.fill("#id_password", PASSWORD)
    return press(page, "Confirm")


def new_webhook(page, kind):
    page.goto(kind.path)
    page.fill("#id_url", "https://receiver.example/hook")
    return press(page, "Add")


def cited_question(page, kind):
    """A question is fixed by its button; the rest of the path is a part of its page."""
    page.goto("/events/?harm=insecurity")
    answer = press(page, "Cite this question")
    return page.goto(page.url + kind.path) if kind.path else answer


@dataclass(frozen=True)
class Kind:
    """A kind of page. `arrive` opens it, signed in as `who`, and answers with the response; `word` is on a button."""

    name: str
    path: str
    who: str | None = None
    status: int = 200
    way: Callable = open_page
    word: str = "Save"

    def arrive(self, page):
        response = self.way(page, self)
        assert response.status == self.status, (self.name, response.status)
        return response


READ = [
    Kind("home", "/"),
    Kind("events", "/events/"),
    Kind("events under filters", "/events/?harm=insecurity&not_harm=exposure&after=2000&sort=title"),
    Kind("events sought", "/events/?q=medical+files"),
    Kind("no events", "/events/?q=nothing+of+the+sort"),
    Kind("events with a bad filter", "/events/?after=someday&harm=none-such"),
    Kind("explore", "/explore/"),
    Kind("own vocabulary", "/vocabulary/"),
    Kind("dumps, before there are any", "/dumps/"),
    Kind("explore under filters", "/explore/?harm=information-processing&rows=country&columns=organisation&coded=all"),
    Kind("explore with a bad choice", "/explore/?rows=shoe-size"),
    Kind("event", EVENT),
    Kind("event in the rough", ROUGH),
    Kind("old revision", f"{EVENT}revisions/1/"),
    Kind("citations", f"{EVENT}cite/"),
    Kind("citations of an old revision", f"{EVENT}revisions/1/cite/"),
    Kind("citations of the base", "/cite/"),
    Kind("cited questions", "/queries/"),
    Kind("cited question", "", way=cited_question),
    Kind("cited question today", "today/", way=cited_question),
    Kind("citations of a question", "cite/", way=cited_question),
    Kind("card", CARD),
    Kind("card of an old revision", f"{CARD}revisions/1/"),
    Kind("card of nothing", "/embed/nowhere/", status=404),
    Kind("reading lists", "/lists/"),
    Kind("reading list", LIST),
    Kind("handout", f"{LIST}handout/"),
    Kind("citations of a reading list", f"{LIST}cite/"),
    Kind("history of a reading list", f"{LIST}history/"),
    Kind("changed since", f"/changed/?cited={EVENT}revisions/1/"),
    Kind("changed since nothing here", "/changed/?cited=nothing", status=404),
    Kind("history", f"{EVENT}history/"),
    Kind("diff", f"{EVENT}diff/1/2/"),
    Kind("talk", f"{EVENT}talk/"),
    Kind("thread", f"{EVENT}talk/1/"),
    Kind("links", f"{EVENT}links/"),
    Kind("taxonomy", "/taxonomy/"),
    Kind("harms", "/taxonomy/harms/"),
    Kind("information types", "/taxonomy/information-types/"),
    Kind("threat actors", "/taxonomy/threat-actors/"),
    Kind("affected groups", "/taxonomy/affected-groups/"),
    Kind("consequences", "/taxonomy/consequences/"),
    Kind("harm", "/taxonomy/harms/insecurity/"),
    Kind("group of harms", "/taxonomy/harms/information-processing/"),
    Kind("superseded harm", "/taxonomy/harms/blackmail/"),
    Kind("information type", "/taxonomy/information-types/medical-and-health/"),
    Kind("threat actor", "/taxonomy/threat-actors/healthcare-provider/"),
    Kind("history of a harm", "/taxonomy/harms/insecurity/history/"),
    Kind("laws", "/laws/"),
    Kind("law", "/laws/gdpr/"),
    Kind("comparison", f"/compare/?event=clearview-ai-face-recognition-database&event={EVENT}"),
    Kind("comparison of nothing yet", "/compare/"),
    Kind("comparison of one event so far", f"/compare/?event={EVENT}"),
    Kind("organisations", "/organisations/"),
    Kind("organisation", "/organisations/cybelangel/"),
    Kind("sources", "/sources/"),
    Kind("source", "", way=first_source),
    Kind("guide", "/help/"),
    Kind("guide page", "/help/citing/"),
    Kind("user", "/users/Edith/"),
    Kind("imported name", "/users/imported>Upwork/"),
    Kind("closed account", "/users/Walter/"),
    Kind("no such user", "/users/Nobody/", status=404),
    Kind("changes", "/changes/"),
    Kind("no changes", "/changes/?user=Nobody"),
    Kind("log", "/log/"),
    Kind("upkeep", "/upkeep/"),
    Kind("unmatched", "/upkeep/unmatched/"),
    Kind("wanted", "/upkeep/wanted/"),
    Kind("orphans", "/upkeep/orphans/"),
    Kind("events without sources", "/upkeep/without-sources/"),
    Kind("unsupported harms", "/upkeep/unsupported-harms/"),
    Kind("unlisted harms", "/upkeep/unlisted-harms/"),
    Kind("unread dates", "/upkeep/unread-dates/"),
    Kind("machine-coded", "/upkeep/machine-coded/"),
    Kind("API", "/api/v1/docs/"),
    Kind("about", "/about/"),
    Kind("privacy", "/privacy/"),
    Kind("licence", "/licence/"),
    Kind("a random event", "/random/"),
    Kind("missing", "/nowhere/", status=404),
    Kind("missing page", "/events/nowhere/", status=404),
    Kind("deleted page", "/events/a-leak-that-never-was/", status=410),
    Kind("missing part of a list", "/sources/?page=x", status=404),
    Kind("bad filter", "/changes/?since=someday", status=400),
]
"""What readers open, signed out."""

FORMS = [
    Kind("report", f"/report/?page={EVENT}"),
    Kind("report of elsewhere", "/report/?page=https://example.org/", status=400),
    Kind("blank report", "/report/", status=422, way=blank, word="Send the report"),
    Kind("report thanks", "/report/thanks/"),
    Kind("sign in", "/accounts/login/"),
    Kind("blank sign in", "/accounts/login/", way=blank, word="Sign In"),
    Kind("sign up", "/accounts/signup/"),
    Kind("check your mail", "/accounts/confirm-email/"),
    Kind("reset a password", "/accounts/password/reset/"),
]
"""What those signed out may send."""

WRITE = [
    Kind("event as its editor sees it", EVENT, "Edith"),
    Kind("edit", f"{EVENT}edit/", "Edith"),
    Kind("edit a section", f"{EVENT}edit/?section=1", "Edith"),
    Kind("edit an old revision", f"{EVENT}edit/?base_revision=1", "Edith"),
    Kind("edit a harm", "/taxonomy/harms/insecurity/edit/", "Edith"),
    Kind("edit a law", "/laws/gdpr/edit/", "Edith"),
    Kind("edit an organisation", "/organisations/cybelangel/edit/", "Edith"),
    Kind("edit a source", "edit/", "Edith", way=first_source),
    Kind("edit a guide page", "/help/citing/edit/", "Edith"),
    Kind("new event", "/events/new/", "Edith"),
    Kind("refused event", "/events/new/", "Edith", status=422, way=blank),
    Kind("likely duplicates", "/events/new/", "Edith", way=duplicates),
    Kind("preview", f"{EVENT}edit/", "Edith", way=preview),
    Kind("conflict", f"{EVENT}edit/?base_revision=1", "Edith", status=409, way=conflict),
    Kind("undo", f"{EVENT}undo/2/", "Edith"),
    Kind("revert", f"{EVENT}revert/1/", "Edith"),
    Kind("history as its editor sees it", f"{EVENT}history/", "Edith"),
    Kind("new thread", f"{EVENT}talk/new/", "Edith"),
    Kind("thread as a reviewer sees it", f"{EVENT}talk/1/", "Rowan"),
    Kind("answer", f"{EVENT}talk/1/reply/?to=1", "Edith"),
    Kind("move", f"{EVENT}move/", "Edith"),
    Kind("undo all of one", f"{ROUGH}undo-all/?user=Nadia", "Rowan"),
    Kind("import", "/upkeep/import/", "Rowan"),
    Kind("a file to import", f"/upkeep/import/{'0' * 32}/", "Rowan", way=sent_file),
    Kind("report of a trial", f"/upkeep/import/{'0' * 32}/report/", "Rowan", way=tried_file),
    Kind("blank import", "/upkeep/import/", "Rowan", status=422, way=blank, word="Look at it"),
    Kind("own reading lists", "/lists/mine/", "Edith"),
    Kind("no reading lists of one's own", "/lists/mine/", "Nadia"),
    Kind("reading list as its owner sees it", LIST, "Edith"),
    Kind("reading list with nothing in it", "/lists/nothing00000/", "Edith"),
    Kind("new reading list", "/lists/new/", "Edith"),
    Kind("blank reading list", "/lists/new/", "Edith", status=422, way=blank, word="Begin it"),
    Kind("edit a reading list", f"{LIST}edit/", "Edith"),
    Kind("clash of a reading list", f"{LIST}edit/", "Edith", status=409, way=clash),
    Kind("delete a reading list", f"{LIST}delete/", "Edith"),
    Kind("add to a list", "/lists/add/?event=45-million-medical-files-leaked&revision=1", "Edith"),
    Kind("notes in a list", f"{ENTRY}edit/", "Edith"),
    Kind("clash of notes", f"{ENTRY}edit/", "Edith", status=409, way=clash),
    Kind("take out of a list", f"{ENTRY}remove/", "Edith"),
    Kind("hide a reading list", f"{LIST}hide/", "Rowan"),
    Kind("show a reading list", f"{LIST}show/", "Rowan"),
    Kind("reports", "/reports/", "Rowan"),
    Kind("answer a report", "/reports/1/", "Rowan"),
    Kind("delete", f"{EVENT}delete/", "Stella"),
    Kind("restore", "/events/a-leak-that-never-was/restore/", "Stella"),
    Kind("user as a steward sees them", "/users/Edith/", "Stella"),
    Kind("close an account", "/users/Edith/deactivate/", "Stella"),
    Kind("not allowed", "/reports/", "Nadia", status=403),
    Kind("preferences", "/accounts/preferences/", "Edith"),
    Kind("new token", "/accounts/preferences/", "Edith", way=new_token),
    Kind("webhooks", "/upkeep/webhooks/", "Stella"),
    Kind("new webhook", "/upkeep/webhooks/", "Stella", way=new_webhook),
    Kind("blank webhook", "/upkeep/webhooks/", "Stella", status=422, way=blank, word="Add"),
    Kind("e-mail addresses", "/accounts/email/", "Edith"),
    Kind("change the password", "/accounts/password/change/", "Edith"),
    Kind("second factors", "/accounts/2fa/", "Edith"),
    Kind("password asked again", "/accounts/2fa/totp/activate/", "Edith"),
    Kind("one-time codes", "/accounts/2fa/totp/activate/", "Edith", way=with_password),
    Kind("new passkey", "/accounts/2fa/webauthn/add/", "Edith", way=with_password),
    Kind("sign out", "/accounts/logout/", "Edith"),
]
"""What those signed in open and send."""

KINDS = [*READ, *FORMS, *WRITE]
