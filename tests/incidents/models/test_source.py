"""Sources: their rows say what their record says, and their address tells them apart."""

import pytest

from incidents.models import Source
from tests.factories import make_page
from wiki import history
from wiki.editing import save_page
from wiki.fields import RecordErrors

pytestmark = pytest.mark.django_db
FULL = {
    "title": "Full Body Exposure",
    "publisher": "CybelAngel",
    "authors": ["A. Writer", "B"],
    "date": "2020-12",
    "url": "https://www.example.org/report/?utm_source=x",
    "archived_url": "https://archive.example/1",
    "publication_kind": "company",
    "body": "Notes.",
}


def test_its_rows_say_what_its_record_says_and_its_key_follows_its_address(editor):
    source = make_page(editor, Source, **FULL)
    record = history.latest(source).record
    assert Source.objects.get().to_record() == record
    assert (source.address_key, source.date_text) == ("example.org/report", "December 2020")
    source = save_page(source, {**record, "url": "", "date": ""}, by=editor, base=1).page
    again = Source.objects.get()
    assert again.to_record() == history.latest(source).record
    assert (again.address_key, again.date_text) == ("", "")


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"date": "yesterday"}, "date"),
        ({"url": "ftp://example.org/"}, "url"),
        ({"archived_url": "https://a:b@example.org/"}, "archived_url"),
        ({"publication_kind": "rumour"}, "publication_kind"),
        ({"authors": "A. Writer"}, "authors"),
    ],
)
def test_what_no_source_can_say_is_told_at_its_field(editor, data, key):
    with pytest.raises(RecordErrors) as wrong:
        make_page(editor, Source, **{**FULL, **data})
    assert [error.key for error in wrong.value.errors] == [key]
