"""Signing: who wrote a revision, when and why. Addresses of computers are dropped here and get no further."""

import ipaddress
import re
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from exchange.mediawiki.dump import Revision
from wiki.models.change import SUMMARY_LENGTH
from wiki.models.signed import IMPORTED
from wiki.signature import Signature

ANONYMOUS = "anonymous contributor"
"""Stands for everyone without an account, whichever address they wrote from; a temporary account is one without."""
SUPPRESSED = "suppressed contributor"
NAME_LENGTH = 255
AHEAD = timedelta(days=1)
_TEMPORARY = re.compile(r"[~*]\d{4}-[\d-]+|[~*]\d+(?:-\d+)*")
_VERSION_4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}(?:\d{1,3}|x{1,3}|\*)(?![\w.]*\d)")
_VERSION_6 = re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])")
_TEMPORARY_IN_TEXT = re.compile(r"(?<![\w~])~\d{4}-\d[\d-]*")
_UNSOUND = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


class BadMoment(ValueError):
    """A revision whose moment cannot be taken, and why."""


def signature(revision: Revision) -> Signature:
    """The signature of a revision; raises BadMoment."""
    return Signature(
        moment=_moment(revision.values.get("timestamp", "")),
        name=contributor(revision),
        summary=_summary(revision),
        minor=revision.minor,
        tags=("import",),
    )


def contributor(revision: Revision) -> str:
    """The name of who wrote it, as imported; one name for all who are anonymous, another for all who are suppressed."""
    if "contributor" in revision.is_deleted:
        return SUPPRESSED
    name = " ".join(_UNSOUND.sub(" ", revision.values.get("username", "")).split())[:NAME_LENGTH]
    if not name or "ip" in revision.values or is_anonymous(name):
        return ANONYMOUS
    return name.removeprefix(IMPORTED) or ANONYMOUS


def is_anonymous(name: str) -> bool:
    """Whether a name is the address of a computer, whole or blurred, or that of a temporary account."""
    bare = name.rpartition(">")[2].strip()
    if _TEMPORARY.fullmatch(bare) or _VERSION_4.fullmatch(bare):
        return True
    try:
        ipaddress.ip_network(bare, strict=False)
    except ValueError:
        return False
    return "." in bare or ":" in bare


def without_addresses(text: str) -> str:
    """A text about people, addresses of computers taken out of it."""
    text = _TEMPORARY_IN_TEXT.sub(ANONYMOUS, _VERSION_4.sub(ANONYMOUS, text))
    return _VERSION_6.sub(lambda match: ANONYMOUS if is_anonymous(match.group()) else match.group(), text)


def _summary(revision: Revision) -> str:
    comment = "" if "comment" in revision.is_deleted else revision.values.get("comment", "")
    return without_addresses(" ".join(_UNSOUND.sub(" ", comment).split()))[:SUMMARY_LENGTH]


def _moment(text: str) -> datetime:
    try:
        moment = parse_datetime(text)
    except (ValueError, OverflowError):
        moment = None
    if moment is None:
        raise BadMoment(_("“%(text)s” is no moment.") % {"text": text[:40]})
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment > timezone.now() + AHEAD:
        raise BadMoment(_("%(text)s lies in the future.") % {"text": text[:40]})
    return moment
