from wiki.models import Report
from wiki.reporting import close_report


def test_a_report_is_closed_once_and_keeps_the_first_answer(reviewer, steward):
    report = Report.objects.create(message="The number is wrong")
    assert report.is_open
    assert close_report(report, by=reviewer, answer="Mended in revision 3")
    assert not close_report(report, by=steward, answer="Nothing to mend")
    report.refresh_from_db()
    assert not report.is_open
    assert (report.closed_by, report.answer) == (reviewer, "Mended in revision 3")


def test_reports_stand_newest_first_whether_closed_or_open(reviewer):
    old, middle, new = (Report.objects.create(message=message) for message in ("Old", "Middle", "New"))
    close_report(middle, by=reviewer, answer="Mended")
    assert list(Report.objects.all()) == [new, middle, old]
