"""Storing: the rows of a revision are those that django-reversion's own API would write."""

import json

import reversion
from reversion.models import Revision, Version

from tests.factories import make_event
from wiki import history
from wiki.models import Change


def said(row):
    return {
        field.name: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in ("id", "revision")
    }


def test_the_rows_are_those_of_the_library(editor):
    event = make_event(editor, title="A", body="Some text.")
    ours = history.latest(event)
    with reversion.create_revision(manage_manually=True):
        reversion.set_user(editor)
        reversion.set_comment(ours.change.summary)
        reversion.set_date_created(ours.change.moment)
        reversion.add_to_revision(event)
    mine, theirs = Revision.objects.order_by("pk").filter(version__object_id=str(event.pk))
    assert said(mine) == said(theirs)
    ours_kept, theirs_kept = (said(Version.objects.get(revision=one)) for one in (mine, theirs))
    assert json.loads(ours_kept.pop("serialized_data")) == json.loads(theirs_kept.pop("serialized_data"))
    assert ours_kept == theirs_kept
    assert Change.objects.get(revision=mine) == ours.change
