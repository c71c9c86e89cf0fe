"""Cited questions are verified against what is kept of them."""

import zlib

import pytest
from django.core.management import CommandError, call_command

from library.models import Query, Rows
from tests.library.questions import fixed, make_base
from wiki.models import Change

pytestmark = pytest.mark.django_db


@pytest.fixture
def query(editor):
    make_base(editor)
    return fixed("harm=insecurity")


def told(capsys):
    with pytest.raises(CommandError):
        call_command("verify_queries")
    return capsys.readouterr().out


def test_what_is_as_it_was_passes(query, capsys):
    fixed("before=1800")
    call_command("verify_queries")
    assert "2 cited questions are what they were." in capsys.readouterr().out


def test_rows_that_were_tampered_with_are_told(query, capsys):
    other = "".join(f"{event} {number + 1}\n" for event, number in query.rows.pairs)
    Rows.objects.update(packed=zlib.compress(other.encode()))
    assert f"{query.identifier}: the digest is not that of the rows" in told(capsys)


def test_another_question_under_the_identifier_is_told(query, capsys):
    Query.objects.update(question="harm=exclusion")
    assert "the identifier is not that of the question" in told(capsys)


def test_revisions_that_are_gone_are_told(query, capsys):
    Change.objects.filter(page_id=query.rows.pairs[0][0]).update(number=7)
    assert "1 of the revisions are not there" in told(capsys)
