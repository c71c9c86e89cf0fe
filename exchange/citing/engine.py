"""Citations in a style of the Citation Style Language, by citeproc-js in V8: one of it in each process, made on first
use (three seconds and some 300 MB for all styles), and what it wrote kept in the cache.
"""

import atexit
import hashlib
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

import nh3
from django.core.cache import cache as kept
from py_mini_racer import JSEvalException, MiniRacer

from exchange.citing.csl import Item

VERSION = 1
"""Raise it with every new engine, style or locale, for what was written with the old ones is kept."""
FOLDER = Path(__file__).parent
KEPT_SECONDS = 7 * 24 * 3600
LONGEST_SECONDS = 10
MOST_MEMORY = 1024 * 1024 * 1024
TAGS = {"i", "b", "sup", "sub", "span"}
_ONE = Lock()
_OUT = str.maketrans("<>$", "\ue000\ue001\ue002")
"""The engine takes angle brackets for markup and the dollar for a sign of its own: they go through as other letters."""
_BACK = {"\ue000": "&lt;", "\ue001": "&gt;", "\ue002": "$"}


@dataclass(frozen=True)
class Style:
    """A style: the name of its file, the English it is written in, and whether it is the note that is wanted."""

    name: str
    language: str
    is_note: bool = False


def styled(style: Style, item: Item) -> str:
    """The citation as HTML of a few safe tags: from the cache, or written now."""
    given = json.dumps(item, ensure_ascii=False, sort_keys=True)
    sort = f"{VERSION}-{style.name}-{style.language}-{style.is_note}"
    key = f"citation:{hashlib.sha256(f'{sort} {given}'.encode()).hexdigest()}"
    found: str | None = kept.get(key)
    if found is None:
        found = _clean(_written(style, given))
        kept.set(key, found, KEPT_SECONDS)
    return found


def _written(style: Style, given: str) -> str:
    with _ONE:
        given_to = (style.name, style.language, style.is_note, given.translate(_OUT))
        try:
            return str(_engine().call("cite", *given_to, timeout_sec=LONGEST_SECONDS))
        except JSEvalException:
            _discard()
            raise


def _discard() -> None:
    """Stopped by a limit, an engine may be in any state: the next citation is written by another."""
    stopped = _engine()
    _engine.cache_clear()
    atexit.unregister(stopped.close)
    with suppress(JSEvalException):
        stopped.eval("null")  # what it was stopped in is reported first, while it is open
    stopped.close()


def _clean(html: str) -> str:
    """Without the number in a list, blocks and styles: a line of text with italics, and capitals by a class."""
    line = re.sub(r'<div class="csl-left-margin">.*?</div>', "", html, flags=re.DOTALL)
    line = line.replace('<span style="font-variant:small-caps;">', '<span class="small-caps">')
    clean = nh3.clean(line, tags=TAGS, attributes={"span": {"class"}}, link_rel=None)
    for mark, text in _BACK.items():
        clean = clean.replace(mark, text)
    return " ".join(clean.split())


@cache
def _engine() -> MiniRacer:
    """The engine with citeproc-js, the locales and the styles, none of which it has read yet."""
    engine = MiniRacer()
    atexit.register(engine.close)  # else the process waits at its end for a thread that runs no more
    engine.set_hard_memory_limit(MOST_MEMORY)
    source = (FOLDER / "vendor" / "citeproc" / "citeproc_commonjs.js").read_text()
    engine.eval(f"var module = {{exports: {{}}}}, exports = module.exports;\n{source};\nnull")
    folder = FOLDER / "vendor" / "csl"
    sheets = {path.stem: path.read_text() for path in sorted(folder.iterdir()) if path.suffix in (".csl", ".xml")}
    engine.eval(f"var sheets = {json.dumps(sheets)};\nnull")
    engine.eval(f"{(FOLDER / 'processor.js').read_text()};\nnull")
    return engine
