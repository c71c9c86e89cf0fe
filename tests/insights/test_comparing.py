import pytest

from common.spreadsheets import inert
from incidents.models import Event
from insights.comparing import compare, todays


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


def organisation(name, page, role="actor"):
    return {"name": name, "organisation": page, "role": role}


def compared(key, one, other):
    return row(compare([record(title="A", **{key: [one]}), record(title="B", **{key: [other]})]), key)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (organisation("FacebookX", "meta-platforms"), organisation("Meta Platforms X", "meta-platforms"), True),
        (organisation("Data-Brokers", None), organisation("data broker", None), True),
        (organisation("Meta", "meta-platforms"), organisation("Meta", "meta-platforms", "reporter"), False),
        (organisation("Meta", "meta-platforms"), organisation("Meta", None), False),
    ],
)
def test_an_organisation_is_the_same_by_its_page_and_role_or_else_by_its_name(one, other, is_same):
    assert compared("organisations", one, other).is_same == is_same


def law(text, page, outcome="fine", source=""):
    return {"text": text, "law": page, "outcome": outcome, "source": source}


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (law("GDPR", "gdpr", source="a"), law("General Data Protection Regulation", "gdpr", source="b"), True),
        (law("The Codes", None, source="a"), law("the code", None), True),
        (law("GDPR", "gdpr"), law("GDPR", "gdpr", "warning"), False),
        (law("GDPR", "gdpr"), law("GDPR", "uk-gdpr"), False),
    ],
)
def test_a_law_is_the_same_by_its_page_or_else_its_name_with_what_came_of_it(one, other, is_same):
    assert compared("laws", one, other).is_same == is_same


def cited(key, source=None, **said):
    return {"key": key, **({"source": source} if source else {}), **said}


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (cited("a", "7", title="Leak", accessed="2020"), cited("b", "7", title="Leaks"), True),
        (cited("a", url="https://www.example.org/leak/"), cited("b", url="http://example.org/leak#top"), True),
        (cited("a", title="Exposed", publisher="Press"), cited("b", title="exposed", publisher="PRESS"), True),
        (cited("a", "7", title="Leak"), cited("a", "8", title="Leak"), False),
        (cited("a", title="Exposed"), cited("a", title="Exposed again"), False),
    ],
)
def test_a_source_is_the_same_by_its_page_or_else_its_address_or_description(one, other, is_same):
    assert compared("sources", one, other).is_same == is_same


def test_keys_of_citations_are_not_read_beside_other_events():
    laws = compared("laws", law("GDPR", "gdpr", source="a"), law("GDPR", "gdpr", "", source="b"))
    assert [str(cell) for cell in laws.cells] == ["GDPR (fine)", "GDPR"]
    sources = compared("sources", cited("a", url="https://example.org/"), cited("b", title="Leak", publisher="Press"))
    assert [str(cell) for cell in sources.cells] == ["https://example.org/", "Press, Leak"]


def test_an_empty_cell_says_which_kind_of_empty_it_is():
    rows = compare([record(title="A", location="Norway"), record(title="B", states={"location": "unknown"})])
    assert [str(cell) for cell in row(rows, "location").cells] == ["Norway", "not known"]


def test_every_row_of_the_infobox_is_there_with_its_kind_of_empty():
    rows = compare([record(title="A", states={"laws": "na"}), record(title="B", states={"laws": "none"})])
    left_out = {"title", "body", "origin"}
    assert [row.key for row in rows] == [f.key for f in Event.record_fields if f.key not in left_out]
    assert [str(cell) for cell in row(rows, "laws").cells] == ["not applicable", "none"]
    assert [str(cell) for cell in row(rows, "harms").cells] == ["not yet looked into"] * 2
    assert [str(cell) for cell in row(rows, "countries").cells] == ["empty"] * 2
    assert [str(cell) for cell in row(rows, "is_global").cells] == ["no"] * 2


@pytest.mark.parametrize(
    ("states", "is_same"),
    [
        (("unknown", "unknown"), True),
        (("none", "none"), True),
        (("none", "na"), False),
        (("none", None), False),
        ((None, None), None),
    ],
)
def test_a_kind_of_empty_that_somebody_chose_is_the_same_and_what_nobody_looked_into_is_neither(states, is_same):
    rows = compare([record(title="A", states={"laws": state} if state else {}) for state in states])
    assert row(rows, "laws").is_same is is_same


def test_who_coded_an_event_is_a_value_though_nobody_said_it():
    coded = row(compare([record(title="A"), record(title="B")]), "coded")
    assert coded.is_same
    assert [str(cell) for cell in coded.cells] == ["coded by an editor"] * 2


def test_what_a_spreadsheet_would_run_is_made_inert():
    assert [inert(text) for text in ("=1+1", "@SUM", "-5", "a=b", 3)] == ["'=1+1", "'@SUM", "'-5", "a=b", 3]


@pytest.mark.django_db
def test_a_record_from_before_a_row_was_there_is_compared_with_an_empty_one():
    old = {"title": "A", "location": "Norway", "states": {}}
    rows = compare(todays([old, record(title="B", location="Norway")]))
    assert row(rows, "location").is_same
