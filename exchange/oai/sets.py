"""Sets: the events of each harm; a harm's set lies within that of the harm above it, and holds those below it."""

from collections.abc import Iterator

from exchange.oai.errors import OaiError
from taxonomy.models import Harm
from taxonomy.trees import Branch, below, tree_of
from wiki.markup import plain


class HarmSet:
    """A harm as a set."""

    def __init__(self, above: str, branch: Branch) -> None:
        self.harm = branch.term
        name = self.harm.slug if self.harm.slug.isascii() else f"harm-{self.harm.pk}"
        self.spec = f"{above}:{name}"
        self.harms = [one.term.pk for one in below(branch)]
        self.branch = branch

    @property
    def about(self) -> str:
        """What the harm is, in plain words."""
        return plain(self.harm.definition)


def all_sets() -> list[HarmSet]:
    """Every set, from one query."""
    return [found for top in tree_of(Harm) for found in _sets("harm", top)]


def set_of(spec: str) -> HarmSet:
    """The set of that name; one that there is not has no records."""
    found = next((one for one in all_sets() if one.spec == spec), None)
    if found is None:
        raise OaiError("noRecordsMatch", "There is no such set.")
    return found


def _sets(above: str, branch: Branch) -> Iterator[HarmSet]:
    this = HarmSet(above, branch)
    yield this
    for child in branch.children:
        yield from _sets(this.spec, child)
