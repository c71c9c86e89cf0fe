"""Forms that nobody fills in so: a clear word on what is wrong, or inert text; never an error, never a script."""

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from django.db import transaction

from incidents.models import Event, Organisation, Source
from taxonomy.models import Harm, InformationType, Law
from tests.accounts.pages import page as parsed
from tests.factories import make_event, make_page
from tests.incidents.records import FULL, OTHER, make_vocabulary
from tests.wiki.forms_on import form_on
from wiki.editing import save_page
from wiki.models import Change, Guide
from wiki.talking import start_thread

pytestmark = pytest.mark.slow
CLEAR = {200, 302, 400, 404, 409, 422}
EVENT = "/events/45-million-medical-files-leaked/"
FORMS = [
    *(f"{EVENT}{rest}" for rest in ("edit/", "edit/?section=0", "revert/1/", "undo/2/", "move/", "delete/")),
    *(f"{EVENT}talk/new/", "/help/citing/edit/", "/users/Nadia/deactivate/", "/accounts/preferences/"),
    *("/events/new/", "/taxonomy/harms/new/", "/laws/new/", "/organisations/new/", "/sources/new/", "/help/new/"),
    *("/taxonomy/harms/insecurity/edit/", "/laws/gdpr/edit/", "/organisations/cybelangel/edit/"),
    *("/sources/full-body-exposure/edit/", "/report/", "/accounts/login/", "/accounts/signup/"),
    *("/accounts/password/reset/", "/upkeep/webhooks/", "/lists/new/"),
]
SIGNED_OUT = ("/report/", "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/")
REFUSED = {"null byte": "a\x00b", "control": "a\x01b", "override": "a\u202eb\u2066c", "too long": "x" * 600_000}
STRANGE = {
    "nothing": "",
    "space": " \t\n ",
    "marks": "e" + "\u0301" * 200,
    "noncharacter": "\ufffe",
    "half an address": "https://[::1",
    "digits": "9" * 30,
    "minus": "-1",
    "arabic digit": "\u0661",
    "markdown": "[" * 2000 + "](" * 2000 + "`" * 50 + "*" * 500 + "|" * 500,
    "braces": "[x]{" + "harm=" * 200 + "}",
    "template": "{{ 7*7 }}{% csrf_token %}%(x)s%s{0}",
    "emoji": "\U0001f469\u200d\U0001f4bb\ufeff",
}
MARKUP = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "svg": "<svg/onload=alert(1)><use href=data:,x></svg>",
    "link": "[x](javascript:alert(1)) [y](<JaVaScRiPt:alert(1)>) <javascript:alert(1)>",
    "address": "javascript:alert(1)//https://example.org/",
    "css": "<style>*{display:none}</style><b style=position:fixed;top:0>x</b>",
    "attributes": "x{onclick=alert(1) style=color:red}' onmouseover='alert(1)",
    "closing": "</textarea></title></main>]]><!--",
}
EVERYTHING = REFUSED | STRANGE | MARKUP


@pytest.fixture
def site(editor, new_editor):
    make_vocabulary()
    event = make_event(editor, **FULL)
    save_page(event, OTHER, by=editor, base=1)
    make_page(editor, Guide, title="Citing")
    start_thread(event, title="Is it so?", body="It is.", by=editor)
    return event


@pytest.fixture
def browser(client, steward_client):
    return lambda address: client if address in SIGNED_OUT else steward_client


def assert_inert(response, status=200):
    """Nothing that was typed runs, styles or leads elsewhere than to a page."""
    soup = parsed(response, status)
    assert not soup.select("main script, main style, main iframe, main object, main embed, main base, main meta")
    assert not [svg for svg in soup.select("main svg") if "icon" not in svg.get("class", [])]
    assert not soup.select("main img")
    for name in ("href", "src", "action", "formaction"):
        schemes = {urlsplit(tag[name]).scheme.lower() for tag in soup.select(f"[{name}]")}
        assert schemes <= {"", "http", "https", "mailto"}


@pytest.mark.parametrize("address", FORMS)
def test_every_field_at_once(browser, site, address):
    client = browser(address)
    form = form_on(client.get(address))
    for kind, text in EVERYTHING.items():
        with transaction.atomic():
            response = client.post(address, dict.fromkeys(form, text))
            transaction.set_rollback(True)
        assert response.status_code in CLEAR, kind
        if response.status_code in (200, 422):
            assert_inert(response, response.status_code)


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("address", ["/help/citing/edit/", f"{EVENT}move/", f"{EVENT}talk/new/", "/report/"])
def test_each_field_alone_is_told(browser, site, address, kind):
    client, before = browser(address), Change.objects.count()
    form = form_on(client.get(address))
    texts = {name: ["x"] if value == [""] and name != "website" else value for name, value in form.items()}
    for name in form.keys() - {"base_revision", "minor", "website"}:
        response = client.post(address, {**texts, name: REFUSED[kind]})
        soup = parsed(response, 422)
        assert soup.select(f'[role=alert] a[href="#id_{name}"]'), name
    assert Change.objects.count() == before


def test_each_field_of_an_event_alone(steward_client, site):
    address = f"{EVENT}edit/"
    form = form_on(steward_client.get(address))
    for name in form:
        for kind in ("null byte", "digits", "markdown"):
            response = steward_client.post(address, {**form, name: EVERYTHING[kind], "preview": "1"})
            assert response.status_code in CLEAR, name


@pytest.mark.parametrize("kind", MARKUP)
def test_stored_markup_of_an_event_is_inert_wherever_it_is_shown(steward_client, client, editor, site, kind):
    text = MARKUP[kind]
    line, prose = text[:100], f"{text}\n\n[{text}]{{harm=insecurity}} [[{text}]] [^k]"
    make_event(
        editor,
        title=f"A {line}",
        short_title=line,
        location=line,
        date_text=line,
        harms=[line, {"text": line, "term": "insecurity"}],
        information_types=[line],
        consequences=[line],
        organisations=[{"name": line, "role": role} for role in ("actor", "reporter")],
        laws=[{"text": line, "outcome": prose, "source": "k"}],
        breakdown=[{"threat": prose, "harm": line}],
        summary=prose,
        body=f"# {line}\n\n{prose}\n\n| {line} | b |\n|---|---|\n| {line} | d |",
        sources=[
            {"key": "k", "title": line, "publisher": line, "authors": [line], "url": "https://example.org/?a=<b>"}
        ],
        origin={"source": line, "id": line, "url": text, "licence": line},
    )
    event = Event.objects.latest("pk")
    here = event.get_absolute_url()
    steward_client.post(f"{here}edit/", {"base_revision": 1, "body": f"Anew. {text}", "edit_summary": line})
    steward_client.post(f"{here}talk/new/", {"title": line, "body": prose})
    used = [Organisation.objects.latest("pk"), Source.objects.latest("pk")]
    addresses = [
        f"{here}{rest}" for rest in ("", "edit/", "history/", "diff/1/2/", "revisions/1/", "revert/1/", "talk/")
    ]
    addresses += [page.get_absolute_url() for page in [*used, Harm.objects.get(slug="insecurity")]]
    addresses += ["/", "/events/", "/organisations/", "/sources/", "/changes/", "/users/Stella/"]
    addresses += ["/upkeep/unmatched/", "/upkeep/wanted/"]
    for address in addresses:
        assert_inert(steward_client.get(address))
    feed = ET.fromstring(client.get("/changes.atom").content)
    assert line in feed.find("{http://www.w3.org/2005/Atom}entry").find("{http://www.w3.org/2005/Atom}summary").text
    assert client.get("/changes.json").json()["results"][0]["summary"] == " ".join(line.split())


@pytest.mark.parametrize("model", [Harm, InformationType, Law, Organisation, Source, Guide])
@pytest.mark.parametrize("kind", MARKUP)
def test_stored_markup_of_other_pages_is_inert(steward_client, editor, model, kind):
    line = MARKUP[kind][:100]
    texts = {one.key: line for one in model.record_fields if type(one).__name__ in ("Text", "Prose")}
    texts |= {one.key: [line] for one in model.record_fields if type(one).__name__ == "Names"}
    page = make_page(editor, model, **{**texts, "title": f"A {line}"})
    for rest in ("", "edit/", "history/", "revisions/1/", "links/", "talk/"):
        assert_inert(steward_client.get(f"{page.get_absolute_url()}{rest}"))
    assert_inert(steward_client.get(model.list_address()))
