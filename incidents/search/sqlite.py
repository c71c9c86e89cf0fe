"""Search in SQLite: FTS5 tables of our own, with the texts in them.

Texts are folded there; those that this changes stand as they are written in a table beside.

FTS5 keeps the texts itself, so that they need no trigger. Names of pages do: they stand in wiki_name already. Django
drops its triggers, without a word, whenever it rebuilds that table; `install` brings them back.
"""

# ruff: noqa: S608 (what is put into SQL here is our own; what people typed is a parameter)

import json
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import orjson
from django.db import DatabaseError, OperationalError, connection, transaction
from pyroaring import BitMap

from incidents.search.folding import as_written, folded
from incidents.search.language import And, Leaf, written
from incidents.search.limits import TooSlow
from incidents.search.spelling import trigrams
from incidents.search.texts import Texts

STEPS = 5_000
"""Instructions of SQLite's machine between two looks at the clock."""
MARKED_WORDS = 40
BATCH = 1_000
NAME = "kind, role, text, slug, title"
WEIGHTS = "10.0, 5.0, 2.0, 1.0"
BLANK = Texts("", "", "", "")
TABLES = """
CREATE VIRTUAL TABLE IF NOT EXISTS incidents_eventtext
    USING fts5(title, names, lead, body, tokenize = "porter unicode61 remove_diacritics 2");
CREATE TABLE IF NOT EXISTS incidents_eventwritten (
    event_id integer PRIMARY KEY, title text NOT NULL, names text NOT NULL, lead text NOT NULL, body text NOT NULL
);
CREATE VIRTUAL TABLE IF NOT EXISTS incidents_searchname USING fts5(
    key, content = wiki_name, content_rowid = id, tokenize = "unicode61 remove_diacritics 2", prefix = "2 3"
);
CREATE TABLE IF NOT EXISTS incidents_searchword (id integer PRIMARY KEY, word text NOT NULL UNIQUE);
CREATE VIRTUAL TABLE IF NOT EXISTS incidents_searchtrigram USING fts5(word, content = "", tokenize = "trigram");
CREATE INDEX IF NOT EXISTS incidents_searchname_prefix ON wiki_name (kind, key);
"""
TRIGGERS = """
CREATE TRIGGER incidents_searchname_insert AFTER INSERT ON wiki_name BEGIN
    INSERT INTO incidents_searchname (rowid, key) VALUES (new.id, new.key);
END;
CREATE TRIGGER incidents_searchname_delete AFTER DELETE ON wiki_name BEGIN
    INSERT INTO incidents_searchname (incidents_searchname, rowid, key) VALUES ('delete', old.id, old.key);
END;
CREATE TRIGGER incidents_searchname_update AFTER UPDATE OF id, key ON wiki_name BEGIN
    INSERT INTO incidents_searchname (incidents_searchname, rowid, key) VALUES ('delete', old.id, old.key);
    INSERT INTO incidents_searchname (rowid, key) VALUES (new.id, new.key);
END;
"""
ALL_PARTS = "INSERT INTO incidents_searchtrigram (rowid, word) SELECT id, '__' || word || '_' FROM incidents_searchword"
PARTS = f"{ALL_PARTS} WHERE word IN (SELECT value FROM json_each(%s))"
NO_PARTS = "INSERT INTO incidents_searchtrigram (incidents_searchtrigram) VALUES ('delete-all')"
AGAIN = "INSERT INTO {0} ({0}) VALUES ('rebuild')"
# FTS5 raises an error where something is wrong; at rank 1 it also compares an index with the table that it is of.
WHOLE = "INSERT INTO {0} ({0}, rank) VALUES ('integrity-check', 1)"
CHECKS = {
    "the index of texts is not that of the texts": WHOLE.format("incidents_eventtext"),
    "the index of names is not that of the names": WHOLE.format("incidents_searchname"),
    "the triggers that keep the index of names are missing": """
        SELECT 1 WHERE 3 > (
            SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'incidents_searchname_%%'
        )
    """,
    "the index of parts of words is not whole": WHOLE.format("incidents_searchtrigram"),
    "the index of parts of words is not that of the words": """
        SELECT id FROM incidents_searchword EXCEPT SELECT id FROM incidents_searchtrigram_docsize UNION ALL
        SELECT id FROM (SELECT id FROM incidents_searchtrigram_docsize EXCEPT SELECT id FROM incidents_searchword)
        LIMIT 1
    """,
    "there are texts of no event": """
        SELECT id FROM incidents_eventtext_docsize WHERE id NOT IN (SELECT id FROM incidents_event) LIMIT 1
    """,
}


@transaction.atomic
def install() -> None:
    """Make what is missing: tables, triggers, the index of names, texts folded; take out those of events that are no
    more.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'incidents_eventwritten'")
        is_folded = bool(cursor.fetchone()[0])
        _make_tables(cursor)
        if _triggers(cursor) < 3:
            _install_triggers(cursor)
        cursor.execute("DELETE FROM incidents_eventtext WHERE rowid NOT IN (SELECT id FROM incidents_event)")
        cursor.execute("DELETE FROM incidents_eventwritten WHERE event_id NOT IN (SELECT id FROM incidents_event)")
    if not is_folded:
        _fold_all()


def _fold_all() -> None:
    """Index anew what was indexed before texts were folded, where that changes them."""
    pks = iter(everything())
    while some := list(islice(pks, BATCH)):
        put({pk: texts for pk, texts, _whole in _indexed(some) if _folded(texts) != texts})


def faults() -> list[str]:
    """What is wrong with the index as a whole. All of it is read, with all texts and names; nothing is written."""
    return [fault for what, check in CHECKS.items() for fault in _faults(what, check)]


def _faults(what: str, check: str) -> Iterator[str]:
    try:
        if _rows(check):
            yield what
    except DatabaseError as error:
        yield f"{what} ({error})"


@transaction.atomic
def restore() -> None:
    """Index all texts, names and words anew, with all that `install` does."""
    with connection.cursor() as cursor:
        _make_tables(cursor)
        cursor.execute(AGAIN.format("incidents_eventtext"))
        _install_triggers(cursor)
        cursor.execute(NO_PARTS)
        cursor.execute(ALL_PARTS)
    install()


def outdated(pks: Iterable[int]) -> set[int]:
    """None: FTS5 tells only whether the index as a whole is that of the texts, among the `faults`."""
    return set()


def _make_tables(cursor: Any) -> None:
    for statement in TABLES.strip().split(";\n"):
        cursor.execute(statement)


def _triggers(cursor: Any) -> int:
    cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'incidents_searchname_%'")
    return int(cursor.fetchone()[0])


def _install_triggers(cursor: Any) -> None:
    for statement in TRIGGERS.strip().split("END;\n"):
        name = statement.split()[2]
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(statement.removesuffix("END;") + "END")
    cursor.execute(AGAIN.format("incidents_searchname"))


def stored(pks: Iterable[int]) -> dict[int, Texts]:
    """The texts that are indexed, as they are written; blank where the index has other words than these."""
    found = {pk: (indexed, whole or indexed) for pk, indexed, whole in _indexed(pks)}
    return {pk: whole if indexed == _folded(whole) else BLANK for pk, (indexed, whole) in found.items()}


def _indexed(pks: Iterable[int]) -> Iterator[tuple[int, Texts, Texts | None]]:
    return _with_written("incidents_eventtext.*", _among("incidents_eventtext.rowid"), _list(pks))


def _with_written(columns: str, condition: str, *parameters: Any) -> Iterator[tuple[int, Texts, Texts | None]]:
    """Something of each of the four texts, and all of these as they are written, where folding changed them."""
    sql = f"""
        SELECT incidents_eventtext.rowid, {columns}, incidents_eventwritten.* FROM incidents_eventtext
        LEFT JOIN incidents_eventwritten ON event_id = incidents_eventtext.rowid WHERE {condition}
    """
    for pk, title, names, lead, body, changed, *whole in _rows(sql, *parameters):
        yield pk, Texts(title, names, lead, body), Texts(*whole) if changed else None


def _folded(texts: Texts) -> Texts:
    return Texts(*(folded(text) for text in texts.columns))


def put(texts: dict[int, Texts]) -> None:
    """Index texts, in the place of those that were there."""
    remove(texts)
    add(texts.items())


def add(texts: Iterable[tuple[int, Texts]]) -> None:
    """Index texts of events that have none in the index."""
    rows = [(pk, text, _folded(text)) for pk, text in texts]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO incidents_eventtext (rowid, title, names, lead, body) VALUES (%s, %s, %s, %s, %s)",
            [(pk, *indexed.columns) for pk, _text, indexed in rows],
        )
        cursor.executemany(
            "REPLACE INTO incidents_eventwritten (event_id, title, names, lead, body) VALUES (%s, %s, %s, %s, %s)",
            [(pk, *text.columns) for pk, text, indexed in rows if indexed != text],
        )


def remove(pks: Iterable[int]) -> None:
    """Take texts out of the index."""
    gone = _list(pks)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM incidents_eventtext WHERE {_among('rowid')}", [gone])
        cursor.execute(f"DELETE FROM incidents_eventwritten WHERE {_among('event_id')}", [gone])


def everything() -> BitMap:
    """Every event that is indexed."""
    return _bitmap("SELECT json_group_array(id) FROM incidents_eventtext_docsize")


def matching(query: And, only: Iterable[int] | None, *, in_title: bool) -> BitMap:
    """The events that have what is wanted, in the title alone perhaps, whatever is excluded."""
    expression = ("{title} : " if in_title else "") + f"({_expression(query)})"
    return _matching(expression, only)


def having(leaves: Iterable[Leaf], only: Iterable[int] | None) -> BitMap:
    """The events that have any of some words and phrases."""
    return _matching(" OR ".join(map(_leaf, leaves)), only)


def _matching(expression: str, only: Iterable[int] | None) -> BitMap:
    sql = "SELECT json_group_array(rowid) FROM incidents_eventtext WHERE incidents_eventtext MATCH %s"
    if only is None:
        return _bitmap(sql, expression)
    return _bitmap(f"{sql} AND {_among('+rowid')}", expression, _list(only))


def _bitmap(sql: str, *parameters: Any) -> BitMap:
    """Primary keys, as one array: row by row they take four times as long."""
    return BitMap(orjson.loads(_rows(sql, *parameters)[0][0]))


def has(leaf: Leaf) -> bool:
    """Whether any event has a word or phrase."""
    sql = "SELECT 1 FROM incidents_eventtext WHERE incidents_eventtext MATCH %s LIMIT 1"
    return bool(_rows(sql, _leaf(leaf)))


def common(most: int) -> list[str]:
    """None: SQLite does not know without reading all, and finds fast in the bases that it is for."""
    return []


def stem(word: str) -> str:
    """The word itself: SQLite does not tell its stem, and without common ones nobody asks."""
    return word


def scored(query: And, pks: Iterable[int]) -> list[int]:
    """Events from the best to the worst. A plus before rowid keeps SQLite from asking for each of them by itself."""
    sql = f"""
        SELECT rowid FROM incidents_eventtext WHERE incidents_eventtext MATCH %s AND {_among("+rowid")}
        ORDER BY bm25(incidents_eventtext, {WEIGHTS}), rowid DESC
    """
    return [pk for (pk,) in _rows(sql, _expression(query), _list(pks))]


def marked(leaves: Sequence[Leaf], pks: Iterable[int]) -> dict[int, Texts]:
    """Title, names, and the telling parts of lead and body, with hits between OPEN and CLOSE."""
    part = f"char(2), char(3), ' … ', {MARKED_WORDS}"
    columns = f"""
        highlight(incidents_eventtext, 0, char(2), char(3)), highlight(incidents_eventtext, 1, char(2), char(3)),
        snippet(incidents_eventtext, 2, {part}), snippet(incidents_eventtext, 3, {part})
    """
    condition = f"incidents_eventtext MATCH %s AND {_among('incidents_eventtext.rowid')}"
    rows = _with_written(columns, condition, " OR ".join(map(_leaf, leaves)), _list(pks))
    return {
        pk: Texts(*(as_written(*pair) for pair in zip(pieces.columns, whole.columns, strict=True))) if whole else pieces
        for pk, pieces, whole in rows
    }


def names_beginning(kinds: Collection[str], key: str, limit: int) -> list[tuple[Any, ...]]:
    """Names of pages that begin with a folded text: kind, role, name, slug and title of each."""
    sql = f"""
        SELECT {NAME} FROM wiki_name
        WHERE kind IN (SELECT value FROM json_each(%s)) AND key >= %s AND key < %s ORDER BY kind, key LIMIT %s
    """
    return _rows(sql, json.dumps(list(kinds)), key, f"{key}\U0010ffff", limit)


def names_with(kinds: Collection[str], words: Collection[str], limit: int) -> list[tuple[Any, ...]]:
    """Names of pages that have each of some words; the last one may go on."""
    sql = f"""
        SELECT {NAME} FROM incidents_searchname CROSS JOIN wiki_name ON wiki_name.id = incidents_searchname.rowid
        WHERE incidents_searchname MATCH %s AND kind IN (SELECT value FROM json_each(%s)) LIMIT %s
    """
    expression = " AND ".join(f'"{word}"' for word in words) + "*"
    return _rows(sql, expression, json.dumps(list(kinds)), limit)


def add_words(words: Collection[str]) -> None:
    """Keep words that mistyped ones may be taken for."""
    new = sorted(missing_words(words))
    if new:
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO incidents_searchword (word) VALUES (%s)", [(word,) for word in new])
            cursor.execute(PARTS, [json.dumps(new)])


def missing_words(words: Collection[str]) -> set[str]:
    """Those that are not kept."""
    sql = "SELECT value FROM json_each(%s) WHERE value NOT IN (SELECT word FROM incidents_searchword)"
    return {word for (word,) in _rows(sql, json.dumps(list(words)))}


def like_words(word: str, limit: int) -> list[str]:
    """Words that share the most parts with one."""
    sql = """
        SELECT w.word FROM incidents_searchtrigram t CROSS JOIN incidents_searchword w ON w.id = t.rowid
        WHERE t.word MATCH %s ORDER BY t.rank LIMIT %s
    """
    expression = " OR ".join(f'"{part}"' for part in sorted(trigrams(word)))
    return [found for (found,) in _rows(sql, expression, limit)]


def _expression(query: And) -> str:
    return written(query, _leaf, either=" OR ", both=" AND ")


def _leaf(leaf: Leaf) -> str:
    """A word or phrase as FTS5 writes it. Words have letters and digits alone: nothing in them is syntax."""
    return f'"{folded(" ".join(leaf.words))}"'


def _among(column: str) -> str:
    return f"{column} IN (SELECT value FROM json_each(%s))"


def _list(pks: Iterable[int]) -> str:
    return json.dumps(list(pks))


def _rows(sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()  # type: ignore[no-any-return]


@contextmanager
def clock(seconds: float) -> Iterator[None]:
    """SQLite has no statement timeout: it is made to look at the clock while it works. Raises TooSlow."""
    until = time.monotonic() + seconds
    connection.ensure_connection()
    raw: Any = connection.connection
    raw.set_progress_handler(lambda: time.monotonic() > until, STEPS)
    try:
        yield
    except OperationalError as error:
        if str(error) == "interrupted":
            raise TooSlow from error
        raise
    finally:
        raw.set_progress_handler(None, STEPS)
