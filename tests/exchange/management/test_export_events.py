"""`manage.py export_events`: a question in a format, or everything with its history."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.exchange.asking import content
from tests.factories import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(editor):
    for title, date in (("A leak", "2019"), ("Another", "2020"), ("A third", "2021")):
        make_event(editor, title=title, date_edtf=date)


def written(tmp_path, *arguments):
    path = tmp_path / "out"
    call_command("export_events", *arguments, f"--output={path}")
    return path.read_bytes()


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_a_question_as_its_address_answers_it(client, events, tmp_path, name):
    asked = written(tmp_path, name, "--query=after=2020&sort=title")
    assert asked.decode() == content(client, f"/events.{name}?after=2020&sort=title")
    assert len(asked.splitlines()) == {"csv": 3, "jsonl": 2}[name]


def test_everything_with_its_history(events, tmp_path):
    pages = [json.loads(line) for line in written(tmp_path, "jsonl", "--history").splitlines()]
    assert [page["title"] for page in pages] == ["A leak", "Another", "A third"]
    assert all(page["revisions"] for page in pages)


def test_without_a_file_it_goes_to_the_standard_output(events, capfdbinary):
    call_command("export_events", "jsonl", "--query=after=2021")
    assert json.loads(capfdbinary.readouterr().out)["title"] == "A third"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["csv", "--query=harm=never-heard-of"], "harm: "),
        (["csv", "--query=colour=red"], "colour: There is no such parameter."),
        (["csv", "--history"], "csv has no history."),
        (["jsonl", "--history", "--query=after=2020"], "takes no --query"),
    ],
)
def test_what_cannot_be_written_is_told(events, tmp_path, arguments, said):
    with pytest.raises(CommandError, match=said):
        written(tmp_path, *arguments)
