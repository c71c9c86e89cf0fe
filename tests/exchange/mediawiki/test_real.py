"""A real MediaWiki takes what we write, with its full history, and gives it back so that we read the same.

`make test-mediawiki` installs one (Debian's package) and takes it away again.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from exchange.mediawiki.dump import Page, Revision, read
from exchange.reading import Reading

pytestmark = pytest.mark.mediawiki
FILE = Path(__file__).parents[1] / "importers" / "files" / "mediawiki.xml"
VOCABULARY = [settings.BASE_DIR / "fixtures" / name for name in ("taxonomies", "laws.jsonl")]
MENDED = "45 Million Medical Files Leaked"
"""Its first revision has a breakdown in the text, and a misspelt value that the table of mappings knows."""
MOST = 3000


def manage(base, *arguments):
    environment = {**os.environ, "VAR_DIR": str(base), "DEBUG": "1", "BASE_URL": "https://casebook.example"}
    command = [sys.executable, "manage.py", *map(str, arguments)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-MOST:]


def maintain(script, *arguments):
    """Run a script of MediaWiki's; what it says."""
    command = ["php", f"{os.environ['MEDIAWIKI']}/{script}", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-MOST:]
    return done.stdout


def filled(base, *files):
    base.mkdir()
    manage(base, "migrate", "--verbosity", "0")
    for name, path in files:
        manage(base, "import_events", name, path)
    return base


def exported(base):
    path = base / "out.xml"
    manage(base, "export_events", "mediawiki", "--history", "--output", path)
    return path


def pages(path):
    """The revisions of each page by title: moment, author, comment, mark, text."""
    found, title = {}, ""
    with path.open("rb") as stream:
        for part in read(Reading(name=str(path), stream=stream, author="").lines()):
            if isinstance(part, Page):
                title = part.title
            elif isinstance(part, Revision):
                values = part.values
                author = values.get("username", "").removeprefix("imported>")
                said = (values["timestamp"], author, values.get("comment", ""), part.minor, part.text)
                found.setdefault(title, []).append(said)
    return {title: sorted(said, key=lambda one: one[0]) for title, said in found.items()}


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """A base with all fixtures and an imported wiki, as we write it."""
    base = tmp_path_factory.mktemp("ours") / "var"
    everything = [("jsonl", path) for path in (*VOCABULARY, settings.BASE_DIR / "fixtures" / "events")]
    return exported(filled(base, *everything, ("mediawiki", FILE)))


@pytest.fixture(scope="module")
def theirs(ours, tmp_path_factory):
    """The same, as MediaWiki writes it after having taken it."""
    maintain("importDump.php", "--quiet", "--no-updates", ours)
    path = tmp_path_factory.mktemp("theirs") / "dump.xml"
    path.write_bytes(maintain("dumpBackup.php", "--full", "--quiet"))
    return path


def known(said):
    """Whoever was suppressed is somebody else in each program."""
    return [one for one in said if one[1] not in ("", "Unknown user")]


def test_mediawiki_takes_every_page_and_revision_to_the_letter(ours, theirs):
    written, taken = pages(ours), pages(theirs)
    taken.pop("Main Page")
    assert taken.keys() == written.keys()
    for title, said in written.items():
        assert len(taken[title]) == len(said), title
        assert known(taken[title]) == known(said), title


def test_what_mediawiki_gives_back_reads_the_same(ours, theirs, tmp_path):
    again = filled(tmp_path / "var", *(("jsonl", path) for path in VOCABULARY), ("mediawiki", theirs))
    written, returned = pages(ours), pages(exported(again))
    events = [title for title, said in written.items() if said[-1][4].startswith("{{Event")]
    assert len(events) > 60
    events.remove(MENDED)
    for title in events:
        assert known(returned[title]) == known(written[title]), title
        assert known(returned.get(f"Talk:{title}", [])) == known(written.get(f"Talk:{title}", []))
