"""Who wrote a revision, when and why."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who wrote a revision, when and why: an account (`by`), or the name that an import brought (`name`)."""

    moment: datetime
    by: User | None = None
    name: str = ""
    summary: str = ""
    minor: bool = False
    tags: tuple[str, ...] = ()
