"""Reports: what an import did with each row, in numbers and in words."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_KEPT = 10_000


class Outcome(models.TextChoices):
    """What became of a row."""

    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    UNCHANGED = "unchanged", _("unchanged")
    SKIPPED = "skipped", _("skipped")
    DOUBTFUL = "doubtful", _("doubtful")
    FAULTY = "faulty", _("faulty")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a file and what became of it: where it stood, its identifier and title, its page's address, and why.

    `reason` is empty where the row was taken without remark.
    """

    file: str
    line: int
    outcome: Outcome
    identifier: str = ""
    title: str = ""
    address: str = ""
    reason: str = ""

    @property
    def place(self) -> str:
        """File and line as compilers write them."""
        return f"{self.file}:{self.line}" if self.file else str(self.line)


@dataclass
class Report:
    """What an import did: how many rows of each outcome, and the first ten thousand that have a reason.

    `listener` hears of every row, once what became of it is certain.
    """

    listener: Callable[[Row], None] | None = None
    counts: Counter[Outcome] = field(default_factory=Counter)
    rows: list[Row] = field(default_factory=list)

    def tell(self, rows: Iterable[Row]) -> None:
        """Take in what became of some rows."""
        for row in rows:
            self.counts[row.outcome] += 1
            if row.reason and len(self.rows) < MOST_KEPT:
                self.rows.append(row)
            if self.listener:
                self.listener(row)

    def of(self, outcome: Outcome) -> list[Row]:
        """The rows of an outcome that are kept."""
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def faults(self) -> int:
        """How many rows could not be read."""
        return self.counts[Outcome.FAULTY]

    def __str__(self) -> str:
        return ", ".join(f"{self.counts[outcome]} {outcome.label}" for outcome in Outcome)
