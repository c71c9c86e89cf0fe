"""Other names: as what an organisation was written in an import, it is found from then on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from exchange.naming import plain
from incidents.models import Organisation
from wiki.editions import Edition, latest_editions
from wiki.fields import Names
from wiki.models import Change
from wiki.models.change import SUMMARY_LENGTH
from wiki.names import stem
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.signature import Signature

Written = dict[str, Signature]


class WrittenNames:
    """The names by which a batch of events calls organisations where only the legal form or article differs.

    Their organisations are locked when this is made, before events are recorded: so nobody waits for one who waits for
    them. Organisations that somebody with an account has edited stay as they are. A few queries for a batch.
    """

    def __init__(self, histories: Iterable[PageHistory]) -> None:
        self._written: dict[str, Written] = defaultdict(dict)
        for slug, name, signature in _called(histories):
            self._written[slug].setdefault(name, signature)
        self._pages = _unedited(self._written)

    def keep(self) -> None:
        """Make them other names of the organisations, in a revision signed as the event that has them."""
        latest = latest_editions(Organisation, list(self._pages))
        pages = {page.slug: page for page in self._pages.values()}
        news = [(pages[one.slug], _renewed(one, self._written[one.slug])) for one in latest]
        new = [PageHistory(page=page, revisions=[revision]) for page, revision in news if revision]
        if new:
            record_history(Organisation, new)


def _called(histories: Iterable[PageHistory]) -> Iterator[tuple[str, str, Signature]]:
    """The slug of each organisation that was found for a record, the name as written, and who signs for it."""
    for past in (past for one in histories for past in one.revisions):
        rows = past.record.get("organisations")
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("organisation"), str) and isinstance(row.get("name"), str):
                yield row["organisation"], " ".join(row["name"].split()), past.signature


def _unedited(written: dict[str, Written]) -> dict[int, Organisation]:
    if not written:
        return {}
    chosen = Organisation.objects.live().filter(slug__in=written).order_by("pk").select_for_update()
    pages = {page.pk: page for page in chosen}
    changes = Change.objects.filter(kind=Organisation.kind, page_id__in=pages, author__isnull=False)
    edited = set(changes.values_list("page_id", flat=True))
    return {pk: page for pk, page in pages.items() if pk not in edited}


def _renewed(latest: Edition, written: Written) -> PastRevision | None:
    """The next revision of an organisation; None where it is called all of it already, or by something else."""
    names = [latest.record["title"], *latest.record["other_names"]]
    bare, known = {plain(name) for name in names}, {stem(name) for name in names}
    new = {stem(name): name for name in written if plain(name) in bare and stem(name) not in known}
    if not new or len(names) + len(new) > Names.max_items:
        return None
    signature = next(iter(written.values()))
    summary = _("Also written: %(names)s") % {"names": "; ".join(new.values())}
    return PastRevision(
        record={**latest.record, "other_names": [*latest.record["other_names"], *new.values()]},
        signature=replace(
            signature, moment=max(signature.moment, latest.moment), summary=summary[:SUMMARY_LENGTH], minor=True
        ),
    )
