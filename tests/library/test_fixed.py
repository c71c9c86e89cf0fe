"""What was fixed stays as it was, whatever becomes of the events."""

import json

import pytest

from library.files import query_files
from library.fixed import FixedExport
from tests.factories import make_event
from tests.library.questions import file_of, fixed, make_base, recomputed, rows_of
from wiki.deleting import delete_page, restore_page
from wiki.editing import save_page
from wiki.moving import move_page

pytestmark = pytest.mark.django_db
STAYING = sorted(query_files())


@pytest.fixture
def base(editor):
    return make_base(editor)


@pytest.fixture
def query(base):
    return fixed("harm=insecurity")


def test_the_digest_is_that_of_the_list_of_rows(client, query):
    rows = rows_of(client, query)
    assert [row["title"] for row in rows] == ["Clinic leak", "Another leak"]
    assert rows[0]["url"].endswith("/events/clinic-leak/revisions/1/")
    assert recomputed(rows) == query.rows.digest


@pytest.mark.parametrize("extension", STAYING)
def test_each_file_stays_byte_by_byte_through_edits_and_renames(client, base, query, editor, extension):
    before = file_of(client, query, extension)
    save_page(base[0], {"title": "Clinic leak", "harms": ["Exclusion"], "body": "Anew."}, by=editor, base=1)
    move_page(base[2], title="Otherwise", slug="otherwise", by=editor, reason="Trial")
    make_event(editor, title="A third leak", harms=["Insecurity"])
    assert file_of(client, query, extension) == before
    assert before


def test_files_hold_the_revisions_that_were_fixed(client, base, query, editor):
    save_page(base[0], {"title": "Clinic leak", "body": "Anew."}, by=editor, base=1)
    first, second = [json.loads(line) for line in file_of(client, query, "jsonl").splitlines()]
    assert (first["body"], first["revision"]["number"], first["harms"][0]["term"]) == ("All of it.", 1, "insecurity")
    assert second["slug"] == "another-leak"
    whole = json.loads(file_of(client, query, "json"))
    assert (whole["count"], whole["query"]) == (2, "harm=insecurity")
    assert whole["url"].endswith(query.get_absolute_url())


def test_an_address_of_that_day_still_leads_to_its_event(client, base, query, editor):
    move_page(base[0], title="Clinic leak", slug="elsewhere", by=editor, reason="Trial")
    assert client.get("/events/clinic-leak/revisions/1/", follow=True).status_code == 200
    assert b"/events/clinic-leak/revisions/1/" in client.get(query.get_absolute_url()).content


def test_what_was_deleted_is_withheld_and_the_digest_still_holds(client, base, query, steward):
    delete_page(base[0], by=steward, reason="Libel")
    rows = rows_of(client, query)
    assert (rows[0]["event"], rows[0]["state"], rows[0]["title"]) == (str(base[0].pk), "withheld", "")
    assert recomputed(rows) == query.rows.digest
    for extension in ("csv", "jsonl", "json", "bib", "rows.csv"):
        assert b"Clinic" not in file_of(client, query, extension)
    assert json.loads(file_of(client, query, "datapackage.json"))["rows"] == 1
    page = client.get(query.get_absolute_url()).content.decode()
    assert "One of the events was deleted since" in page
    assert "Clinic leak" not in page


def test_what_is_restored_is_back(client, base, query, steward):
    before = file_of(client, query, "csv")
    delete_page(base[0], by=steward, reason="By mistake")
    restore_page(base[0], by=steward, reason="By mistake")
    assert file_of(client, query, "csv") == before


def test_citations_name_those_who_wrote_it_until_then(client, base, query, editor, reviewer):
    save_page(base[0], {"title": "Clinic leak", "body": "Anew."}, by=reviewer, base=1)
    entries = file_of(client, query, "bib").decode()
    assert "Edith" in entries
    assert "Rowan" not in entries


def test_many_rows_come_in_parts_and_none_is_missed(query, monkeypatch):
    monkeypatch.setattr("library.fixed.AT_ONCE", 1)
    assert [edition.slug for edition in FixedExport(query).editions()] == ["clinic-leak", "another-leak"]
    assert [len(authors) for _edition, authors in FixedExport(query).credited()] == [1, 1]
