"""/upkeep/import/: a reviewer sends a file, looks at it, tries it and imports it; nobody else sees it."""

import csv
import io
import re
import tarfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from exchange import trials, uploads
from incidents.models import Event
from taxonomy.models import Harm
from tests.factories import make_event, make_pages

pytestmark = pytest.mark.django_db
START = "/upkeep/import/"
TABLE = "Name,When,harms,Colour\nClinic leak,2020,Insecurity,red\n,2021,Insecurity,red\n=1+1 leak,2022,,blue\n"
MAPPING = {"column_0": "title", "column_1": "date_text", "column_2": "harms", "column_3": ""}

ODD_LINES = [
    '{"title": "Taken", "harms": ["\\ud83d\\ude00"]}',
    '{"title": "a\\ud800b"}',
    '{"title": "x", "harms": ["a\\udfff"]}',
    '{"kind": "a\\ud800", "title": "x"}',
    '{"title": "x", "harms": 5, "information_types": true}',
    '{"title": "x", "harms": [5, null, [1], {"text": 5}], "summary": 5, "date_edtf": ["2020"], "date_basis": 7}',
    '{"kind": "law", "title": "x", "harms": 7}',
]


@pytest.fixture(autouse=True)
def var(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    return tmp_path


def send(client, content=TABLE, name="table.csv", kind="csv"):
    file = SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
    return client.post(START, {"format": kind, "file": file})


@pytest.fixture
def sent(reviewer_client):
    """The address of a table that was sent and whose columns are mapped."""
    url = send(reviewer_client)["Location"]
    reviewer_client.post(url, MAPPING)
    return url


def run(client, url, deed):
    return client.post(f"{url}run/", {"deed": deed}, follow=True)


class TestStart:
    def test_offers_every_format(self, reviewer_client):
        page = reviewer_client.get(START).content.decode()
        assert all(f'value="{name}"' in page for name in ("csv", "jsonl", "wa_ag", "veris", "aiid"))
        assert "manage.py import_events" in page

    def test_lists_the_reviewers_own_files_that_wait(self, reviewer_client, steward_client):
        url = send(reviewer_client)["Location"]
        assert url in reviewer_client.get(START).content.decode()
        assert url not in steward_client.get(START).content.decode()

    @pytest.mark.parametrize("data", [{}, {"format": "csv"}, {"format": "nothing"}])
    def test_says_what_is_missing(self, reviewer_client, data):
        answer = reviewer_client.post(START, data)
        assert answer.status_code == 422
        assert "field-errors" in answer.content.decode()

    @override_settings(UPLOAD_MOST_BYTES=10_000)
    def test_refuses_a_file_that_is_too_large_and_keeps_nothing(self, reviewer_client, var):
        answer = send(reviewer_client, TABLE * 1000)
        assert answer.status_code == 422
        assert "larger than 10 MB" in answer.content.decode()
        assert not list(var.rglob("*.csv"))


class TestFile:
    def test_shows_columns_with_their_first_cell(self, reviewer_client):
        page = reviewer_client.get(send(reviewer_client)["Location"]).content.decode()
        assert '<td dir="auto">red</td>' in page
        assert re.search(r'<option value="harms" selected>', page)
        assert "One column has to be the title." in page

    def test_shows_the_first_rows_as_they_are_read(self, reviewer_client, sent):
        page = reviewer_client.get(sent).content.decode()
        assert "<strong>Clinic leak</strong>" in page
        assert "The row has no title." in page
        assert "The file has 3 rows." in page
        assert '<option value="title" selected>' in page

    def test_refuses_a_column_that_is_none(self, reviewer_client):
        url = send(reviewer_client)["Location"]
        assert reviewer_client.post(url, {**MAPPING, "column_1": "password"}).status_code == 422

    def test_previews_a_collection_of_others(self, reviewer_client):
        notice = "Organization Name,Date(s) of Breach,Reported Date\nHarbour,03/09/2021,12/30/2021\n,n/a,\n"
        page = reviewer_client.get(send(reviewer_client, notice, kind="ca_ag")["Location"]).content.decode()
        assert "Harbour data breach (March 2021)" in page
        assert "A name or the date of the report is missing." in page
        assert "Which column" not in page

    def test_a_file_of_another_format_is_told_to_be_one(self, reviewer_client):
        url = send(reviewer_client, b"\x00\x01\x02", "picture.png", kind="veris")["Location"]
        assert reviewer_client.get(url).status_code == 200

    def test_whatever_a_line_holds_it_is_shown_tried_and_told(self, reviewer_client):
        url = send(reviewer_client, "\n".join(ODD_LINES), "odd.jsonl", kind="jsonl")["Location"]
        page = reviewer_client.get(url).content.decode()
        assert page.count("half a character") == 3
        answer = run(reviewer_client, url, "try").content.decode()
        assert 'created <span class="count">1</span>' in answer
        assert 'faulty <span class="count">6</span>' in answer
        assert "Taken" in page

    def test_a_file_with_too_many_rows_is_for_the_command(self, reviewer_client, monkeypatch):
        monkeypatch.setattr(trials, "MOST_ROWS", 2)
        url = send(reviewer_client)["Location"]
        reviewer_client.post(url, MAPPING)
        page = reviewer_client.get(url).content.decode()
        assert "manage.py import_events csv" in page
        assert 'value="try"' not in page
        run(reviewer_client, url, "import")
        assert not Event.objects.exists()


class TestRun:
    def test_a_trial_stores_nothing_and_tells_each_row(self, reviewer_client, sent):
        make_pages(Harm, "Insecurity")
        page = run(reviewer_client, sent, "try").content.decode()
        assert "nothing was stored" in page
        assert "The row has no title." in page
        assert not Event.objects.exists()
        assert reviewer_client.get(sent).status_code == 200

    def test_an_import_stores_what_it_can_and_removes_the_file(self, reviewer_client, sent, var):
        make_pages(Harm, "Insecurity")
        answer = run(reviewer_client, sent, "import")
        events = Event.objects.order_by("title")
        assert [event.title for event in events] == ["=1+1 leak", "Clinic leak"]
        assert {event.coded for event in events} == {"machine"}
        assert f'<a href="{events[1].get_absolute_url()}">Clinic leak</a>' in answer.content.decode()
        assert not list(var.rglob("table.csv"))
        assert reviewer_client.get(sent).status_code == 404

    def test_an_import_stands_in_the_public_log_and_a_trial_does_not(self, reviewer_client, client, sent):
        run(reviewer_client, sent, "try")
        assert "table.csv" not in client.get("/log/").content.decode()
        run(reviewer_client, sent, "import")
        page = client.get("/log/?action=import").content.decode()
        assert "“table.csv”" in page
        assert "(CSV table)" in page
        assert "2 created, 0 updated" in page

    def test_a_second_import_of_the_file_changes_nothing(self, reviewer_client, sent):
        run(reviewer_client, sent, "import")
        again = send(reviewer_client)["Location"]
        reviewer_client.post(again, MAPPING)
        page = run(reviewer_client, again, "import").content.decode()
        assert "?outcome=unchanged" in page
        assert Event.objects.count() == 2

    def test_the_report_is_had_by_outcome_and_as_csv(self, reviewer_client, sent):
        run(reviewer_client, sent, "try")
        page = reviewer_client.get(f"{sent}report/?outcome=faulty").content.decode()
        assert "The row has no title." in page
        assert "Clinic leak" not in page
        file = reviewer_client.get(f"{sent}report.csv")
        rows = list(csv.DictReader(io.StringIO(b"".join(file.streaming_content).decode())))
        assert {row["line"]: row["outcome"] for row in rows} == {"2": "created", "3": "faulty", "4": "created"}
        assert "'=1+1 leak" in [row["title"] for row in rows]
        assert "attachment" in file["Content-Disposition"]

    def test_the_rows_of_a_report_stand_in_the_order_of_the_file(self, reviewer_client, sent):
        page = run(reviewer_client, sent, "try").content.decode()
        assert re.findall(r'<td class="number">(\d+)</td>', page) == ["2", "3", "4"]

    def test_a_file_in_an_archive_is_told_by_its_name_there(self, reviewer_client, var):
        archive = io.BytesIO()
        with tarfile.open(fileobj=archive, mode="w:gz") as tar:
            for name in ("2019.4.Harbour.json", "2020.1.Coast.json"):
                content = (
                    b'{"entity": "Harbour", "year": 2019, "summary": "Names of patients", "tags": {}, "links": []}'
                )
                member = tarfile.TarInfo(f"V1/{name}")
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))
        url = send(reviewer_client, archive.getvalue(), "breaches.tar.gz", "security_breach")["Location"]
        page = run(reviewer_client, url, "try").content.decode()
        assert '<td dir="auto">V1/2019.4.Harbour.json</td>' in page
        assert str(var) not in page

    def test_what_looks_like_an_event_that_is_here_is_taken_where_the_reviewer_says_so(self, reviewer_client, editor):
        party = [{"name": "Harbour", "role": "victim organisation"}]
        make_event(editor, title="Harbour leak", organisations=party, date_text="9 March 2021")
        notice = "Organization Name,Date(s) of Breach,Reported Date\nHarbour,03/09/2021,12/30/2021\n"
        url = send(reviewer_client, notice, "notices.csv", "ca_ag")["Location"]
        page = run(reviewer_client, url, "try").content.decode()
        identifier = re.search(r'name="anyway" value="([^"]+)"', page)[1]
        reviewer_client.post(f"{url}run/", {"deed": "import", "anyway": [identifier]})
        assert Event.objects.count() == 2

    def test_a_file_can_be_thrown_away(self, reviewer_client, sent, var):
        run(reviewer_client, sent, "remove")
        assert reviewer_client.get(sent).status_code == 404
        assert not list(var.rglob("about.json"))

    def test_waits_while_another_import_runs(self, reviewer_client, sent):
        with uploads.alone():
            page = run(reviewer_client, sent, "import").content.decode()
        assert "Another import is running." in page
        assert not Event.objects.exists()

    def test_a_deed_that_is_none_does_nothing(self, reviewer_client, sent):
        run(reviewer_client, sent, "burn")
        assert reviewer_client.get(sent).status_code == 200
        assert reviewer_client.get(f"{sent}report/").status_code == 404
        assert reviewer_client.get(f"{sent}run/").status_code == 405


class TestWho:
    def test_only_reviewers(self, client, editor_client, sent):
        for path in (START, sent, f"{sent}report/", f"{sent}report.csv"):
            assert client.get(path).status_code == 302
            assert editor_client.get(path).status_code == 403
        assert editor_client.post(f"{sent}run/", {"deed": "import"}).status_code == 403

    def test_nobody_opens_the_file_of_another(self, steward_client, sent):
        assert steward_client.get(sent).status_code == 404
        assert steward_client.post(f"{sent}run/", {"deed": "import"}).status_code == 404

    @pytest.mark.parametrize("token", ["nothing", "0" * 32, "..%2f.."])
    def test_a_word_that_is_none_is_missing(self, reviewer_client, token):
        assert reviewer_client.get(f"{START}{token}/").status_code == 404

    def test_upkeep_offers_it_to_reviewers(self, client, reviewer_client):
        assert START in reviewer_client.get("/upkeep/").content.decode()
        assert START not in client.get("/upkeep/").content.decode()
