"""Parts of long texts in PostgreSQL, in which phrases are found that the vector of the whole text has lost.

A vector keeps 255 places of a word, and none past 16,383. A body of which some are lost is kept in parts as well, which
lose none and overlap by as many words as a phrase may have. Triggers keep them, for texts are put, copied and removed.
"""

# ruff: noqa: S608 (all that is put into SQL here is our own)

from typing import Any

from common.lz4 import packed
from incidents.search.language import MOST_WORDS

LONG = 10_000
"""Letters. A shorter text would have to repeat a word more often than any language does, and to look at each vector
takes a tenth of the time of making it."""
WORDS = 200
"""Words of a part that are not the next one's, too. With those it has fewer than the places of a word."""
PARTS = f"""
CREATE TABLE incidents_eventpart (
    event_id bigint NOT NULL REFERENCES incidents_eventtext ON DELETE CASCADE,
    part text NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('casebook', part)) STORED
);
{packed("incidents_eventpart", "part", "words")};
CREATE INDEX incidents_eventpart_words ON incidents_eventpart USING gin (words);
CREATE INDEX incidents_eventpart_event ON incidents_eventpart (event_id);
CREATE FUNCTION incidents_lost_places(body text, words tsvector) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT length(body) > {LONG}
        AND EXISTS (SELECT FROM unnest(words) WHERE cardinality(positions) >= 255 OR 16383 = ANY (positions))
$$;
CREATE FUNCTION incidents_parts_of(body text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE number WHEN 0 THEN '' ELSE '… ' END || string_agg(token, '' ORDER BY place) ||
        CASE number WHEN max(number) OVER () THEN '' ELSE ' …' END
    FROM (
        SELECT token, place, count(*) FILTER (WHERE tokid <> 12) OVER (ORDER BY place) - 1 AS words_before
        FROM ts_parse('default', body) WITH ORDINALITY AS parsed (tokid, token, place)
    ) AS numbered, generate_series(greatest(words_before - {MOST_WORDS}, 0) / {WORDS}, words_before / {WORDS}) AS number
    GROUP BY number
$$;
CREATE FUNCTION incidents_keep_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM incidents_eventpart WHERE event_id = NEW.event_id;
    IF incidents_lost_places(NEW.texts[4], NEW.words) THEN
        INSERT INTO incidents_eventpart SELECT NEW.event_id, incidents_parts_of(NEW.texts[4]);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER incidents_eventtext_added AFTER INSERT ON incidents_eventtext
    FOR EACH ROW WHEN (length(NEW.texts[4]) > {LONG}) EXECUTE FUNCTION incidents_keep_parts();
CREATE TRIGGER incidents_eventtext_changed AFTER UPDATE OF texts ON incidents_eventtext
    FOR EACH ROW EXECUTE FUNCTION incidents_keep_parts();
INSERT INTO incidents_eventpart SELECT event_id, incidents_parts_of(texts[4]) FROM incidents_eventtext
    WHERE incidents_lost_places(texts[4], words);
"""


def install(cursor: Any) -> None:
    """Make the table and what keeps it, once, with the parts of texts that are there already."""
    cursor.execute("SELECT to_regclass('incidents_eventpart') IS NULL")
    if cursor.fetchone()[0]:
        cursor.execute(PARTS)
