"""A dump of a wiki comes in with its whole history, once."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from exchange.mediawiki.signing import ANONYMOUS, SUPPRESSED
from incidents.models import Event
from taxonomy.models import Harm, Law
from tests.incidents.records import make_vocabulary
from tests.wiki.tables import everything
from wiki import history
from wiki.models import Change, FormerSlug, Thread

FILE = Path(__file__).parent / "files" / "mediawiki.xml"
PAGE = """<page><title>{title}</title><ns>0</ns><id>{id}</id>{revisions}</page>"""
REVISION = (
    "<revision><timestamp>{moment}</timestamp><contributor><username>{name}</username></contributor>"
    "<text>{{{{Event|Location=Bern}}}}{text}</text></revision>"
)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vocabulary(db):
    make_vocabulary()


def run(path=FILE, **options):
    said = StringIO()
    call_command("import_events", "mediawiki", str(path), stdout=said, stderr=said, **options)
    return said.getvalue()


def written(path, *pages):
    path.write_text(f"<mediawiki><siteinfo><sitename>W</sitename></siteinfo>{''.join(pages)}</mediawiki>")
    return path


def one_page(*revisions, title="A leak", number=1):
    texts = [REVISION.format(moment=moment, name=name, text=text) for moment, name, text in revisions]
    return PAGE.format(title=title, id=number, revisions="".join(texts))


def event():
    return Event.objects.get(slug="medical-files-leaked")


def test_each_revision_with_author_moment_comment_and_mark():
    run()
    changes = Change.objects.of("event", event().pk).order_by("number")
    assert [(change.number, change.author_name, change.minor) for change in changes] == [
        (1, "Upwork", False),
        (2, ANONYMOUS, True),
        (3, SUPPRESSED, False),
        (4, ANONYMOUS, False),
    ]
    assert changes[0].moment.isoformat() == "2020-12-23T10:51:00+00:00"
    assert changes[0].summary == 'Created page with "{{Event"'
    assert event().latest_number == 4


def test_infobox_prose_and_annotations():
    run()
    record = history.stored(event(), 2).record
    assert (
        record["body"]
        == "## Description\n\n[They were left unencrypted on servers.]{harm=insecurity}\n\nCategories: Events"
    )
    assert record["harms"][0]["term"] == "insecurity"
    assert record["states"] == {"consequences": "unknown"}
    assert record["origin"] == {
        "source": "Privacy Wiki",
        "id": "7",
        "url": "https://wiki.example.org/index.php/Medical_files_leaked",
        "licence": "",
    }


def test_a_suppressed_text_leaves_the_revision_empty_and_is_told():
    assert "The text of 1 revisions was suppressed there." in run()
    assert history.stored(event(), 3).record["body"] == ""


def test_redirects_talk_terms_and_laws():
    run()
    assert FormerSlug.objects.get(kind="event", slug="45-million-files").page_id == event().pk
    thread = Thread.objects.get(kind="event", page_id=event().pk)
    assert [(comment.author_name, comment.body) for comment in thread.comments.all()] == [
        ("Ana Ruiz", "Is it **45** million?"),
        (ANONYMOUS, "Yes."),
    ]
    assert event().talk_count == 2
    harm = Harm.objects.get(slug="insecurity")
    assert (harm.revision_count, harm.latest_number) == (2, 1)
    assert history.stored(harm, 2).record["body"] == "Insecurity is **carelessness** in protecting information."
    law = Law.objects.get(slug="a-law-of-somewhere")
    assert (law.region, law.body) == ("Hessen", "The first of its kind.")


def test_no_address_of_a_computer_is_stored():
    run()
    stored = str(everything())
    assert "192.0.2" not in stored
    assert "2001:db8" not in stored
    assert "~2026" not in stored


def test_pages_that_are_no_events_are_told():
    said = run()
    assert "The page has no infobox of an event" in said
    assert "namespace Benutzer" in said


def test_a_second_run_changes_nothing():
    run()
    before = everything()
    assert "0 created, 0 updated" in run()
    assert everything() == before


def test_a_dry_run_stores_nothing():
    before = everything()
    run(dry_run=True)
    assert everything() == before


def test_an_older_revision_that_arrives_later_gets_the_next_number_and_is_not_the_latest(tmp_path):
    new, old = ("2021-01-01T00:00:00Z", "Ann", "New."), ("2020-01-01T00:00:00Z", "Ben", "Old.")
    run(written(tmp_path / "a.xml", one_page(new)))
    run(written(tmp_path / "b.xml", one_page(old, new)))
    page = Event.objects.get(slug="a-leak")
    assert (page.revision_count, page.latest_number, page.summary) == (2, 1, "New.")
    assert history.stored(page, 2).record["summary"] == "Old."
    assert Change.objects.get(kind="event", page_id=page.pk, number=2).author_name == "Ben"


def test_a_page_with_more_revisions_than_a_piece_holds_comes_in_whole(tmp_path):
    moments = [f"2020-01-{day:02d}T{hour:02d}:00:00Z" for day in range(1, 11) for hour in range(24)]
    path = written(tmp_path / "a.xml", one_page(*((moment, "Ann", f"N{n}.") for n, moment in enumerate(moments))))
    run(path)
    page = Event.objects.get(slug="a-leak")
    assert (page.revision_count, page.latest_number, page.summary) == (240, 240, "N239.")
    before = everything()
    run(path)
    assert everything() == before


def test_bad_revisions_are_told_and_the_rest_goes_in(tmp_path):
    path = written(
        tmp_path / "a.xml",
        one_page(("0000-01-01T00:00:00Z", "Ann", "No."), ("2020-01-01T00:00:00Z", "Ben", "Yes.")),
        one_page(("2020-01-01T00:00:00Z", "Ben", "Else."), title="Another", number=1),
    )
    said = StringIO()
    with pytest.raises(Exception, match="2"):
        call_command("import_events", "mediawiki", str(path), stdout=said, stderr=said)
    assert "is no moment" in said.getvalue()
    assert "that of “A leak” already" in said.getvalue()
    assert Event.objects.get(slug="a-leak").summary == "Yes."
    assert not Event.objects.filter(slug="another").exists()
