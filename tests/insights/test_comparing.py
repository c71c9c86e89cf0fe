from common.spreadsheets import inert
from incidents.models import Event
from insights.comparing import compare


def record(**data):
    return {field.key: field.clean(data.get(field.key)) for field in Event.record_fields} | {
        "states": data.get("states", {})
    }


def value(text, term=None):
    return {"text": text, "term": term, "label": term and term.title()}


def row(rows, key):
    return next(row for row in rows if row.key == key)


def test_a_term_is_the_same_however_it_was_written():
    rows = compare(
        [
            record(title="A", harms=[value("Leak", "insecurity"), value("Exclusion", "exclusion")]),
            record(title="B", harms=[value("Insecurity", "insecurity")]),
        ]
    )
    harms = row(rows, "harms")
    assert [[(item.text, item.is_shared) for item in cell.items] for cell in harms.cells] == [
        [("Leak", True), ("Exclusion", False)],
        [("Insecurity", True)],
    ]
    assert harms.cells[0].items[0].url == "/taxonomy/harms/insecurity/"
    assert not harms.is_same


def test_words_that_name_no_term_are_the_same_but_for_plural_and_case():
    rows = compare([record(title=t, threat_actors=[value(text)]) for t, text in [("A", "Clinics"), ("B", "clinic")]])
    assert row(rows, "threat_actors").is_same


def test_an_empty_cell_says_which_kind_of_empty_it_is():
    rows = compare([record(title="A", location="Norway"), record(title="B", states={"location": "unknown"})])
    assert [str(cell) for cell in row(rows, "location").cells] == ["Norway", "not known"]


def test_rows_in_which_nobody_has_anything_are_left_out():
    rows = compare([record(title="A", location="Norway"), record(title="B")])
    assert [row.key for row in rows] == ["location"]


def test_what_a_spreadsheet_would_run_is_made_inert():
    assert [inert(text) for text in ("=1+1", "@SUM", "-5", "a=b", 3)] == ["'=1+1", "'@SUM", "'-5", "a=b", 3]
