"""Events made up from a fixed seed, as long and as richly filled in as real ones: the same on every machine."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from incidents.models import Event
from taxonomy.schemes import SCHEMES
from wiki.record import Record
from wiki.recording import PageHistory, PastRevision
from wiki.signature import Signature

SEED = 20260101
BEGIN = datetime(2021, 3, 1, tzinfo=UTC)
NAMES = ("Upwork", "Librarian7", "Söderberg", "Ana Ruiz", "Nightowl", "Kj")
NOUNS = """
account agency archive backup bank breach browser camera clinic complaint consent contract court customer
database device disclosure employer engineer exposure fine fraud hearing hospital identity insurer invoice journalist
laptop lawsuit ledger location machine message ministry notice operator parliament partner password patient payroll
phone photograph platform police portal prescription profile provider recording register regulator report researcher
retailer sensor server settlement student supplier survey tenant tracker vendor victim warrant website witness
"""
DEEDS = "exposed sold leaked copied shared published stolen retained disclosed intercepted misused collected"
WORDS, VERBS = NOUNS.split(), DEEDS.split()
MADE_UP = 50_000
ORGANISATIONS = 500


@cache
def made_up() -> tuple[list[str], list[float]]:
    """Words of a language that nobody speaks, and their weights by Zipf's law: the first stand in most texts."""
    chance = random.Random(SEED)
    found: dict[str, None] = {}
    while len(found) < MADE_UP:
        syllables = (chance.choice("bcdfghklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
        found["".join(syllables)] = None
    return list(found), list(accumulate(1 / (rank + 10) for rank in range(MADE_UP)))


def rare(dice: random.Random) -> str:
    """A word that few texts have."""
    return dice.choice(made_up()[0][5_000:])


def middling(dice: random.Random) -> str:
    """A word that some tenth of all texts have."""
    return dice.choice(made_up()[0][100:400])


def words(dice: random.Random, count: int) -> str:
    """So many words, as a sentence; half of them made up."""
    known, weights = made_up()
    some = [
        *(dice.choice(WORDS) for _ in range(count // 2)),
        *dice.choices(known, cum_weights=weights, k=(count + 1) // 2),
    ]
    dice.shuffle(some)
    return " ".join(some).capitalize() + "."


def sentence(dice: random.Random) -> str:
    """A sentence with a verb and a number in it, of some twenty words."""
    start, end = words(dice, dice.randint(5, 9))[:-1], words(dice, dice.randint(5, 9)).lower()
    return f"{start} had {dice.choice(VERBS)} the {dice.choice(WORDS)}s of {dice.randint(2, 900)},000 people, {end}"


def paragraph(dice: random.Random, sentences: int) -> str:
    """Sentences in one line."""
    return " ".join(sentence(dice) for _ in range(sentences))


@cache
def terms(word: str) -> list[tuple[str, str]]:
    """Slug and title of each term of a scheme, in the order of their slugs."""
    return list(SCHEMES[word].objects.order_by("slug").values_list("slug", "title"))


def values(dice: random.Random, word: str, least: int, most: int) -> list[dict[str, str]]:
    """Some values of a row of the infobox; the first terms are common, the last are rare."""
    known = terms(word)
    chosen = {known[int(len(known) * dice.random() ** 2)] for _ in range(dice.randint(least, most))}
    return [{"text": title, "term": slug} for slug, title in sorted(chosen)]


def record(number: int) -> Record:
    """Event `number`: 2 to 4 kB of prose, coded passages, links, citations, every row of the infobox."""
    dice = random.Random(f"{SEED}:{number}")
    harms = values(dice, "harms", 1, 3)
    coded = "\n\n".join(
        f"[{sentence(dice)}]{{harm={harm['term']}}} {paragraph(dice, dice.randint(2, 4))} [^report]" for harm in harms
    )
    year, month = dice.randint(2000, 2025), dice.randint(1, 12)
    body = (
        f"{paragraph(dice, 3)}[^report]\n\n## Description\n\n{coded}\n\nSee also [[{harms[0]['text']}]].\n\n"
        f"## What came of it\n\n{paragraph(dice, dice.randint(2, 4))}\n\n### Response\n\n{paragraph(dice, 2)}"
    )
    return {
        "title": f"{words(dice, 4)[:-1]} ({number})",
        "short_title": words(dice, 8)[:-1],
        "location": "United States",
        "countries": ["US"],
        "date_text": f"{year}-{month:02}",
        "date_edtf": f"{year}-{month:02}",
        "harms": harms,
        "information_types": values(dice, "information-types", 1, 3),
        "threat_actors": values(dice, "threat-actors", 1, 2),
        "affected_groups": values(dice, "affected-groups", 1, 3),
        "consequences": values(dice, "consequences", 0, 2),
        "people": {"kind": "about", "low": dice.randint(2, 900) * 1000, "high": None, "unit": "people"},
        "organisations": [{"name": f"{words(dice, 2)[:-1]} {number % 97}", "role": "actor"}],
        "summary": sentence(dice),
        "sources": [source(dice, number, year)],
        "body": body,
    }


def source(dice: random.Random, number: int, year: int) -> dict[str, Any]:
    """A news report of the event."""
    address = f"https://news.example.org/{year}/{number}"
    return {"key": "report", "title": words(dice, 7)[:-1], "publisher": "News", "date": str(year), "url": address}


def many(start: int, count: int) -> list[PageHistory]:
    """Events `start` and on for bases of a million: one revision each, organisations that recur, no page for a source
    of each; as the peer was measured with."""
    return [history_of(_plain(number), 1) for number in range(start, start + count)]


def _plain(number: int) -> Record:
    plain = record(number)
    body = f"{plain['body'].replace('[^report]', '[^1]')}\n\n[^1]: {plain['sources'][0]['title']}"
    named = [{"name": f"Body {number % ORGANISATIONS}", "role": "actor"}]
    return {**plain, "sources": [], "body": body, "organisations": named}


def histories(start: int, count: int, revisions: int = 3) -> Iterator[PageHistory]:
    """Events `start` and on, each with so many revisions that add to its body."""
    for number in range(start, start + count):
        yield history_of(record(number), revisions)


def history_of(last: Record, revisions: int) -> PageHistory:
    """A page whose history ends with this record; each revision before it lacked the last line of the next."""
    past = [
        PastRevision(record={**last, "body": f"{last['body']}\n\nLine {number}."}, signature=signature(number))
        for number in range(1, revisions)
    ]
    return PageHistory(revisions=[*past, PastRevision(record=last, signature=signature(revisions))])


def signature(number: int) -> Signature:
    """Who wrote revision `number`, an hour after the one before."""
    moment = BEGIN + timedelta(hours=number)
    return Signature(moment=moment, name=NAMES[number % len(NAMES)], summary=f"Edit {number}", tags=("import",))


def copy_of(event: Event, title: str) -> Record:
    """The record of an event under another title, for a page of its own."""
    return {**{key: value for key, value in event.to_record().items() if key not in ("kind", "slug")}, "title": title}


def long_body(dice: random.Random, size: int) -> list[str]:
    """Lines of prose of so many bytes in all, an empty one after each paragraph."""
    lines: list[str] = []
    while sum(map(len, lines)) < size:
        lines += [paragraph(dice, 3), ""]
    return lines
