import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.filters import EventFilterSet
from incidents.selection import Selection
from tests.incidents import brute
from tests.incidents.world import CHOICES, EMPTY, ROLE_WORDS, make_events, make_world, questions, records
from wiki import history
from wiki.deleting import delete_page

pytestmark = pytest.mark.django_db
BASES = st.lists(records(), min_size=1, max_size=12)
slow = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)


@pytest.fixture
def world():
    make_world()


def select(question=(), **more):
    """A selection of parameters, each a list of words or one."""
    query = QueryDict(mutable=True)
    for name, words in {**dict(question), **more}.items():
        query.setlist(name, words if isinstance(words, list | tuple) else [str(words)])
    return Selection(query)


def counted(facet):
    """Every value of a facet that is shown with its count, empties too."""

    def rows(some):
        for row in some:
            yield row.word, row.count
            yield from rows(row.children)

    return dict(rows([*facet.rows, *facet.empties]))


def expected(stored, question, name, words):
    """The count beside each value: what the question finds where the value stands alone in its facet."""
    chosen = {*question.get(name, ()), *question.get(f"not_{name}", ())}
    joined = [word for word in chosen if "+" in word]
    alone = {word: len(brute.found(stored, {**question, name: [word]})) for word in [*words, *joined]}
    return {word: count for word, count in alone.items() if count}, chosen


@slow
@given(base=BASES, asked=st.lists(questions(), min_size=3, max_size=6))
def test_results_and_counts_are_those_of_the_records(world, base, asked):
    with transaction.atomic():
        stored = {event.pk: history.latest(event).record for event in make_events(base)}
        for question in asked:
            agree(stored, question)
        transaction.set_rollback(True)


def agree(stored, question):
    selection = select(question)
    assert selection.errors == {}
    assert set(selection.found.events) == brute.found(stored, question)
    for name, words in {**CHOICES, "organisation_role": ROLE_WORDS, "coded": ("editor", "machine")}.items():
        empties = EMPTY if name in CHOICES else ()
        counts, chosen = expected(stored, question, name, [*words, *empties])
        facet = selection.facet(name)
        shown = counted(facet)
        assert facet.size == len(shown) - len(facet.empties)
        assert {word: count for word, count in shown.items() if count} == _merged(counts), (name, question)
        assert shown.keys() >= chosen - {"acme-labs", "all"}


def _merged(counts):
    """An organisation that was merged stands as the one that it became."""
    return {word: count for word, count in counts.items() if word != "acme-labs"}


@slow
@given(base=st.lists(records(), min_size=1, max_size=9), sort=st.sampled_from([*brute.ORDERS, "-changed"]))
def test_pages_are_parts_of_the_order(world, base, sort):
    with transaction.atomic():
        stored = {event.pk: history.latest(event).record for event in make_events(base)}
        order = brute.ordered(stored, stored, sort)
        first = select(sort=sort, per_page=2)
        assert [pk for keys in first.in_order(3) for pk in keys] == order
        assert pages(first, "next") == order
        assert pages(first, "next_by_cursor") == order
        transaction.set_rollback(True)


def pages(selection, way):
    found = [*selection.keys]
    while address := getattr(selection, way):
        selection = Selection(QueryDict(address.partition("?")[2]))
        assert selection.errors == {}
        found += selection.keys
    return found


@pytest.fixture
def leaks(world):
    return make_events([{"title": f"Leak {number}", "harms": ["insecurity"]} for number in range(5)])


def test_the_same_question_has_the_same_address():
    one = Selection(QueryDict("country=GB&country=de&coded=all&page=1&sort=-date&per_page=20&utm_source=x"))
    other = Selection(QueryDict("per_page=20&country=DE&country=GB&country=DE"))
    assert str(one.address) == str(other.address) == "/events/?country=DE&country=GB"
    assert one.unknown == ["utm_source"]


def test_values_that_are_joined_are_sought_together(world):
    make_events(
        [
            {"title": "Both", "harms": ["insecurity", "exclusion"]},
            {"title": "One", "harms": ["insecurity"]},
            {"title": "Other", "harms": ["exclusion"]},
        ]
    )
    both = select(harm="insecurity+exclusion+processing")
    assert str(both.address) == "/events/?harm=exclusion%2Binsecurity"
    assert [event.title for event in both.events] == ["Both"]
    assert both.sentence == "Events: Solove harm is exclusion and insecurity"
    assert next((row.word, row.selected) for row in both.facet("harm").rows) == ("exclusion+insecurity", True)
    assert select(not_harm="insecurity+exclusion").total == 2


@pytest.mark.parametrize("word", ["insecurity+nope", "+", "insecurity+", "+".join(["insecurity"] * 9)])
def test_what_cannot_be_joined_is_told(world, word):
    assert list(select(harm=word).errors) == ["harm"]


def test_no_more_than_eight_values_are_joined(world):
    assert select(harm="+".join(["insecurity"] * 8)).errors == {}
    assert select(harm="+".join(["insecurity"] * 9)).errors == {"harm": ["At most 8 values can be joined by “+”."]}


def test_roles_are_not_joined(world):
    assert list(select(organisation_role="actor+reporter").errors) == ["organisation_role"]


def test_a_page_may_take_a_coding_for_granted(world):
    make_events([{"title": "By hand"}, {"title": "By machine", "coded": "machine"}])
    taken = Selection(QueryDict(), path="/here/", coded="editor")
    every = Selection(QueryDict("coded=all"), path="/here/", coded="editor")
    assert (taken.total, taken.left_to_machines, str(taken.address)) == (1, 1, "/here/")
    assert (every.total, every.left_to_machines, str(every.address)) == (2, 0, "/here/?coded=all")
    assert taken.sentence == "Events: coded by an editor"
    assert [chip.address for chip in every.chips] == ["/here/"]


def test_what_the_page_keeps_is_carried_along(leaks):
    selection = Selection(QueryDict("view=table&harm=insecurity&per_page=2"), path="/here/", keep={"view": ["table"]})
    assert selection.unknown == []
    assert selection.next == "/here/?harm=insecurity&page=2&per_page=2&view=table"
    assert selection.chips[0].address == "/here/?per_page=2&view=table"


def test_what_the_page_does_not_know_is_not_carried_along(leaks):
    selection = Selection(QueryDict(f"view=table&view=table&view={'x' * 60_000}"), keep={"view": ["table"]})
    assert str(selection.address) == "/events/?view=table"


def test_chips_take_values_off_one_by_one(leaks):
    selection = select(
        harm=["insecurity", "exclusion"], not_law="gdpr", after="2019", people_min="7", q="leak", law="x"
    )
    told = [(chip.name, str(chip.label), chip.excluded) for chip in selection.chips]
    assert told == [
        ("q", "“leak”", False),
        ("harm", "exclusion", False),
        ("harm", "insecurity", False),
        ("law", "x", False),
        ("not_law", "gdpr", True),
        ("after", "from 2019", False),
        ("people_min", "at least 7 affected", False),
    ]
    rest = "&not_law=gdpr&after=2019&people_min=7"
    assert selection.chips[1].address == f"/events/?q=leak&harm=insecurity&law=x{rest}"
    assert selection.chips[3].address == f"/events/?q=leak&harm=exclusion&harm=insecurity{rest}"


def test_a_sentence_says_what_the_events_are(leaks):
    assert select().sentence == "All events"
    selection = select(harm=["insecurity", "-none"], not_country="DE", after="2019", coded="machine", q="leak -bank")
    assert selection.sentence == (
        "Events: the text has “leak -bank”; Solove harm is none or insecurity; Country is not Germany; from 2019; "
        "coded by machine"
    )


def test_rows_lead_to_what_they_count(leaks):
    (row,) = (row for row in select(harm="exclusion").facet("harm").rows if row.word == "processing")
    assert (row.count, row.selected, row.holds_active) == (5, False, True)
    assert row.exclude == "/events/?harm=exclusion&not_harm=processing"
    exclusion = {child.word: child for child in row.children}["exclusion"]
    assert (exclusion.count, exclusion.selected) == (0, True)
    left_out = {row.word: row for row in select(not_law="gdpr").facet("law").rows}["gdpr"]
    assert (left_out.excluded, left_out.include) == (True, "/events/")


def test_pages_by_number_end_where_cursors_go_on(leaks, monkeypatch):
    monkeypatch.setattr("incidents.selection.DEEPEST", 4)
    first = select(per_page=2)
    assert (first.total, first.pages, first.number, first.start) == (5, 2, 1, 1)
    second = Selection(QueryDict(first.next.partition("?")[2]))
    assert (second.number, second.start, second.previous) == (2, 3, "/events/?per_page=2")
    third = Selection(QueryDict(second.next.partition("?")[2]))
    assert (third.number, third.start, third.next, len(third.keys)) == (None, 0, "", 1)
    back = Selection(QueryDict(third.previous.partition("?")[2]))
    assert back.keys == second.keys
    assert Selection(QueryDict(back.previous.partition("?")[2])).keys == first.keys


def test_a_cursor_stays_in_place_while_others_edit(leaks, editor, steward):
    first = select(per_page=2, sort="title")
    make_events([{"title": "A leak before all"}])
    delete_page(leaks[1], by=steward, reason="Trial")
    after = Selection(QueryDict(first.next_by_cursor.partition("?")[2]))
    assert after.keys == [leaks[2].pk, leaks[3].pk]


def test_where_nothing_is_found_it_says_what_to_drop(leaks):
    selection = select(harm="insecurity", law="gdpr", people_min="5")
    assert (selection.total, selection.keys, selection.next, selection.previous) == (0, [], "", "")
    assert selection.relaxations == []
    told = [(one.name, one.says, one.address, one.count) for one in select(harm="insecurity", law="gdpr").relaxations]
    assert told == [("law", "Law or regulation is gdpr", "/events/?harm=insecurity", 5)]


def test_machine_coded_events_are_counted(leaks):
    make_events([{"title": "Mapped", "coded": "machine"}])
    assert (select().total, select().machine_coded) == (6, 1)
    assert select(coded="editor").machine_coded == 0


def test_a_search_is_ranked_marked_and_put_right(leaks):
    make_events([{"title": "Hippopotamus"}, {"title": "Something else", "body": "Hippopotamus."}])
    selection = select(q="hippopotamus OR leak")
    assert selection.sort == "relevance"
    assert selection.keys[-1] == max(selection.keys), "titles weigh more"
    assert "<mark>" in selection.snippets[selection.keys[0]].title
    mistyped = select(q="hippopotamos")
    assert mistyped.correction.words == (("hippopotamos", "hippopotamus"),)
    assert mistyped.total == 2
    assert mistyped.sentence == "Events: the text has “hippopotamus” (nothing has “hippopotamos”)"
    assert mistyped.address.query == "q=hippopotamos"
    assert (mistyped.corrected, selection.corrected) == ({"hippopotamos": "hippopotamus"}, {})


def test_a_correction_that_finds_nothing_either_is_none(leaks):
    make_events([{"title": "A hippopotamus"}, {"title": "A crocodile"}])
    neither = select(q="hippopotamos crocodile")
    assert (neither.total, neither.correction, str(neither.searched)) == (0, None, "hippopotamos crocodile")


def test_queries_do_not_grow_with_events(leaks, django_assert_max_num_queries):
    def page():
        selection = select(harm="insecurity", country="DE", not_law="gdpr")
        return selection.events, [facet.rows for facet in selection.facets], selection.chips

    with django_assert_max_num_queries(9):  # stamp, facts, three of the vocabulary, events with harms, organisations
        page()
    make_events([{"title": f"More {number}", "harms": ["insecurity"], "countries": ["DE"]} for number in range(30)])
    with django_assert_max_num_queries(9):
        page()


@pytest.mark.parametrize(
    "typed", ["45000000", "45,000,000", "45.000.000", "45 000 000", "45\u2009000\u2009000", "45\u202f000\u202f000"]
)
def test_a_number_may_have_its_thousands_apart(leaks, typed):
    selection = select(people_min=typed)
    assert selection.is_valid
    assert ("people_min", "45000000") in selection.address.pairs


@slow
@given(st.integers(1, 10**9), st.sampled_from(",. \u00a0\u2009\u202f"))
def test_thousands_are_read_as_they_are_written(number, sign):
    field = EventFilterSet.base_filters["people_min"].field
    assert field.clean(f"{number:,}".replace(",", sign)) == field.clean(str(number)) == number


@pytest.mark.parametrize(
    "typed", ["45.0", "1.00", "0.500", "1.5", "45.0000", "1.234,567", "1,234.000", "1234.567", "45.", ".000"]
)
def test_a_number_that_may_mean_a_part_is_refused(leaks, typed):
    selection = select(people_min=typed)
    assert selection.errors == {"people_min": ["Type a whole number: 45000, 45,000, 45.000 or 45 000."]}
