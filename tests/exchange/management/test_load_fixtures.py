"""`load_fixtures`: says in one line what it did, changes nothing a second time, and spares what editors wrote."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.wiki.tables import everything
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Guide
from wiki.upkeep import wanted


@pytest.fixture
def small(tmp_path, monkeypatch):
    """The guide alone, as the project's fixtures."""
    (tmp_path / "fixtures").mkdir()
    text = (settings.BASE_DIR / "fixtures" / "guide.jsonl").read_text(encoding="utf-8")
    (tmp_path / "fixtures" / "guide.jsonl").write_text(text, encoding="utf-8")
    monkeypatch.setattr("exchange.management.commands.load_fixtures.ORDER", ("guide.jsonl",))
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    return tmp_path / "fixtures" / "guide.jsonl"


def load(**options):
    out = StringIO()
    call_command("load_fixtures", stdout=out, stderr=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_a_run_is_told_in_one_line_and_a_second_changes_nothing(small):
    assert load() == "Fixtures: 8 created, 0 updated, 0 unchanged, 0 skipped, 0 doubtful, 0 faulty\n"
    assert load() == "Fixtures: 0 created, 0 updated, 8 unchanged, 0 skipped, 0 doubtful, 0 faulty\n"
    assert set(Guide.objects.values_list("latest_number", flat=True)) == {1}


@pytest.mark.django_db
def test_a_verbose_run_tells_what_it_left_aside_and_a_silent_one_nothing(small, steward):
    load(verbosity=0)
    delete_page(Guide.objects.get(slug="citing"), by=steward, reason="Trial")
    assert f"{small}:" in load(verbosity=2)
    assert str(small) not in load()
    assert load(verbosity=0) == ""


@pytest.mark.django_db
def test_a_bad_line_is_told_with_its_place_and_fails(small):
    small.write_text("{\n", encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("load_fixtures", stdout=out, stderr=out)
    assert f"{small}:1: This is not JSON" in out.getvalue()


@pytest.mark.django_db
def test_the_whole_library_loads_without_a_fault_or_a_red_link_and_a_second_run_changes_nothing():
    first, after_one = load(), everything()
    second = load()
    assert everything() == after_one
    assert re.fullmatch(r"Fixtures: \d+ created, 0 updated, 0 unchanged, 0 skipped, 0 doubtful, 0 faulty\n", first)
    assert re.fullmatch(r"Fixtures: 0 created, 0 updated, \d+ unchanged, 0 skipped, 0 doubtful, 0 faulty\n", second)
    assert re.search(r"\d+", first).group() == re.search(r"\d+(?= unchanged)", second).group()
    assert not wanted().exists()


@pytest.mark.django_db
def test_what_an_editor_wrote_is_not_overwritten_by_a_newer_fixture(small, editor):
    load()
    page = Guide.objects.get(slug="citing")
    save_page(page, {"title": "Citing", "body": "Mine."}, by=editor, base=page.latest_number)
    moment = (timezone.now() + timedelta(days=1)).isoformat()
    small.write_text(re.sub(r'"moment": "[^"]+"', f'"moment": "{moment}"', small.read_text()), encoding="utf-8")
    assert load() == "Fixtures: 0 created, 7 updated, 0 unchanged, 0 skipped, 1 doubtful, 0 faulty\n"
    assert Guide.objects.get(slug="citing").body == "Mine."
