"""Reporting: what anyone may say of a page without an account, and what reviewers did about it."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from wiki.models import Report


@transaction.atomic
def close_report(report: Report, *, by: User, answer: str) -> bool:
    """Note what was done about a report; False where somebody closed it before."""
    still_open = Report.objects.filter(pk=report.pk, closed_at=None)
    return bool(still_open.update(closed_at=timezone.now(), closed_by=by, answer=answer))
