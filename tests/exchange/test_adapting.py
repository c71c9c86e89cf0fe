"""A record from another base finds its pages here by their names, not by slugs that mean something else."""

import json
from contextlib import suppress
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from exchange.adapting import adapt
from incidents.models import Event, Organisation, Source
from taxonomy.models import Harm
from tests.exchange.bringing import incoming
from tests.factories import make_pages
from wiki import history
from wiki.recording import PastRevision

pytestmark = pytest.mark.django_db


@pytest.fixture
def take(tmp_path):
    """Import one event, and give its record."""

    def taken(**data):
        path = tmp_path / "events.jsonl"
        path.write_text(json.dumps({"title": "A leak", **data}), encoding="utf-8")
        call_command("import_events", "jsonl", str(path), stdout=StringIO())
        return history.latest(Event.objects.get()).record

    return taken


def test_the_number_of_a_source_means_nothing_here(take):
    (other,) = make_pages(Source, "Another paper", url="https://example.org/another")
    record = take(
        sources=[{"key": "a", "source": other.slug, "title": "Exposed", "url": "https://example.org/exposed"}]
    )
    assert (record["sources"][0]["title"], record["sources"][0]["source"]) == ("Exposed", "exposed")
    assert Source.objects.count() == 2


def test_a_source_that_is_named_by_nothing_else_is_the_one_here(take):
    (known,) = make_pages(Source, "Exposed")
    assert take(sources=[{"key": "a", "source": known.slug}])["sources"][0]["title"] == "Exposed"


def test_an_organisation_that_is_not_known_is_made(take):
    record = take(organisations=[{"name": "Acme", "organisation": "acme-7", "title": "Acme", "role": "actor"}])
    assert record["organisations"][0]["organisation"] == Organisation.objects.get().slug == "acme"


def test_a_term_of_another_slug_is_found_by_its_text(take):
    make_pages(Harm, "Insecurity")
    record = take(harms=[{"text": "Insecurity", "term": "insecurity-2", "label": "Insecurity"}])
    assert record["harms"] == [{"text": "Insecurity", "term": "insecurity", "label": "Insecurity"}]


def test_what_was_said_to_be_no_term_stays_so(take):
    make_pages(Harm, "Insecurity")
    assert take(harms=[{"text": "Insecurity", "term": None}])["harms"][0]["term"] is None


def test_an_imported_name_is_imported_once(take):
    take(revision={"author": "imported>Upwork", "moment": "2020-12-23T10:51:00Z"})
    assert history.latest(Event.objects.get()).change.user_name == "imported>Upwork"


@pytest.mark.parametrize("slug", ["\x00", "\ud800", "x" * 5_000, 7, ["a"], {"a": 1}])
def test_slugs_that_are_none_are_a_matter_of_cleaning(tmp_path, slug):
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps({"title": "A leak", "harms": [{"text": "Insecurity", "term": slug}]}), encoding="utf-8")
    said = StringIO()
    with suppress(CommandError):
        call_command("import_events", "jsonl", str(path), stdout=said, stderr=said)
    assert said.getvalue()


def test_revisions_may_share_a_row(db):
    row = {"name": "Acme", "organisation": "acme-7", "role": "actor"}
    one = incoming("a", organisations=[])
    records = [{**one.revisions[0].record, "organisations": [row, row]} for _revision in range(2)]
    revisions = [PastRevision(record=record, signature=one.revisions[0].signature) for record in records]
    adapt([replace(one, revisions=revisions)])
    assert [revision.record["organisations"] for revision in revisions] == [[{"name": "Acme", "role": "actor"}] * 2] * 2
