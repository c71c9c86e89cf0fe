"""The tables of mappings name what exists, and give a reason where nothing is made of a value."""

import json
from collections import Counter

import pytest
from django.conf import settings

from exchange.mapping import COLUMNS, ELSEWHERE, EVERY, FOLDER, GLOBAL, SKIP, STATES, Line, Table, lines_of
from incidents.models.event import VALUE_ROWS
from taxonomy import countries
from wiki.names import fold

SCHEMES = {
    "harm": "harms",
    "information": "information-types",
    "actor": "threat-actors",
    "group": "affected-groups",
    "consequence": "consequences",
}
FORMATS = sorted(path.stem for path in FOLDER.glob("*.csv"))


@pytest.fixture(scope="module")
def slugs():
    """The slugs of each row's scheme."""
    found = {}
    for row, (_model, kind) in VALUE_ROWS.items():
        path = settings.BASE_DIR / "fixtures" / "taxonomies" / f"{SCHEMES[kind]}.jsonl"
        found[row] = {json.loads(line)["slug"] for line in path.read_text(encoding="utf-8").splitlines()}
    return {**found, "countries": {*countries.table(), GLOBAL}}


@pytest.mark.parametrize("name", FORMATS)
class TestEveryTable:
    def test_has_the_columns(self, name):
        assert (FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0] == ",".join(COLUMNS)

    def test_names_terms_and_countries_that_exist(self, name, slugs):
        fields = {line.field for line in lines_of(name)}
        wrong = [line for line in lines_of(name) if not _is_there(line, slugs, fields)]
        assert wrong == []

    def test_says_why_nothing_is_made_of_a_value(self, name):
        silent = [line for line in lines_of(name) if not line.note and (not line.to or line.row == SKIP)]
        assert silent == []

    def test_says_nothing_twice(self, name):
        counted = Counter((line.field, fold(line.value), line.row, line.to, line.text) for line in lines_of(name))
        assert [line for line, times in counted.items() if times > 1] == []

    def test_has_no_stray_spaces(self, name):
        cells = [cell for line in lines_of(name) for cell in (line.field, line.row, line.to, line.text, line.note)]
        assert [cell for cell in cells if cell != cell.strip()] == []


def _is_there(line, slugs, fields):
    if line.row in ("", SKIP):
        return not line.to
    if line.to.startswith(ELSEWHERE):
        return line.row in slugs and line.to in fields
    return line.row in slugs and line.to in {"", *STATES, *slugs[line.row]}


def line(field, value, row, to, text="", note=""):
    return Line(field, value, row, to, text, note)


CAUSES = Table(
    [
        line("Cause", "Hack", "harms", "insecurity", "Insecurity"),
        line("Cause", "Hack", "threat_actors", "hacker"),
        line("Cause", "Posted online", "harms", "disclosure", "Disclosure"),
        line("Cause", "Posted online", "harms", "insecurity", "Insecurity"),
        line("Cause", "Mistake", "threat_actors", "@Industry"),
        line("Cause", "Drill", "skip", "", note="Nothing happened."),
        line("Cause", "Other", "harms", "", note="Says nothing."),
        line("Cause", "Nobody knows", "threat_actors", "-unknown"),
        line("Where", "Worldwide", "countries", "global"),
        line("Where", "Bern", "countries", "CH"),
        line("@Industry", "Health", "threat_actors", "healthcare-provider"),
        line("Told", "names", "information_types", "name"),
        line("Told", "e-mail addresses", "information_types", "email-address"),
        line(*EVERY, "harms", "insecurity", "Insecurity"),
        line(*EVERY, "countries", "US"),
    ]
)


def coded(**values):
    return CAUSES.code({name: [value] for name, value in values.items()}).record()


class TestCode:
    def test_gives_terms_in_the_order_of_the_lines_with_the_text_shown(self):
        assert coded(Cause="posted  ONLINE")["harms"] == [
            {"text": "Disclosure", "term": "disclosure"},
            {"text": "Insecurity", "term": "insecurity"},
        ]

    def test_shows_the_value_as_written_where_the_table_has_no_text(self):
        assert coded(Cause="HACK")["threat_actors"] == [{"text": "HACK", "term": "hacker"}]

    def test_says_a_term_once(self):
        record = CAUSES.code({"Cause": ["Hack", "Posted online"]}).record()
        assert [value["term"] for value in record["harms"]] == ["insecurity", "disclosure"]

    def test_fills_what_stayed_empty_with_what_holds_for_every_record(self):
        assert coded(Cause="Other")["harms"] == [{"text": "Insecurity", "term": "insecurity"}]
        assert coded(Where="Bern")["countries"] == ["CH"]
        assert coded(Cause="Other")["countries"] == ["US"]

    def test_takes_global_for_a_place(self):
        record = coded(Where="Worldwide")
        assert (record["is_global"], record["countries"]) == (True, [])

    def test_asks_another_field_where_a_line_says_so(self):
        assert coded(Cause="Mistake", Industry="Health")["threat_actors"][0]["term"] == "healthcare-provider"
        assert "threat_actors" not in coded(Cause="Hack and more", Industry="Health")

    def test_keeps_a_state_only_of_a_row_that_stayed_empty(self):
        assert coded(Cause="Nobody knows")["states"] == {"threat_actors": "unknown"}
        both = CAUSES.code({"Cause": ["Nobody knows", "Hack"]}).record()
        assert both["states"] == {}

    def test_tells_why_a_record_is_skipped(self):
        assert CAUSES.code({"Cause": ["Drill"]}).skipped == ["Nothing happened."]

    def test_tells_values_that_no_line_knows(self):
        told = CAUSES.code({"Cause": ["Vishing", ""], "Industry": ["Health", "Fishery"]}).unknown
        assert told == [("Cause", "Vishing"), ("Industry", "Fishery")]


class TestSpotted:
    def test_finds_phrases_as_whole_words(self):
        assert CAUSES.spotted("Told", "Their names, and e-mail\naddresses.") == ["names", "e-mail addresses"]
        assert CAUSES.spotted("Told", "usernames") == []
        assert CAUSES.spotted("Told", "word " * 100 + "names") == ["names"]
