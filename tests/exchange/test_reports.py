"""Reports: every row is counted and told, and those with a reason are kept up to a limit."""

from exchange.reports import Outcome, Report, Row


def row(line, outcome=Outcome.CREATED, reason=""):
    return Row(file="a.csv", line=line, outcome=outcome, reason=reason)


def test_all_are_counted_and_heard_and_those_with_a_reason_kept():
    heard = []
    report = Report(heard.append)
    report.tell([row(1), row(2, Outcome.FAULTY, "Shifted.")])
    report.tell([row(3, Outcome.SKIPPED, "No data.")])
    assert str(report) == "1 created, 0 updated, 0 unchanged, 1 skipped, 0 doubtful, 1 faulty"
    assert [one.line for one in heard] == [1, 2, 3]
    assert [one.line for one in report.rows] == [2, 3]
    assert [one.place for one in report.of(Outcome.FAULTY)] == ["a.csv:2"]
    assert report.faults == 1


def test_what_is_kept_has_a_limit(monkeypatch):
    monkeypatch.setattr("exchange.reports.MOST_KEPT", 2)
    report = Report()
    report.tell(row(line, Outcome.FAULTY, "Shifted.") for line in range(5))
    assert (len(report.rows), report.faults) == (2, 5)
