"""The infobox: a page's facts at its side, row by row, as articles give them to templates/wiki/_infobox.html."""

from dataclasses import dataclass, field

from wiki.fields import Words


@dataclass(frozen=True)
class Chip:
    """A value: what was written and where it leads.

    `means` is the label of the term where it reads otherwise; `group` and `state` are those of parts/_chip.html.
    """

    label: str
    url: str = ""
    means: str = ""
    note: Words = ""
    group: str = ""
    state: str = ""


@dataclass(frozen=True)
class Row:
    """A row: chips, or text, or addresses elsewhere with what they are called. `empty` says why it has none of them.

    Chips of a row of `lines` are shown a line each: their labels are long.
    """

    label: Words
    chips: list[Chip] = field(default_factory=list)
    text: str = ""
    addresses: list[tuple[str, str]] = field(default_factory=list)
    note: Words = ""
    empty: Words = ""
    begins_group: bool = False
    lines: bool = False

    @property
    def is_filled(self) -> bool:
        return bool(self.chips or self.text or self.addresses)
