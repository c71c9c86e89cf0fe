"""Other names: as what an organisation was written in an import, it is found from then on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from exchange.naming import plain
from incidents.models import Organisation
from wiki.editions import latest_editions
from wiki.models import Change
from wiki.models.change import SUMMARY_LENGTH
from wiki.names import stem
from wiki.record import Record
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.signature import Signature

Written = dict[str, Signature]


def keep_names(histories: Iterable[PageHistory]) -> None:
    """Add to organisations the names by which recorded events call them, where only the legal form or article differs.

    Organisations that somebody with an account has edited stay as they are. A few queries for a batch.
    """
    written: dict[str, Written] = defaultdict(dict)
    for slug, name, signature in _called(histories):
        written[slug].setdefault(name, signature)
    pages = _unedited(written)
    latest = {edition.slug: edition.record for edition in latest_editions(Organisation, [page.pk for page in pages])}
    news = {page: _renewed(latest[page.slug], written[page.slug]) for page in pages}
    new = [PageHistory(page=page, revisions=[revision]) for page, revision in news.items() if revision]
    if new:
        record_history(Organisation, new)


def _called(histories: Iterable[PageHistory]) -> Iterator[tuple[str, str, Signature]]:
    """The slug of each organisation that an event names, the name, and who signs for it."""
    for one in histories:
        for record, past in zip(one.settled, one.revisions, strict=True):
            for row in record["organisations"]:
                if row["organisation"] and stem(row["name"]) != stem(row["title"]):
                    yield row["organisation"], row["name"], past.signature


def _unedited(written: dict[str, Written]) -> list[Organisation]:
    if not written:
        return []
    pages = {page.pk: page for page in Organisation.objects.live().filter(slug__in=written)}
    changes = Change.objects.filter(kind=Organisation.kind, page_id__in=pages, author__isnull=False)
    edited = set(changes.values_list("page_id", flat=True))
    return [page for pk, page in pages.items() if pk not in edited]


def _renewed(record: Record, written: Written) -> PastRevision | None:
    """The next revision of an organisation; None where it is called all of it already, or by something else."""
    names = [record["title"], *record["other_names"]]
    bare, known = {plain(name) for name in names}, {stem(name) for name in names}
    new = {stem(name): name for name in written if plain(name) in bare and stem(name) not in known}
    if not new:
        return None
    signature = next(iter(written.values()))
    summary = _("Also written: %(names)s") % {"names": "; ".join(new.values())}
    whole = {**record, "other_names": [*record["other_names"], *new.values()]}
    return PastRevision(record=whole, signature=replace(signature, summary=summary[:SUMMARY_LENGTH]))
