"""Questions put to charts, and what their marks amount to."""

from django.http import QueryDict

from insights.asking import Asked
from insights.charting import charts


def ask(question=(), **more):
    """A question from parameters, each a list of words or one; all codings count unless it says otherwise."""
    query = QueryDict(mutable=True)
    for name, words in {"coded": "all", **dict(question), **more}.items():
        query.setlist(name, words if isinstance(words, list | tuple) else [str(words)])
    return Asked(query)


def series(name, question=(), **more):
    return charts()[name].series(ask(question, **more))


def numbers(series):
    """The numbers of each mark that has some, by the labels of its places."""
    return {tuple(series.labels(mark)): mark.numbers for mark in series.marks if mark.number}
