"""Things to cite, and texts that are hard on formats."""

from datetime import date

from hypothesis import strategies as st

from exchange.citing.cited import PAGE, Author, Cited, one_line

HARD = (
    "\\",
    "{",
    "}",
    "{{",
    "}}",
    "$&",
    "%",
    "#1",
    "_",
    "^",
    "~",
    "--",
    "``",
    "''",
    '"',
    "<b>",
    "</b>",
    "&amp;",
    "|",
    "[[a]]",
)
MORE = ("=", ",", " and ", "מידע", "تسريب", "👩‍👩‍👧", "Ångström", "@misc{", "ER  - ", "\u2028", "x")
texts = st.lists(st.one_of(st.sampled_from(HARD + MORE), st.characters(exclude_categories=("C",))), min_size=1).map(
    lambda parts: one_line("".join(parts))[:255].strip()
)
whole_texts = texts.filter(bool)
days = st.dates(date(1000, 1, 1))


def cited(**given):
    """A revision of an event, with what is given in the place of what it has."""
    return Cited(
        **{
            "key": "event-45-million-medical-files-leaked-3",
            "type": PAGE,
            "title": "45 Million Medical Files Leaked",
            "container": "Privacy Casebook",
            "url": "http://localhost:8000/events/45-million-medical-files-leaked/revisions/3/",
            "number": "3",
            "issued": date(2026, 11, 22),
            "authors": (Author("María Ríos", "0000-0002-1825-0097"), Author("Federal Trade Commission")),
            "accessed": date(2026, 11, 26),
            **given,
        }
    )
