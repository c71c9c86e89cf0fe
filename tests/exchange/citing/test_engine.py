import os
import re
import subprocess
import sys
from html import unescape

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as examples
from py_mini_racer import JSEvalException

from exchange.citing import engine
from exchange.citing.cited import Author
from exchange.citing.csl import item
from exchange.citing.engine import Style, styled
from exchange.citing.formats import citation_formats
from tests.exchange.citing.things import cited, whole_texts

IEEE = Style("ieee", "en-US")
PROSE = [one for one in citation_formats().values() if one.is_prose]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (
            "apa",
            (
                "María Ríos & Federal Trade Commission. (2026). 45 Million Medical Files Leaked."
                " In Privacy Casebook (Version 3)."
            ),
        ),
        (
            "mla",
            (
                "María Ríos and Federal Trade Commission. “45 Million Medical Files Leaked.”"
                " Privacy Casebook, Version 3, 22 Nov. 2026,"
            ),
        ),
        (
            "chicago-notes",
            (
                "María Ríos and Federal Trade Commission, “45 Million Medical Files Leaked,” in Privacy Casebook,"
                " version 3, November 22, 2026,"
            ),
        ),
        (
            "harvard",
            (
                "María Ríos and Federal Trade Commission (2026) ‘45 Million Medical Files Leaked’, Privacy Casebook."
                " Available at:"
            ),
        ),
        ("ieee", "María Ríos and Federal Trade Commission, “45 Million Medical Files Leaked,” Privacy Casebook."),
        ("vancouver", "María Ríos, Federal Trade Commission. 45 Million Medical Files Leaked. In: Privacy Casebook"),
        (
            "oscola",
            "María Ríos and Federal Trade Commission, ‘45 Million Medical Files Leaked’ Privacy Casebook (2026)",
        ),
    ],
)
def test_styles_are_written_as_their_guides_say(key, expected):
    assert citation_formats()[key].citation(cited()).text.startswith(expected)


@pytest.mark.parametrize("style", PROSE, ids=lambda one: one.key)
def test_every_style_leads_to_the_revision(style):
    citation = style.citation(cited())
    assert cited().url in citation.text
    assert not re.findall(r"<(?!/?[ib]>|/?span)[^>]*>|style=", citation.html)


@given(whole_texts, whole_texts)
@examples(max_examples=30)
def test_nothing_that_anyone_typed_is_markup_or_makes_it_fail(title, name):
    html = styled(IEEE, item(cited(title=title, authors=(Author(name),))))
    assert set(re.findall(r"<[^>]*>", html)) <= {
        "<i>",
        "</i>",
        "<sup>",
        "</sup>",
        "<sub>",
        "</sub>",
    }  # raised letters there are in Unicode too


def test_dollars_and_angle_brackets_stand_as_they_were_typed():
    html = styled(IEEE, item(cited(title="$& <b>costs</b> $1")))
    assert "$& <b>costs</b> $1" in unescape(html)


def test_what_was_written_is_kept(monkeypatch):
    first = styled(IEEE, item(cited()))
    monkeypatch.setattr("exchange.citing.engine._written", None)
    assert styled(IEEE, item(cited())) == first


def test_a_process_that_used_the_engine_ends():
    program = (
        "import django; django.setup(); from exchange.citing.engine import _engine; print(_engine().eval('40 + 2'))"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment, cwd=settings.BASE_DIR)
    assert (done.stdout.strip(), done.returncode) == ("42", 0), done.stderr


def test_after_it_was_stopped_it_is_made_anew(monkeypatch):
    monkeypatch.setattr(engine, "LONGEST_SECONDS", 0.000001)
    with pytest.raises(JSEvalException):
        styled(IEEE, item(cited(title="Too long")))
    monkeypatch.undo()
    assert "Too long" in styled(IEEE, item(cited(title="Too long")))
