"""Taking what importers give: known again by origin, updated where nobody wrote, never twice, nothing by halves."""

from dataclasses import replace

import pytest

from exchange.importing import Fault, Skipped, importers
from exchange.models import Arrival
from exchange.reports import Outcome, Report
from exchange.running import import_path
from exchange.taking import Aim, Faulty, import_pages
from incidents.models import Event, Involvement, Organisation
from tests.exchange.bringing import BASE, bring, incoming, outcomes, reason
from tests.factories import make_event, make_page, make_pages
from tests.wiki.tables import everything
from wiki import history
from wiki.deleting import delete_page
from wiki.editing import save_page
from wiki.models import Change

pytestmark = pytest.mark.django_db


def edit(by, event, **changed):
    event.refresh_from_db()
    record = {**history.latest(event).record, **changed}
    return save_page(event, record, by=by, base=event.latest_number)


def test_a_record_is_known_by_its_origin_whatever_its_title_and_line():
    bring(incoming("a"))
    report = bring(incoming("a", line=99, title="Another title"))
    assert outcomes(report).updated == 1
    event = Event.objects.get()
    assert (event.title, event.slug, event.revision_count) == ("Another title", "leak-a", 2)
    change = history.latest(event).change
    assert (change.author, change.author_name) == (None, "Base")


def test_two_records_of_one_title_are_two_events():
    bring(incoming("a", title="A leak"), incoming("b", title="A leak"))
    assert set(Event.objects.values_list("slug", flat=True)) == {"a-leak", "a-leak-2"}


def test_a_state_that_has_arrived_is_never_taken_again():
    bring(incoming("a"))
    bring(incoming("a", location="Bern"))
    before = everything()
    assert outcomes(bring(incoming("a"))).unchanged == 1
    assert everything() == before
    assert Arrival.objects.count() == 2


def test_a_state_is_remembered_in_the_run_that_stores_it_and_not_in_a_dry_one():
    bring(incoming("a"), dry=True)
    assert not Arrival.objects.exists()


def test_where_nothing_is_remembered_records_are_compared():
    bring(incoming("a", location="Bern"))
    Arrival.objects.all().delete()
    assert outcomes(bring(incoming("a", location="Bern"))).unchanged == 1
    assert Arrival.objects.count() == 1


def test_what_somebody_wrote_here_stays_and_the_update_is_doubtful_each_time(editor):
    bring(incoming("a"))
    edit(editor, Event.objects.get(), location="Basel")
    for _time in range(2):
        assert "was edited here since" in reason(bring(incoming("a", location="Bern")))
    assert history.latest(Event.objects.get()).record["location"] == "Basel"


def test_an_editors_change_does_not_make_the_same_file_doubtful(editor):
    bring(incoming("a"))
    edit(editor, Event.objects.get(), coded="editor")
    assert outcomes(bring(incoming("a"))).unchanged == 1


def test_a_page_that_was_deleted_is_not_brought_back(steward):
    bring(incoming("a"))
    delete_page(Event.objects.get(), by=steward, reason="Spam")
    assert "was deleted here" in reason(bring(incoming("a", location="Bern")))
    assert Event.objects.live().count() == 0


def test_an_identifier_twice_in_a_file_is_a_fault_of_the_second():
    report = bring(incoming("a", line=3), incoming("a", line=7, location="Bern"))
    assert (outcomes(report).created, outcomes(report).faulty) == (1, 1)
    assert (report.rows[0].line, report.rows[0].reason) == (7, "The identifier stands in line 3 already.")


def test_rows_are_told_in_their_order_with_what_became_of_them():
    heard = []
    items = [Skipped(1, "No data."), incoming("b", line=2), Fault(3, "Shifted."), incoming("d", line=4, people="many")]
    import_pages((("x", one) for one in items), importers()["hibp"], Aim(), Report(heard.append))
    told = {row.line: (row.outcome, row.reason, row.address) for row in heard}
    assert told[1] == (Outcome.SKIPPED, "No data.", "")
    assert told[2] == (Outcome.CREATED, "", "/events/leak-b/")
    assert told[3] == (Outcome.FAULTY, "Shifted.", "")
    assert told[4][0] == Outcome.FAULTY
    assert "people: " in told[4][1]


def test_a_strict_run_with_a_fault_stores_nothing_and_one_without_everything():
    with pytest.raises(Faulty):
        bring(incoming("a", organisations=[{"name": "Acme", "role": "actor"}]), Fault(2, "Shifted."), strict=True)
    assert not any(model.objects.exists() for model in (Event, Organisation, Arrival, Change))
    assert outcomes(bring(incoming("a"), strict=True)).created == 1


@pytest.mark.parametrize("size", [1, 2, 5])
def test_however_records_fall_into_batches_the_outcome_is_the_same(size, monkeypatch):
    monkeypatch.setattr("exchange.batching.BATCH", size)
    party = [
        {"name": name, "role": "actor"} for name in ("Acme", "Acme, Inc.", "The Acme Incorporated", "Beta", "Acme")
    ]
    bring(*(incoming(f"id{n}", organisations=[row]) for n, row in enumerate(party)))
    assert sorted(Organisation.objects.values_list("title", flat=True)) == ["Acme", "Beta"]


class TestOrganisations:
    @pytest.mark.parametrize(
        ("here", "spelt"),
        [
            ("Microsoft", "Microsoft Corp"),
            ("Microsoft Corp", "Microsoft"),
            ("Microsoft Corp.", "Microsoft Corporation"),
            ("The Gap", "Gap, Inc."),
            ("Acme L.L.C.", "ACME LLC"),
            ("Walgreen Co", "Walgreens"),
            ("TD Bank", "TD Bank, N.A."),
            ("TD Bank, N.A.", "TD Bank"),
            ("Nabu GmbH", "Nabu"),
            ("Rex", "Rex Co., Ltd."),
            ("Eye Associates", "Eye Associates P.C."),
        ],
    )
    def test_one_spelt_otherwise_is_the_one_here_and_stays_as_written(self, here, spelt):
        make_pages(Organisation, here)
        bring(incoming("a", organisations=[{"name": spelt, "role": "actor"}]))
        (row,) = history.latest(Event.objects.get()).record["organisations"]
        assert (row["name"], row["title"]) == (spelt, here)

    @pytest.mark.parametrize(
        ("here", "spelt"),
        [("Acme Corp", "Acme Ltd"), ("Acme", "Acme Bank"), ("Inc", "Co"), ("Erie", "Erie PA"), ("Acme PC", "Acme")],
    )
    def test_two_stay_two(self, here, spelt):
        make_pages(Organisation, here)
        bring(incoming("a", organisations=[{"name": spelt, "role": "actor"}]))
        assert Organisation.objects.count() == 2

    def test_another_name_of_one_finds_it(self):
        make_pages(Organisation, "Meta Platforms", other_names=["Facebook"])
        bring(incoming("a", organisations=[{"name": "Facebook, Inc.", "role": "actor"}]))
        assert history.latest(Event.objects.get()).record["organisations"][0]["title"] == "Meta Platforms"

    def test_the_bare_name_of_two_is_neither(self):
        make_pages(Organisation, "Acme Corp", "Acme Ltd")
        bring(incoming("a", organisations=[{"name": "Acme", "role": "actor"}]))
        assert history.latest(Event.objects.get()).record["organisations"][0]["title"] == "Acme"

    def test_two_that_an_editor_keeps_apart_stay_two(self, editor):
        for name in ("TD Bank", "TD Bank, N.A."):
            make_page(editor, Organisation, title=name)
        for number, name in enumerate(("TD Bank", "TD Bank N.A.", "TD Bank NA")):
            bring(incoming(f"id{number}", organisations=[{"name": name, "role": "actor"}]))
        found = [row.organisation.title for row in Involvement.objects.order_by("pk")]
        assert found == ["TD Bank", "TD Bank, N.A.", "TD Bank, N.A."]

    def test_what_one_was_written_as_becomes_its_other_name(self):
        for number, name in enumerate(("TD Bank", "TD Bank, N.A.", "TD Bank NA", "TD Bank N.A.")):
            bring(incoming(f"id{number}", organisations=[{"name": name, "role": "actor"}]))
        assert history.latest(Organisation.objects.get(title="TD Bank")).record["other_names"] == [
            "TD Bank, N.A.",
            "TD Bank NA",
        ]
        change = Change.objects.get(kind="org", summary="Also written: TD Bank NA")
        assert (change.author, change.author_name, change.tag_list) == (None, "Base", ["import"])

    def test_one_that_an_editor_wrote_stays_as_it_is(self, editor):
        page = make_page(editor, Organisation, title="TD Bank")
        bring(incoming("a", organisations=[{"name": "TD Bank, N.A.", "role": "actor"}]))
        page.refresh_from_db()
        assert (page.other_names, page.latest_number) == ([], 1)

    def test_a_page_that_is_called_otherwise_gets_no_name(self):
        make_pages(Organisation, "Meta Platforms", other_names=["Facebook"])
        bring(incoming("a", organisations=[{"name": "The Facebook", "role": "actor"}]))
        bring(incoming("b", organisations=[{"name": "facebooks", "role": "actor"}]))
        assert Organisation.objects.get().other_names == ["Facebook", "The Facebook"]


def test_pages_of_our_own_shape_are_known_by_their_slug_and_never_doubtful(editor, tmp_path):
    make_event(editor, title="Leak", location="Bern")
    (tmp_path / "a.jsonl").write_text('{"title": "Leak", "slug": "leak-2", "location": "Bern"}')
    assert import_path(tmp_path / "a.jsonl", importers()["jsonl"]).counts == {Outcome.CREATED: 1}


def test_what_could_not_be_read_of_a_row_is_told_with_it():
    report = bring(replace(incoming("a"), notes=("“Shoes” has no mapping.",)))
    assert (outcomes(report).created, reason(report)) == (1, "“Shoes” has no mapping.")
    assert BASE.name == Event.objects.get().origin_source
