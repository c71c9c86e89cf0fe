"""Search in PostgreSQL: a table of texts with their stored tsvectors, GIN, unaccent and pg_trgm.

unaccent stands in a text search configuration of our own rather than in a function around it: so a tsvector may depend
on it, and what ts_headline marks keeps its accents. The configuration knows no stop words, so that phrases are found as
they are, as in SQLite.
"""

# ruff: noqa: S608 (what is put into SQL here is our own; what people typed is a parameter)

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled
from pyroaring import BitMap

from common.inserting import copy
from common.lz4 import packed
from incidents.search import parts
from incidents.search.language import And, Leaf, Phrase, Word, written
from incidents.search.limits import TooSlow
from incidents.search.phrases import excerpt, marked_words, whole
from incidents.search.texts import Texts

EXTENSIONS = ("unaccent", "pg_trgm")
CONFIGURATION = """
CREATE TEXT SEARCH DICTIONARY casebook_stem (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION casebook (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION casebook
    ALTER MAPPING FOR asciiword, word, hword, hword_part, hword_asciipart, asciihword WITH unaccent, casebook_stem;
ALTER TEXT SEARCH CONFIGURATION casebook ALTER MAPPING FOR numword, numhword, hword_numpart WITH unaccent, simple;
CREATE TEXT SEARCH CONFIGURATION casebook_names (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION casebook_names
    ALTER MAPPING FOR asciiword, word, numword, hword, hword_part, hword_numpart WITH unaccent, simple;
"""
PUNCTUATION = "-./@_:&+''<>%%#~=,;"
NAME_WORDS = f"to_tsvector('casebook_names', translate(key, '{PUNCTUATION}', '{' ' * len(PUNCTUATION)}'))"
WORDS = """
    setweight(to_tsvector('casebook', texts[1]), 'A') || setweight(to_tsvector('casebook', texts[2]), 'B') ||
    setweight(to_tsvector('casebook', texts[3]), 'C') || setweight(to_tsvector('casebook', texts[4]), 'D')
"""
TITLE_WORDS = "to_tsvector('casebook', texts[1])"
# A search reads the row of every hit: a narrow one, with title, names, lead and body out of line.
TABLES = f"""
CREATE TABLE IF NOT EXISTS incidents_eventtext (
    event_id bigint PRIMARY KEY,
    texts text[] NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS ({WORDS}) STORED
) WITH (toast_tuple_target = 128);
CREATE INDEX IF NOT EXISTS incidents_eventtext_words ON incidents_eventtext USING gin (words);
CREATE INDEX IF NOT EXISTS incidents_eventtext_title ON incidents_eventtext USING gin ({TITLE_WORDS});
CREATE TABLE IF NOT EXISTS incidents_searchword (word text PRIMARY KEY);
CREATE INDEX IF NOT EXISTS incidents_searchword_trigrams ON incidents_searchword USING gin (word gin_trgm_ops);
CREATE INDEX IF NOT EXISTS incidents_searchname_prefix ON wiki_name (kind, key text_pattern_ops);
CREATE INDEX IF NOT EXISTS incidents_searchname_words ON wiki_name USING gin ({NAME_WORDS});
"""
NAME = "kind, role, text, slug, title"
QUERY = "to_tsquery('casebook', %s)"
HEADLINE = "StartSel=\x02, StopSel=\x03, MaxWords=40, MinWords=20, ShortWord=0, MaxFragments=1"
WHOLE = "StartSel=\x02, StopSel=\x03, HighlightAll=true"
LONGEST_MARKED = 50_000
MARKS = str.maketrans("", "", "\x02\x03")
END = 20
"""Letters that are shown, rather than dots, where a piece of a text leaves them out at an end."""
HAS_MARK = "strpos({}, chr(2)) > 0"
# Unpacked once: each texts[n] would unpack all of them again.
UNPACKED = "LATERAL (SELECT texts || ARRAY[]::text[] AS text OFFSET 0) AS unpacked"
MARKED_BODY = f"ts_headline('casebook', left(text[4], {LONGEST_MARKED}), query, %s)"
# Of one word: where the body has the beginning of its stem, at a word's beginning or else anywhere, the text around
# that is read, and all of the body only if nothing is marked there. Not every inflection has an i, e or y at the stem's
# end.
STEM = "rtrim(btrim(query::text, chr(39)), 'iey')"
LEAD_OF_WORD = f"""
    CASE WHEN strpos(lower(unaccent(text[3])), {STEM}) = 0 THEN ''
        ELSE ts_headline('casebook', text[3], query, %s) END AS lead
"""
AROUND_WORD = f"""
    LATERAL (SELECT CASE WHEN {HAS_MARK.format("lead")} THEN '' ELSE lower(unaccent(text[4])) END AS folded OFFSET 0)
        AS plain,
    LATERAL (SELECT coalesce(nullif(strpos(folded, ' ' || {STEM}), 0), strpos(folded, {STEM})) AS place OFFSET 0)
        AS first,
    LATERAL (SELECT CASE WHEN place = 0 THEN ''
        ELSE ts_headline('casebook', substr(text[4], greatest(place - 200, 1), 450), query, %s) END AS near OFFSET 0)
        AS around,
    LATERAL (SELECT CASE WHEN place = 0 OR {HAS_MARK.format("near")} THEN near ELSE {MARKED_BODY} END AS body OFFSET 0)
        AS whole
"""
NAMES_OF_WORD = f"""
    LATERAL (SELECT CASE WHEN {HAS_MARK.format("lead || body")} THEN ''
        ELSE ts_headline('casebook', text[2], query, %s) END AS names) AS named
"""
BARE = "translate({piece}, chr(2) || chr(3), '')"
PLACE = f"strpos({{text}}, {BARE}), length({{text}}), left({{text}}, {END}), right({{text}}, {END})"
PLACES = f"""
    {PLACE.format(piece="lead", text="text[3]")},
    {PLACE.format(piece="body", text="text[4]")}
"""
# Of several words or phrases: a text of which the vector has none is not read, and one that has is marked throughout.
MARKED_TEXT = """
    CASE WHEN {condition} THEN ts_headline('casebook', {text}, query, %s) ELSE '' END
"""
HAS_HIT = "ts_filter(words, '{{{weight}}}') @@ query"
LEAD = MARKED_TEXT.format(condition=HAS_HIT.format(weight="c"), text="text[3]")
BODY = MARKED_TEXT.format(
    condition=f"lead = '' AND (part IS NOT NULL OR {HAS_HIT.format(weight='d')})",
    text=f"coalesce(part, left(text[4], {LONGEST_MARKED}))",
)
NAMES = MARKED_TEXT.format(condition=f"lead || body = '' AND {HAS_HIT.format(weight='b')}", text="text[2]")
BEST_PART = """
    LATERAL (
        SELECT part FROM incidents_eventpart
        WHERE event_id = incidents_eventtext.event_id AND words @@ query
        ORDER BY ts_rank(words, query) DESC LIMIT 1
    )
"""
LEAST_ALIKE = "0.25"
FINAL = "Σσς"


@transaction.atomic
def install() -> None:
    """Make what is missing: extensions, configurations, tables; take out the texts of events that are no more."""
    with connection.cursor() as cursor:
        for extension in EXTENSIONS:
            cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        cursor.execute("SELECT 1 FROM pg_ts_config WHERE cfgname = 'casebook' AND pg_ts_config_is_visible(oid)")
        if not cursor.fetchone():
            cursor.execute(CONFIGURATION)
        cursor.execute(TABLES, [])
        cursor.execute(packed("incidents_eventtext", "texts", "words"))
        parts.install(cursor)
        # Not "NOT IN", which PostgreSQL plans as one scan of all events for each text once they outgrow its memory.
        cursor.execute(
            "DELETE FROM incidents_eventtext WHERE NOT EXISTS (SELECT 1 FROM incidents_event WHERE id = event_id)"
        )


def faults() -> list[str]:
    """What is wrong with the index as a whole."""
    sql = """
        SELECT 1 FROM incidents_eventtext WHERE NOT EXISTS (SELECT 1 FROM incidents_event WHERE id = event_id) LIMIT 1
    """
    return ["there are texts of no event"] if _rows(sql) else []


def restore() -> None:
    """Mend that."""
    install()


def outdated(pks: Iterable[int]) -> set[int]:
    """The events whose texts PostgreSQL would read otherwise today: it got another stemmer since, say; and those with
    parts missing, or parts that they need not have.
    """
    sql = f"""
        SELECT event_id FROM incidents_eventtext AS whole WHERE event_id = ANY(%s) AND (
            words <> ({WORDS}) OR incidents_lost_places(texts[4], words)
                <> EXISTS (SELECT FROM incidents_eventpart WHERE event_id = whole.event_id)
        )
    """
    return {pk for (pk,) in _rows(sql, list(pks))}


def stored(pks: Iterable[int]) -> dict[int, Texts]:
    """The texts that are indexed."""
    sql = "SELECT event_id, texts FROM incidents_eventtext WHERE event_id = ANY(%s)"
    return {pk: Texts(*texts) for pk, texts in _rows(sql, list(pks))}


def add(texts: Iterable[tuple[int, Texts]]) -> None:
    """Index texts of events that have none in the index."""
    copy("incidents_eventtext", ("event_id", "texts"), ((pk, list(text.columns)) for pk, text in texts))


def put(texts: dict[int, Texts]) -> None:
    """Index texts, in the place of those that were there."""
    with connection.cursor() as cursor:
        cursor.executemany(
            """
            INSERT INTO incidents_eventtext (event_id, texts) VALUES (%s, %s)
            ON CONFLICT (event_id) DO UPDATE SET texts = EXCLUDED.texts
            """,
            [(pk, list(text.columns)) for pk, text in sorted(texts.items())],
        )


def remove(pks: Iterable[int]) -> None:
    """Take texts out of the index."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM incidents_eventtext WHERE event_id = ANY(%s)", [list(pks)])


def everything() -> BitMap:
    """Every event that is indexed."""
    return _bitmap("incidents_eventtext", "true")


def matching(query: And, only: Iterable[int] | None, *, in_title: bool) -> BitMap:
    """The events that have what is wanted, in the title alone perhaps, whatever is excluded."""
    if in_title:
        return _having(TITLE_WORDS, _expression(query), only)
    found = _having("words", written(query, _leaf_in_one_text, either=" | ", both=" & "), only)
    if long := _in_parts(query.leaves, only):
        found |= BitMap.intersection(*(having(And((part,)).leaves, long) for part in query.wanted))
    return found


def having(leaves: Iterable[Leaf], only: Iterable[int] | None) -> BitMap:
    """The events that have any of some words and phrases."""
    leaves = list(leaves)
    return _having("words", " | ".join(map(_leaf_in_one_text, leaves)), only) | _in_parts(leaves, only)


def _in_parts(leaves: Iterable[Leaf], only: Iterable[int] | None) -> BitMap:
    """The events with a long text that have any of some phrases in it, be it where their vectors have lost places."""
    phrases = [leaf for leaf in leaves if isinstance(leaf, Phrase)]
    if not phrases:
        return BitMap()
    return _having("words", " | ".join(map(_leaf, phrases)), only, table="incidents_eventpart")


def _having(column: str, expression: str, only: Iterable[int] | None, *, table: str = "incidents_eventtext") -> BitMap:
    if only is None:
        return _bitmap(table, f"{column} @@ {QUERY}", expression)
    return _bitmap(table, f"{column} @@ {QUERY} AND event_id = ANY(%s)", expression, list(only))


def _bitmap(table: str, condition: str, *parameters: Any) -> BitMap:
    """Primary keys, packed by the database: a million of them are read in no time."""
    sql = f"SELECT string_agg(int4send(event_id::int4), '') FROM {table} WHERE {condition}"
    packed = array("I", bytes(_rows(sql, *parameters)[0][0] or b""))
    packed.byteswap()
    return BitMap(packed)


def has(leaf: Leaf) -> bool:
    """Whether any event has a word or phrase."""
    return bool(_rows(f"SELECT 1 FROM incidents_eventtext WHERE words @@ {QUERY} LIMIT 1", _leaf(leaf)))


def common(most: int) -> list[str]:
    """The stems that the most texts have, by what PostgreSQL learned when it last analysed the table: its list of
    frequencies ends with some that are of no stem.
    """
    sql = """
        SELECT stem FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS known (stem, part)
        WHERE tablename = 'incidents_eventtext' AND attname = 'words' AND schemaname = ANY(current_schemas(false))
            AND stem IS NOT NULL
        ORDER BY part DESC LIMIT %s
    """
    return [stem for (stem,) in _rows(sql, most)]


def stem(word: str) -> str:
    """What all inflections of a word have in common, as the index has it."""
    return str(_rows(f"SELECT btrim({QUERY}::text, chr(39))", _leaf(Word(word)))[0][0])


def scored(query: And, pks: Iterable[int]) -> list[int]:
    """Events from the best to the worst."""
    sql = f"""
        SELECT event_id FROM incidents_eventtext, {QUERY} AS query WHERE event_id = ANY(%s)
        ORDER BY ts_rank_cd('{{0.1, 0.2, 0.5, 1}}', words, query, 1) DESC, event_id DESC
    """
    return [pk for (pk,) in _rows(sql, _expression(query), list(pks))]


def marked(leaves: Sequence[Leaf], pks: Iterable[int]) -> dict[int, Texts]:
    """Title, names, and the telling parts of lead and body, with hits between OPEN and CLOSE; of a body only where the
    lead has none, for reading texts takes the longest, and names only where neither has any.
    """
    if _is_stem(leaves):
        return _marked_word(leaves[0], pks)
    return _marked_leaves(leaves, pks)


def _marked_word(word: Leaf, pks: Iterable[int]) -> dict[int, Texts]:
    sql = f"""
        SELECT event_id, title, names, lead, body, {PLACES} FROM incidents_eventtext, {QUERY} AS query, {UNPACKED},
            LATERAL (SELECT ts_headline('casebook', text[1], query, %s) AS title, {LEAD_OF_WORD} OFFSET 0) AS short,
            {AROUND_WORD},
            {NAMES_OF_WORD}
        WHERE event_id = ANY(%s) AND words @@ query
    """
    rows = _rows(sql, _leaf(word), WHOLE, *[HEADLINE] * 3, WHOLE, list(pks))
    return {
        pk: Texts(title, names, _cut(lead, *ends[:4]), _cut(body, *ends[4:]))
        for pk, title, names, lead, body, *ends in rows
    }


def _marked_leaves(leaves: Sequence[Leaf], pks: Iterable[int]) -> dict[int, Texts]:
    sql = f"""
        SELECT event_id, ts_headline('casebook', text[1], query, %s), names, lead, body
        FROM incidents_eventtext CROSS JOIN {QUERY} AS query LEFT JOIN {BEST_PART} AS long ON true, {UNPACKED},
            LATERAL (SELECT {LEAD} AS lead OFFSET 0) AS of_lead,
            LATERAL (SELECT {BODY} AS body OFFSET 0) AS of_body,
            LATERAL (SELECT {NAMES} AS names) AS of_names
        WHERE event_id = ANY(%s) AND (part IS NOT NULL OR words @@ query)
    """
    rows = _rows(sql, WHOLE, " | ".join(map(_leaf, leaves)), *[WHOLE] * 3, list(pks))
    found = {pk: Texts(*texts) for pk, *texts in rows}
    if any(isinstance(leaf, Phrase) for leaf in leaves):
        found = _with_phrases(found, leaves)
    return {pk: replace(texts, lead=excerpt(texts.lead), body=excerpt(texts.body)) for pk, texts in found.items()}


def _with_phrases(found: dict[int, Texts], leaves: Sequence[Leaf]) -> dict[int, Texts]:
    """Marked texts in which phrases are marked as a whole, and nowhere their words alone."""
    sought = [leaf.words for leaf in leaves]
    marked = {word for texts in found.values() for text in texts.columns for word in marked_words(text)}
    stems = _stems(marked.union(*sought))
    stemmed = {tuple(filter(None, map(stems.__getitem__, words))) for words in sought} - {()}
    return {pk: Texts(*(whole(text, stemmed, stems) for text in texts.columns)) for pk, texts in found.items()}


def _stems(words: Collection[str]) -> dict[str, str]:
    """What the index takes words for, one sigma for both; nothing for what is none to it."""
    sql = "SELECT word, replace(plainto_tsquery('casebook', word)::text, 'ς', 'σ') FROM unnest(%s::text[]) AS word"
    return dict(_rows(sql, list(words)))


def _cut(piece: str, place: int, size: int, start: str, end: str) -> str:
    """A piece of a text with what was left out at its ends: dots for more than a few letters, else the letters, for
    PostgreSQL leaves out what is no word. `place` is where the piece begins, from 1, or 0 where the text does not have
    it to the letter; `size` is the text's, `start` and `end` are its first and last letters.
    """
    if not piece:
        return ""
    before = place - 1
    after = size - before - len(piece.translate(MARKS))
    head = start[:before] if 0 <= before <= END else "… "
    tail = end[len(end) - after :] if before >= 0 and after <= END else " …"
    return f"{head}{piece}{tail}"


def names_beginning(kinds: Collection[str], key: str, limit: int) -> list[tuple[Any, ...]]:
    """Names of pages that begin with a folded text: kind, role, name, slug and title of each."""
    sql = f"SELECT {NAME} FROM wiki_name WHERE kind = ANY(%s) AND key LIKE %s LIMIT %s"
    return _rows(sql, list(kinds), f"{connection.ops.prep_for_like_query(key)}%", limit)


def names_with(kinds: Collection[str], words: Collection[str], limit: int) -> list[tuple[Any, ...]]:
    """Names of pages that have each of some words; the last one may go on."""
    sql = f"""
        SELECT {NAME} FROM wiki_name
        WHERE {NAME_WORDS} @@ to_tsquery('casebook_names', %s) AND kind = ANY(%s) LIMIT %s
    """
    expression = " & ".join(f"'{word}'" for word in words) + ":*"
    return _rows(sql, expression, list(kinds), limit)


def add_words(words: Collection[str]) -> None:
    """Keep words that mistyped ones may be taken for. In their order, so that no two writers wait for each other."""
    new = sorted(missing_words(words))
    if new:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO incidents_searchword SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING", [new])


def missing_words(words: Collection[str]) -> set[str]:
    """Those that are not kept. Each is sought by itself, or PostgreSQL goes by the trigrams, which takes ages."""
    sql = """
        SELECT wanted FROM unnest(%s::text[]) AS wanted
        WHERE (SELECT word FROM incidents_searchword WHERE word = wanted) IS NULL
    """
    return {word for (word,) in _rows(sql, list(words))}


def like_words(word: str, limit: int) -> list[str]:
    """Words that share the most parts with one."""
    sql = """
        SELECT word FROM incidents_searchword WHERE %s <%% word ORDER BY %s <<-> word, %s <-> word, word LIMIT %s
    """
    return [found for (found,) in _rows(sql, word, word, word, limit)]


def _expression(query: And) -> str:
    return written(query, _leaf, either=" | ", both=" & ")


def _leaf(leaf: Leaf) -> str:
    """A word or phrase as to_tsquery reads it. Words have letters and digits alone: nothing in them is syntax."""
    return "(" + " <-> ".join(map(_word, leaf.words)) + ")"


def _word(word: str, weight: str = "") -> str:
    """A word, with one weight perhaps; one that ends with a sigma with either, for PostgreSQL knows no final one when
    it makes letters small.
    """
    spellings = (f"{word[:-1]}σ", f"{word[:-1]}ς") if word[-1] in FINAL else (word,)
    return "(" + " | ".join(f"'{one}'{weight and ':'}{weight}" for one in spellings) + ")"


def _is_stem(leaves: Sequence[Leaf]) -> bool:
    """Whether one stem is all that is sought."""
    return len(leaves) == 1 and isinstance(leaves[0], Word) and leaves[0].text[-1] not in FINAL


def _leaf_in_one_text(leaf: Leaf) -> str:
    """The same where `words` are read: these are of four texts one after the other, told apart by their weights, and a
    phrase must stand in one of them.
    """
    if isinstance(leaf, Word):
        return _leaf(leaf)
    return "(" + " | ".join(" <-> ".join(_word(word, weight) for word in leaf.words) for weight in "ABCD") + ")"


def _rows(sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """What a query finds, within the limits of the clock that runs: these go before it in the same message, so that
    both are one transaction and one way to the server and back.
    """
    limits = _LIMITS.get()
    with connection.cursor() as cursor:
        cursor.execute(f"{_SET}; {sql}" if limits else sql, (*limits, *parameters))
        if limits:
            cursor.nextset()
        return cursor.fetchall()  # type: ignore[no-any-return]


@contextmanager
def clock(seconds: float) -> Iterator[None]:
    """Within a timeout, and by the indexes: the planner does not know what it costs to read a tsvector from TOAST, nor
    that workers take longer to start than a search does.

    Raises TooSlow.
    """
    limits = (str(int(seconds * 1000)), "off", "0", LEAST_ALIKE)
    try:
        with _inside(limits) if connection.in_atomic_block else _outside(limits):
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooSlow from error
        raise


SETTINGS = (
    "statement_timeout",
    "enable_seqscan",
    "max_parallel_workers_per_gather",
    "pg_trgm.word_similarity_threshold",
)
_SET = "SELECT " + ", ".join(f"set_config('{setting}', %s, true)" for setting in SETTINGS)
_LIMITS: ContextVar[tuple[str, ...]] = ContextVar("limits", default=())


@contextmanager
def _outside(limits: tuple[str, ...]) -> Iterator[None]:
    """Limits for each query by itself."""
    before = _LIMITS.set(limits)
    try:
        yield
    finally:
        _LIMITS.reset(before)


@contextmanager
def _inside(limits: tuple[str, ...]) -> Iterator[None]:
    """Limits within a transaction, the rest of which goes on as it began."""
    with transaction.atomic():
        _rows(_SET, *limits)
        yield
        with connection.cursor() as cursor:
            cursor.execute("; ".join(f"SET LOCAL {setting} TO DEFAULT" for setting in SETTINGS))
