"""A set of dumps: whole or not there, described, and read by the readers of others."""

import gzip
import hashlib
import json
import subprocess
from datetime import UTC, datetime

import frictionless
import pytest
import time_machine
from django.core.management import CommandError, call_command
from rdflib import RDF, SDO, SKOS, Graph

from exchange import dump_writing
from exchange.dump_sets import dump_sets, latest_set
from exchange.dump_writing import UnderWay, write_set
from exchange.dumping import dumps
from exchange.rdf.graphs import KINDS
from tests.factories import make_event
from tests.incidents.records import FULL, OTHER, make_vocabulary
from wiki.editing import save_page
from wiki.kinds import model_of

pytestmark = pytest.mark.django_db
MOMENTS = [datetime(2026, 11, day, 4, 30, tzinfo=UTC) for day in (24, 25, 26)]


@pytest.fixture
def base(editor):
    make_vocabulary()
    event = make_event(editor, **FULL)
    save_page(event, OTHER, by=editor, base=1)
    make_event(editor, title="=Leak; “quoted”, with, commas", harms=["Insecurity", "No such harm"])


@pytest.fixture
def made(base, tmp_path):
    return write_set(tmp_path / "dumps", kept=2)


def content(made, name):
    return gzip.decompress((made.folder / name).read_bytes())


def test_every_form_is_in_it_and_what_it_is_stands_beside_it(made):
    names = {path.name for path in made.folder.iterdir()}
    assert names == {f"{dump.file_name}.gz" for dump in dumps().values()} | {
        "datapackage.json",
        "README.md",
        "SHA256SUMS",
    }
    readme = (made.folder / "README.md").read_text()
    assert "2 events" in readme
    assert all(f"`{name}`" in readme for name in names - {"README.md"})
    for dump in dumps().values():
        assert content(made, f"{dump.file_name}.gz") == b"".join(dump.write())


def test_checksums_are_right_by_sha256sum_and_in_the_description(made):
    checked = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=made.folder, capture_output=True)
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.count(b": OK") == len(dumps()) + 2
    for one in made.resources:
        data = (made.folder / one["path"]).read_bytes()
        assert (one["hash"], one["bytes"]) == (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # frictionless leaves the file open
def test_frictionless_reads_the_table_and_finds_nothing_wrong(made):
    package = frictionless.Package(str(made.folder / "datapackage.json"))
    table = package.get_resource("events-csv")
    report = table.validate()
    assert report.valid, report.flatten(["message"])
    rows = table.read_rows()
    assert {row["title"] for row in rows} == {OTHER["title"], "'=Leak; “quoted”, with, commas"}
    assert rows[0]["people_low"] in (45_000_000, None)


def test_rdflib_reads_all_pages(made):
    graph = Graph().parse(data=content(made, "pages.nt.gz"), format="nt")
    assert len(set(graph.subjects(RDF.type, SDO.Event))) == 2
    concepts = sum(model_of(kind).objects.count() for kind in KINDS if kind not in {"event", "law", "org", "source"})
    assert len(set(graph.subjects(RDF.type, SKOS.Concept))) == concepts


def test_the_same_base_gives_the_same_files(made, base, tmp_path):
    again = write_set(tmp_path / "other", kept=1)
    same = {one["path"]: one["hash"] for one in made.resources if "history" in one["path"] or "csv" in one["path"]}
    assert same.items() <= {one["path"]: one["hash"] for one in again.resources}.items()


def test_the_oldest_go_and_latest_leads_to_the_newest(base, tmp_path):
    for moment in MOMENTS:
        with time_machine.travel(moment, tick=False):
            made = write_set(tmp_path, kept=2)
    assert [one.name for one in dump_sets(tmp_path)] == ["2026-11-26-043000", "2026-11-25-043000"]
    assert latest_set(tmp_path) == made
    assert (tmp_path / "latest").resolve() == made.folder
    assert made.moment == MOMENTS[-1]


def test_what_fails_leaves_nothing_and_takes_nothing_away(made, monkeypatch):
    def broken():
        yield b"so far"
        raise OSError(28, "No space left on device", "events.csv.gz")

    whole = dumps()
    bad = {**whole, "csv": dump_writing.Dump(**{**vars(whole["csv"]), "write": broken})}
    monkeypatch.setattr(dump_writing, "dumps", lambda: bad)
    folder = made.folder.parent
    with pytest.raises(CommandError, match="No space left"):
        call_command("dump", f"--to={folder}")
    assert dump_sets(folder) == [made]
    assert {path.name for path in folder.iterdir()} == {made.name, "latest", ".lock"}


def test_what_a_killed_run_left_is_cleared_away(made):
    folder = made.folder.parent
    (folder / "2026-01-01-000000.partial").mkdir()
    assert dump_sets(folder) == [made]
    with time_machine.travel(MOMENTS[0], tick=False):
        write_set(folder, kept=5)
    assert not list(folder.glob("*.partial"))


def test_two_at_a_time_are_refused(made):
    with dump_writing._alone(made.folder.parent), pytest.raises(UnderWay):
        write_set(made.folder.parent, kept=1)


def test_the_command_says_what_it_wrote(base, settings, tmp_path, capsys):
    settings.DUMPS_DIR = str(tmp_path / "dumps")
    call_command("dump")
    out = capsys.readouterr().out
    newest = latest_set(tmp_path / "dumps")
    assert out.endswith(f"{newest.folder}\n")
    assert "history.jsonl.gz: " in out
    assert json.loads((newest.folder / "datapackage.json").read_bytes())["version"] == newest.name
    with pytest.raises(CommandError, match="--keep"):
        call_command("dump", "--keep=0")
