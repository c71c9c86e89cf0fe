"""Sessions, as Django keeps them in the database, found by a prepared query: one goes before each page of a member."""

from functools import cache
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from common.prepared import Prepared


class SessionStore(DatabaseStore):
    """Django's own; the name is part of the salt by which sessions are signed."""

    def _get_session_from_db(self) -> Any:
        session = _sessions().first(self.session_key)
        if session is not None and session.expire_date > timezone.now():
            return session
        self._session_key = None
        return None


@cache
def _sessions() -> Prepared[Session]:
    return Prepared(Session.objects.filter(session_key=""))
