"""A small base that the tests of the search look for things in."""

from incidents.models import Event
from incidents.search import matching, parse
from taxonomy.models import Harm, Law
from tests.factories import NOON, make_pages
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.signature import Signature

EVENTS = {
    "files": {
        "title": "45 Million Medical Files Leaked",
        "short_title": "Leaky Databases",
        "summary": "Files of **patients** lay [open](https://example.org/secret-address) on unsecured servers.",
        "body": "CybelAngel found them; 4.3 million were from [[Harm:Insecurity|Zürich]]. The right to be forgotten.",
        "organisations": [{"name": "CybelAngel", "role": "reporter"}],
    },
    "covid": {
        "title": "COVID-19 tracing app",
        "summary": "The tracing of contacts was told to the police/ministry of Łódź.",
        "body": "Some café-goers were tr\u00adaced. Hospitals were not. Another database, e-mail included.",
        "organisations": [{"name": "Meta Platforms", "role": "actor"}],
    },
    "clinic": {
        "title": "A clinic’s database",
        "summary": "Medical records were sold.",
        "body": "The files of a hospital, medical medical medical medical medical medical medical medical files.",
    },
    "japan": {"title": "日本の個人情報漏洩事件", "body": "大手企業の顧客データが流出した。"},
    "arabic": {"title": "تسريب بيانات المرضى", "body": "تم تسريب بيانات ملايين المرضى."},
    "hebrew": {"title": "דליפת מאגר הבוחרים", "body": "פרטי הבוחרים נחשפו באפליקציה."},
}


def make_base():
    """The events, some terms, a law; the events by their short names above."""
    make_pages(Harm, "Insecurity", "Breach of Confidentiality")
    make_pages(Law, "Health Insurance Portability and Accountability Act", alt_titles=["HIPAA"])
    return make_events(EVENTS)


def make_events(named):
    """Events by name, in one batch as an importer brings them."""
    signature = Signature(moment=NOON, name="Upwork")
    revisions = [PastRevision(record=dict(data), signature=signature) for data in named.values()]
    pages = record_history(Event, [PageHistory(revisions=[one]) for one in revisions])
    return dict(zip(named, pages, strict=True))


def found(base, text):
    """The names of the events that a search finds."""
    names = {event.pk: name for name, event in base.items()}
    return {names[pk] for pk in matching(parse(text))}
