"""What searches of text cost: `python -m bench.searching 100000` fills an empty database with texts, and measures.

The database is that of DATABASE_URL or VAR_DIR. Only what searches read is filled: their index, and the names of
events. Words follow Zipf's law, as those of a language do; the seed is fixed. A second run only measures.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any

import django

from bench.timing import Times

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from incidents import search  # noqa: E402
from incidents.search.engines import engine  # noqa: E402
from incidents.search.texts import Texts  # noqa: E402
from incidents.search.words import known_words, spaced  # noqa: E402
from wiki.models import Name  # noqa: E402
from wiki.names import fold, slug_of, stem  # noqa: E402

SEED = 20261126
VOCABULARY = 60_000
WORDS_OF_BODY, WORDS_OF_LEAD, WORDS_OF_TITLE, WORDS_OF_NAMES = 400, 25, 7, 4
BATCH = 1_000
RUNS = 20
CONSONANTS, VOWELS = "bcdfghklmnprstvz", "aeiou"
ENDINGS = ("", "", "", "s", "ed", "ing", "ion")
Ask = Callable[[Any], Any]


class Language:
    """Words by rank: the first ones stand in nearly every text."""

    def __init__(self) -> None:
        chance = random.Random(SEED)
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            syllables = (chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(chance.randint(2, 4)))
            words["".join(syllables) + chance.choice(ENDINGS)] = None
        self.words = list(words)
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))

    def some(self, chance: random.Random, count: int) -> str:
        return " ".join(chance.choices(self.words, cum_weights=self.weights, k=count))

    def texts(self, number: int) -> Texts:
        """The texts of one event."""
        chance = random.Random(SEED + number)
        title, names = self.some(chance, WORDS_OF_TITLE).title(), self.some(chance, WORDS_OF_NAMES)
        lead, body = f"{self.some(chance, WORDS_OF_LEAD)}.", self.some(chance, WORDS_OF_BODY)
        return Texts(title, names, spaced(lead), spaced(body))


def fill(language: Language, count: int) -> None:
    """Texts and names of events, in batches; says how long it took."""
    began = time.perf_counter()
    for start in range(1, count + 1, BATCH):
        texts = {number: language.texts(number) for number in range(start, min(start + BATCH, count + 1))}
        names = [_name(number, f"{text.title} {number}") for number, text in texts.items()]
        with transaction.atomic():
            engine().put(texts)
            Name.objects.bulk_create(names)
            engine().add_words({word for name in names for word in known_words(name.text)})
    took = time.perf_counter() - began
    print(f"filled {count:,} in {took:.0f} s: {count / took:.0f} a second")


def _name(number: int, title: str) -> Name:
    slug = slug_of(title)[:100]
    return Name(
        kind="event", page_id=number, role=0, text=title, key=fold(title), stem=stem(title), slug=slug, title=title
    )


def questions(language: Language) -> Iterator[tuple[str, Ask, Sequence[Any]]]:
    """What is asked, by name: the deed, and twenty different questions."""
    chance = random.Random(SEED)
    common, middle, rare = (
        [chance.choice(language.words[first:last]) for _ in range(RUNS)]
        for first, last in ((0, 30), (300, 2_000), (20_000, 60_000))
    )
    pairs = list(zip(common, middle, strict=True))
    mistyped = [f"{word[:2]}x{word[2:]}" for word in rare]
    hits = {text: found(text) for text in [*middle, *common]}

    yield "a rare word", found, rare
    yield "a middling word", found, middle
    yield "a word of nearly every text", found, common
    yield "a common and a middling word", found, [f"{one} {other}" for one, other in pairs]
    yield "either of two middling words", found, [f"{one} OR {middle[0]}" for one in middle]
    yield "a middling word without a common one", found, [f"{other} -{one}" for one, other in pairs]
    yield "a phrase of a common and a middling word", found, [f'"{one} {other}"' for one, other in pairs]
    yield "a phrase of two common words", found, [f'"{one} {common[0]}"' for one in common]
    yield "a middling word among 100 changed events", lambda text: found(text, range(1, 101)), middle
    yield "order of a middling word's events", lambda text: search.ranked(asked(text), hits[text]), middle
    yield "titles with a middling word", lambda text: search.titled(asked(text)), middle
    yield "snippets of 20 events", lambda text: search.snippets(asked(text), list(hits[text])[:20]), middle
    yield "a mistyped word put right", lambda text: _words(search.corrected(asked(text))), mistyped
    yield "suggestions for two letters", search.suggest, [word[:2] for word in middle]
    yield "suggestions for three letters", search.suggest, [word[:3] for word in middle]
    yield "suggestions for a word and a letter", search.suggest, [f"{one} {other[:1]}" for one, other in pairs]
    yield "suggestions for a mistyped word", search.suggest, mistyped
    yield "indexing one event anew", lambda number: [engine().put({number: language.texts(number + 7)})], range(1, RUNS)


def asked(text: str) -> search.And:
    query = search.parse(text)
    assert query
    return query


def found(text: str, only: Any = None) -> Any:
    return search.matching(asked(text), only)


def _words(correction: search.Correction | None) -> Sequence[Any]:
    return correction.words if correction else ()


def measured(ask: Ask, some: Sequence[Any]) -> str:
    """Median and 95th percentile in milliseconds, and how much was found."""
    took, sizes = [], []
    for question in some:
        began = time.perf_counter()
        try:
            sizes.append(len(ask(question)))
        except search.TooSlow:
            sizes.append(-1)
        took.append((time.perf_counter() - began) * 1000)
    times, late = Times(took), sizes.count(-1)
    told = f"{late} of {len(sizes)} given up" if late else f"{sorted(sizes)[len(sizes) // 2]:,}"
    return f"{times.median:10.1f} {times.p95:10.1f}   {told}"


def main(count: int) -> None:
    language = Language()
    if "incidents_eventtext" not in connection.introspection.table_names():
        call_command("migrate", verbosity=0)
        fill(language, count)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE incidents_eventtext, wiki_name, incidents_searchword")
    print(f"{connection.vendor}, {count:,} events, {datetime.now(UTC):%Y-%m-%d}")
    print(f"{'':44}{'median ms':>10} {'95 % ms':>10}   found")
    for name, ask, some in questions(language):
        print(f"{name:44}{measured(ask, some)}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
