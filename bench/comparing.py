"""Comparing, merging and rendering texts: long ones, and ones made to be slow."""

import random
from collections.abc import Callable
from typing import Any

from bench.filling import SLUG
from bench.generating import SEED, long_body, sentence
from bench.tables import Table
from bench.timing import timed, times_of
from incidents.models import Event
from wiki.diff import compare
from wiki.fields.text import PROSE_LENGTH
from wiki.markup import render
from wiki.merging import merge
from wiki.record import Record

SIZE, CHANGES, RUNS = 100_000, 200, 10
COLUMNS = ["what", "mean, ms", "median, ms", "p95, ms"]


def texts() -> list[Table]:
    """Diffs, merges and renderings of texts."""
    event = Event.objects.get(slug=SLUG)
    return [_real(event.to_record()), _hostile(event.to_record())]


def _real(record: Record) -> Table:
    dice = random.Random(SEED)
    base = long_body(dice, SIZE)
    half = CHANGES // 2
    theirs = edited(base, dice, half, range(0, len(base), 4))
    mine = edited(base, dice, half, range(2, len(base), 4))
    deeds: dict[str, Callable[[], Any]] = {
        f"diff of {SIZE // 1000} kB with {CHANGES} changes": lambda: _compare(
            record, base, edited(base, random.Random(1), CHANGES, range(0, len(base), 2))
        ),
        f"merge of {half} changes with {half} others, {SIZE // 1000} kB": lambda: _merge(record, base, theirs, mine),
        "Markdown to HTML, the 45-million-files event": lambda: render(record["body"]),
        f"Markdown to HTML, {SIZE // 1000} kB": lambda: render("\n".join(base)),
    }
    rows = [[name, *times_of(deed, RUNS).row()] for name, deed in deeds.items()]
    return Table("Texts", COLUMNS, rows)


def edited(lines: list[str], dice: random.Random, changes: int, places: range) -> list[str]:
    """The lines with so many changes in them, of up to two words each, spread over some places."""
    new = list(lines)
    for number in range(changes):
        place = dice.choice(places)
        words = new[place].split(" ")
        spot = dice.randrange(len(words))
        words[spot : spot + number % 3] = sentence(dice).split(" ")[: 1 + number % 4]
        new[place] = " ".join(words)
    return new


def _hostile(record: Record) -> Table:
    """The longest texts that a body may hold, made to be slow; once each."""
    half = PROSE_LENGTH // 2
    dice = random.Random(SEED)
    shuffled = [f"word{dice.randrange(400)}" for _ in range(half // 8)]
    pairs = {
        "one letter a line, other letters": (["a"] * half, ["b", "a"] * (half // 2)),
        "few distinct lines, shuffled": (shuffled, dice.sample(shuffled, len(shuffled))),
        "one line, words shuffled": ([" ".join(shuffled)], [" ".join(dice.sample(shuffled, len(shuffled)))]),
        "every line reversed": (
            [str(number) for number in range(half // 6)],
            [str(number) for number in range(half // 6)][::-1],
        ),
    }
    rows = [[f"diff: {name}", _once(lambda pair=pair: _compare(record, *pair))] for name, pair in pairs.items()]
    rows += [
        [f"merge: {name}", _once(lambda pair=pair: _merge(record, pair[0], pair[1], pair[0][::-1]))]
        for name, pair in pairs.items()
    ]
    texts = {
        "open brackets": "[" * PROSE_LENGTH,
        "stars": "*a **b" * (PROSE_LENGTH // 6),
        "quotes": "> " * half,
        "passages": "[a]{harm=a}" * (PROSE_LENGTH // 11),
    }
    rows += [[f"Markdown to HTML: {name}", _once(lambda text=text: render(text))] for name, text in texts.items()]
    return Table(f"Hostile texts of up to {PROSE_LENGTH // 1000} kB", ["what", "ms"], rows)


def _once(deed: Callable[[], Any]) -> str:
    return f"{timed(deed):,.0f}"


def _compare(record: Record, old: list[str], new: list[str]) -> None:
    assert compare(Event.record_fields, {**record, "body": "\n".join(old)}, {**record, "body": "\n".join(new)})


def _merge(record: Record, base: list[str], theirs: list[str], mine: list[str]) -> None:
    merge(Event.record_fields, *({**record, "body": "\n".join(lines)} for lines in (base, theirs, mine)))
