"""Facts made up from a fixed seed, without the events' texts: enough to measure filters, counts and orders."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from incidents.index import codes
from incidents.models import Event, EventFacts, FactStamp, Organisation
from taxonomy.models import Law
from taxonomy.schemes import SCHEMES
from wiki.names import sort_title
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.signature import Signature

SEED = 20260101
AT_ONCE = 5_000
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
SIZES = {"harm": (4, 20), "information": (8, 60), "actor": (5, 30), "group": (6, 40), "consequence": (4, 20)}
"""Top terms and all terms of each scheme."""
LAWS, ORGANISATIONS, COUNTRIES = 80, 20_000, ("US", "GB", "DE", "FR", "IN", "CN", "BR", "CA", "AU", "JP", "KR", "ES")
WORDS = (
    "account",
    "agency",
    "archive",
    "bank",
    "breach",
    "camera",
    "clinic",
    "court",
    "database",
    "hospital",
    "invoice",
)


def make_vocabulary() -> None:
    """Terms in trees of two levels, laws and organisations."""
    for model in SCHEMES.values():
        tops, every = SIZES[model.kind]
        parents = [None if n < tops else f"{model.kind}-{n % tops}" for n in range(every)]
        _record(model, [{"title": f"{model.kind} {n}", "parent": parent} for n, parent in enumerate(parents)])
    _record(Law, [{"title": f"law {n}"} for n in range(LAWS)])
    for start in range(0, ORGANISATIONS, 1_000):
        _record(Organisation, [{"title": f"Body {n}"} for n in range(start, start + 1_000)])


def _record(model, records) -> None:
    signature = Signature(moment=MOMENT, name="Bench")
    top = [record for record in records if not record.get("parent")]
    below = [record for record in records if record.get("parent")]
    for some in filter(None, (top, below)):
        record_history(model, [PageHistory(revisions=[PastRevision(record=one, signature=signature)]) for one in some])


def fill(first: int, last: int) -> None:
    """Events `first` to `last` with their facts, each batch under a stamp of its own."""
    choosers = _choosers()
    for start in range(first, last, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, last))
        dice = np.random.default_rng([SEED, start])
        facts = list(_facts(numbers, dice, choosers))
        Event.objects.bulk_create([_event(one) for one in facts])
        stamp, _created = FactStamp.objects.get_or_create(pk=FactStamp.ONLY)
        FactStamp.objects.update(number=stamp.number + 1)
        for one in facts:
            one.stamp = stamp.number + 1
        EventFacts.objects.bulk_create(facts)


def _choosers():
    """For each facet how many values an event has, and the numbers of the values, the common ones first."""
    several = {codes.HARM: (1, 3), codes.INFORMATION: (1, 3), codes.ACTOR: (1, 2), codes.GROUP: (1, 2)}
    models = {model.kind: model for model in SCHEMES.values()}
    return [
        *((facet, several.get(facet, (0, 2)), _keys(models[facet.kind])) for facet in codes.TERM_FACETS),
        (codes.LAW, (0, 1), _keys(Law)),
        (codes.COUNTRY, (0, 2), [codes.country_number(code) for code in COUNTRIES]),
        *((facet, (0, 1), _keys(Organisation)) for facet in codes.IN_ROLE.values()),
    ]


def _keys(model) -> list[int]:
    return list(model.objects.order_by("pk").values_list("pk", flat=True))


def _facts(numbers: range, dice: np.random.Generator, choosers) -> Iterator[EventFacts]:
    chosen = [_chosen(len(numbers), dice, *chooser) for chooser in choosers]
    days = dice.integers(730_000, 739_600, len(numbers)).tolist()
    people = (10 ** dice.uniform(0, 8, len(numbers))).astype(int).tolist()
    words = dice.integers(0, len(WORDS), (len(numbers), 3)).tolist()
    machine = (dice.random(len(numbers)) < 0.7).tolist()
    for place, number in enumerate(numbers):
        mine = [code for facet in chosen for code in facet[place]]
        mine += [codes.CODED.code(2 if machine[place] else 1), codes.BASIS.code(place % 4 + 1), codes.UNIT.code(1)]
        title = " ".join(WORDS[word] for word in words[place]) + f" {number}"
        mine += [
            codes.ORGANISATION_ROLE.code(code // 2**codes.SHIFT - 19) for code in mine if code >> codes.SHIFT >= 20
        ]
        yield EventFacts(
            event_id=number + 1,
            live=True,
            codes=np.unique(np.array(mine, dtype="<u8")).tobytes(),
            earliest=days[place],
            latest=days[place] + place % 60,
            people_low=people[place],
            people_high=people[place],
            changed=int((MOMENT + timedelta(minutes=number)).timestamp()) * 10**6,
            written=number,
            sort_title=sort_title(title),
        )


def _chosen(count: int, dice: np.random.Generator, facet, many, values) -> list[list[int]]:
    """The codes of a facet for some events; the kind of empty where one has none."""
    places = (len(values) * dice.random((count, many[1])) ** 2).astype(int)
    numbers = dice.integers(many[0], many[1] + 1, count).tolist()
    empty = [facet.empty_code("unset")] if facet.key else []
    return [
        [facet.code(values[place]) for place in row[:number]] or empty
        for row, number in zip(places.tolist(), numbers, strict=True)
    ]


def _event(facts: EventFacts) -> Event:
    title = facts.sort_title.decode()
    return Event(
        pk=facts.event_id,
        slug=title.replace(" ", "-"),
        title=title,
        latest_number=1,
        revision_count=1,
        created_at=MOMENT,
        changed_at=MOMENT,
    )
