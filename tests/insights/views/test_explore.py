"""/explore/: its page and its files. What is counted is held in tests/insights/charts/."""

import csv
import io
import json
import re

import pytest
from django.conf import settings

from incidents.models import Organisation
from insights.charting import charts
from taxonomy.models import Harm, InformationType
from tests.counting import assert_queries_do_not_grow
from tests.factories import make_event, make_page

pytestmark = pytest.mark.django_db
FILES = [(name, extension) for name in charts() for extension in ("svg", "png", "csv")]
BAD = {
    "rows=harm&rows=country": "rows",
    "harm=nowhere": "harm",
    "after=2021&before=2020": "after",
    "coded=both": "coded",
    "rows=shoe-size": "rows",
    "columns=organisation_role": "columns",
    "q=%22": "q",
    "&".join(f"harm=h{n}" for n in range(201)): "__all__",
}
HOSTILE = [
    "'; DROP TABLE x; --",
    "\x00",
    "(a+)+$",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "x" * 100_000,
    "💥",
    "%",
    "+",
]


@pytest.fixture
def base(editor):
    make_page(editor, Harm, title="Insecurity")
    make_page(editor, Harm, title="Exclusion")
    make_page(editor, InformationType, title="Contact")
    make_event(
        editor,
        title="Leak",
        harms=["Insecurity", "Exclusion"],
        information_types=["Contact"],
        location="Norway",
        date_text="2020",
        people={"kind": "exact", "low": 7, "unit": "people"},
        organisations=[
            {"name": "Acme", "role": "actor", "organisation": make_page(editor, Organisation, title="Acme").slug}
        ],
    )
    make_event(editor, title="Refused papers", harms=["Exclusion"], location="Kenya", date_text="1999")
    make_event(editor, title="Imported", harms=["Insecurity"], date_text="2020", coded="machine")


def page_of(client, query=""):
    response = client.get(f"/explore/{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_every_chart_stands_there_with_its_table_and_files(client, base):
    page = page_of(client)
    for name, chart in charts().items():
        assert f'id="{name}"' in page
        assert str(chart.title) in page
        for extension in ("svg", "png", "csv"):
            assert f'href="/explore/{name}.{extension}' in page
    assert page.count('<details class="chart-table">') >= 4


def test_no_style_and_no_script_stand_in_the_page(client, base):
    page = page_of(client)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)", page)


def test_what_editors_coded_is_counted_until_one_says_otherwise(client, base):
    page = page_of(client)
    assert "Explore 2 events" in page
    assert "left out as coded by machine: 1." in page
    assert 'href="/explore/?coded=all"' in page
    every = page_of(client, "?coded=all")
    assert "Explore 3 events" in every
    assert "Coded by machine and not confirmed by an editor: 1 of 3." in every
    assert '<option value="all" selected>' in every
    assert "All of these events were coded by machine" in page_of(client, "?coded=machine")


def test_marks_lead_to_the_events_that_they_count(client, base):
    page = page_of(client, "?country=NO&country=KE")
    address = "/events/?harm=exclusion%2Binsecurity&amp;country=KE&amp;country=NO&amp;coded=editor"
    assert f'<a href="{address}" aria-label="' in page
    found = client.get(address.replace("&amp;", "&")).content.decode()
    assert re.findall(r'<h2 class="result-title".*?<a href="[^"]+">(.*?)</a>', found, re.DOTALL) == ["Leak"]


def test_the_filters_are_those_of_the_list_and_stay_here(client, base):
    page = page_of(client, "?harm=insecurity&rows=country")
    assert '<form class="facets" id="filters" action="/explore/"' in page
    assert '<input type="hidden" name="rows" value="country">' in page
    assert re.search(r'class="chip chip-remove" href="/explore/\?rows=country"', page)
    assert 'value="insecurity" id="filter-harm-insecurity" checked' in page


def test_the_list_of_all_events_has_a_plain_address(client, base):
    assert "/events/</text>" in client.get("/explore/years.svg?coded=all").content.decode()


def test_the_list_leads_here_with_its_question(client, base):
    page = client.get("/events/?harm=insecurity&view=table&sort=title").content.decode()
    assert 'href="/explore/?harm=insecurity"' in page


def test_fields_left_empty_do_not_stay_in_the_address(client, base):
    assert client.get("/explore/?q=&harm=insecurity&coded=").url == "/explore/?harm=insecurity"


def test_nothing_found_says_which_filter_to_drop(client, base):
    page = page_of(client, "?harm=insecurity&country=KE")
    assert "No event fits all of this" in page
    assert 'href="/explore/?harm=insecurity"' in page


def test_a_base_without_events(client):
    assert "Write the first one" in page_of(client)


@pytest.mark.parametrize(("query", "parameter"), BAD.items(), ids=BAD.values())
def test_what_is_wrong_is_said_on_the_page_and_refused_in_files(client, base, query, parameter):
    assert "This question cannot be answered as it stands" in page_of(client, f"?{query}")
    for extension in ("svg", "png", "csv"):
        response = client.get(f"/explore/crossing.{extension}?{query}")
        assert response.status_code == 400
        assert list(json.loads(response.content)["errors"]) == [parameter]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_answered(client, base, value):
    for name in ("q", "harm", "organisation", "rows", "columns", "open", "coded", "after", "unheard"):
        response = client.get("/explore/", {name: value})
        assert response.status_code in (200, 302)
        assert b"<script>alert" not in response.content
        assert client.get("/explore/years.csv", {name: value}).status_code in (200, 400)


def test_files_refuse_parameters_that_are_none(client, base):
    response = client.get("/explore/years.csv?unheard=1")
    assert response.status_code == 400
    assert "unheard" in response.content.decode()


def test_a_chart_that_is_none_is_missing(client, base):
    assert client.get("/explore/pie.svg").status_code == 404
    assert client.get("/explore/years.pdf").status_code == 404


@pytest.mark.parametrize(("name", "extension"), FILES)
def test_each_chart_is_a_file(client, base, name, extension):
    response = client.get(f"/explore/{name}.{extension}?harm=exclusion")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith(f'inline; filename="{name}-')
    assert response["Link"] == f'<{settings.CONTENT_LICENCE["url"]}>; rel="license"'
    STARTS[extension](response.content)
    again = client.get(f"/explore/{name}.{extension}?harm=exclusion", headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again["ETag"], again["Cache-Control"]) == (304, response["ETag"], "no-cache")


def is_svg(content):
    text = content.decode()
    assert text.startswith("<svg ")
    assert "var(" not in text
    assert 'href="/' not in text
    assert "Solove harm is Exclusion; coded by an editor (2)" in text
    assert f"{settings.BASE_URL}/events/?harm=exclusion&amp;coded=editor" in text


def is_png(content):
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == 1616


def is_csv(content):
    rows = list(csv.reader(io.StringIO(content.decode())))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])} == {len(set(rows[0]))}


STARTS = {"svg": is_svg, "png": is_png, "csv": is_csv}


def test_a_file_changes_with_its_events(client, base, editor):
    before = client.get("/explore/years.csv")
    make_event(editor, title="Another", date_text="2020")
    after = client.get("/explore/years.csv", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert list(csv.reader(io.StringIO(after.content.decode())))[-1] == ["2020", "2"]


def test_the_csv_has_every_cell_and_nothing_that_runs(client, editor):
    make_page(editor, Harm, title="=1+1")
    make_event(editor, title="Leak", harms=["=1+1"], information_types=["Unheard"], location="Norway")
    rows = list(csv.reader(io.StringIO(client.get("/explore/crossing.csv?columns=country").content.decode())))
    assert rows == [["Solove harm", "Country", "Events"], ["'=1+1", "Norway", "1"]]


def test_twenty_events_cost_as_many_queries_as_ten(client, editor):
    made = iter(range(100))

    def make_ten():
        for _ in range(10):
            number = next(made)
            make_event(
                editor, title=f"Leak {number}", date_text=f"{2000 + number}", location="Norway", harms=["Unknown"]
            )

    assert_queries_do_not_grow(client, "/explore/?coded=all", make_ten, most=12)
