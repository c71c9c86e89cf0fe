"""Write events, or the whole base with its history, to a file or to the standard output."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict

from exchange.dumping import dumps
from exchange.exporting import Exporter, QuestionExport, exporters
from exchange.responding import in_pieces
from incidents.selection import Selection


class Command(BaseCommand):
    help = "Writes the events of a question in a format of /events/; or, with --history, every revision of every page."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("format", choices=sorted({*exporters(), *dumps()}), help="the format")
        parser.add_argument("--history", action="store_true", help="all revisions of all kinds of page")
        parser.add_argument("--query", default="", help="which events, as in an address: harm=insecurity&after=2019")
        parser.add_argument("--output", type=Path, metavar="PATH", help="the file to write; else the standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        pieces = self._pieces(options["format"], options["query"], history=options["history"])
        with _opened(options["output"]) as file:
            for piece in in_pieces(pieces):
                file.write(piece)

    def _pieces(self, name: str, query: str, *, history: bool) -> Iterable[bytes]:
        dump, exporter = dumps().get(name), exporters().get(name)
        if exporter is not None and not history:
            return _of_question(exporter, query)
        if dump is None or (history and not dump.is_history):
            raise CommandError(f"{name} has no history.")
        if query:
            raise CommandError(f"{name} is of the whole base: it takes no --query.")
        return dump.write()


def _of_question(exporter: Exporter, query: str) -> Iterable[bytes]:
    asked = QueryDict(query)
    selection = Selection(asked)
    wrong = {**selection.errors, **{name: ["There is no such parameter."] for name in selection.unknown}}
    if wrong:
        raise CommandError("\n".join(f"{name}: {' '.join(messages)}" for name, messages in wrong.items()))
    return exporter.write(QuestionExport(selection, asked))


@contextmanager
def _opened(path: Path | None) -> Any:
    if path is None:
        yield sys.stdout.buffer
        return
    with path.open("wb") as file:
        yield file
