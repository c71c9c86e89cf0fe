"""Charting: every chart of insights/charts/, and its answer to a question, made once and kept in the process."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from common.registry import plugins
from insights import charts as folder
from insights.asking import Asked
from insights.drawing import Drawing
from insights.series import Series
from wiki.fields import Words

KEPT = 200
"""Answers of one process: of some 20 to 100 kB each."""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A question about events: its word in addresses, its place on the page, what it asks, and by which rule it counts.

    `takes` names the parameters of the page, besides the filters, by which its answer differs.
    """

    name: str
    rank: int
    title: Words
    rule: Words
    series: Callable[[Asked], Series]
    draw: Callable[[Series], Drawing]
    takes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What a chart shows for a question, and the picture of it."""

    series: Series
    drawing: Drawing


class _Process:
    """The answers that the requests of this process share, by chart, question and the state of the index."""

    lock = Lock()
    answers: OrderedDict[Any, Answer] = OrderedDict()


@cache
def charts() -> dict[str, Chart]:
    """Every chart by its name, in the order of the page."""
    found = sorted(plugins(folder, "CHART", Chart), key=lambda one: one.rank)
    return {one.name: one for one in found}


def answer(chart: Chart, asked: Asked) -> Answer:
    """The answer as the index has it now. Inside a transaction nothing is kept, for it may be rolled back."""
    if transaction.get_connection().in_atomic_block:
        return _made(chart, asked)
    key = _key(chart, asked)
    known = _Process.answers.get(key) or _made(chart, asked)
    with _Process.lock:
        _Process.answers[key] = known
        _Process.answers.move_to_end(key)
        while len(_Process.answers) > KEPT:
            _Process.answers.popitem(last=False)
    return known


def _key(chart: Chart, asked: Asked) -> Any:
    index = asked.index
    taken = tuple(asked.crossed(name) for name in chart.takes)
    return chart.name, asked.query, taken, index.epoch, index.number, index.vocabulary.number, get_language()


def _made(chart: Chart, asked: Asked) -> Answer:
    series = chart.series(asked)
    return Answer(series, chart.draw(series))
