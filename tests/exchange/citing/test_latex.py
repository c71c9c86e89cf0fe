import bibtexparser
from bibtexparser import middlewares
from hypothesis import given
from hypothesis import strategies as st

from exchange.citing.cited import BASE, Author
from exchange.citing.latex import biblatex, bibtex
from tests.exchange.citing.things import cited, days, whole_texts

LETTERS = str.maketrans("ˆ˜", "^~")
"""The table has other letters for two of ASCII's."""


def entry_of(text):
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    [entry] = library.entries
    return entry


def shown(text):
    """What LaTeX shows for a value, read by another's table of its commands; the braces that hold it are left out."""
    inner = (
        text[1:-1].replace(r"\textbraceleft{}", r"\lbrace{}").replace(r"\textbraceright{}", r"\rbrace{}")
    )  # unknown to it
    library = bibtexparser.parse_string(f"@misc{{x,\n  title = {{{inner}}},\n}}")
    decoded = middlewares.LatexDecodingMiddleware(keep_braced_groups=True).transform(library)
    return decoded.entries[0]["title"].translate(LETTERS)


def test_an_entry_says_all_there_is_to_say():
    entry = entry_of(bibtex(cited()))
    assert (entry.entry_type, entry.key) == ("misc", "event-45-million-medical-files-leaked-3")
    assert entry["author"] == "{María Ríos} and {Federal Trade Commission}"
    assert (entry["year"], entry["month"]) == ("2026", "nov")
    assert entry["url"].endswith("/revisions/3/")
    assert entry["note"].startswith(
        "Revision 3 of 2026-11-22. Accessed 2026-11-26. María Ríos: https://orcid.org/0000-"
    )


def test_biblatex_has_types_and_days():
    entry = entry_of(biblatex(cited()))
    assert (entry.entry_type, entry["date"], entry["urldate"]) == ("inreference", "2026-11-22", "2026-11-26")
    assert entry_of(biblatex(cited(type=BASE, container="", number=""))).entry_type == "dataset"


@given(whole_texts, whole_texts, days)
def test_any_title_name_and_date_survives(title, name, day):
    for write in (bibtex, biblatex):
        entry = entry_of(write(cited(title=title, authors=(Author(name),), issued=day)))
        assert shown(entry["title"]) == title.translate(LETTERS)
        assert shown(entry["author"]) == name.translate(LETTERS)
        assert str(day.year) in entry.fields_dict.get("year", entry.fields_dict.get("date")).value


@given(st.lists(whole_texts, min_size=2, max_size=4))
def test_names_are_never_joined_or_cut(names):
    entry = entry_of(bibtex(cited(authors=tuple(map(Author, names)))))
    library = bibtexparser.parse_string(f"@misc{{x,\n  author = {{{entry['author']}}},\n}}")
    [split] = middlewares.SeparateCoAuthors().transform(library).entries
    assert [shown(name) for name in split["author"]] == [name.translate(LETTERS) for name in names]
