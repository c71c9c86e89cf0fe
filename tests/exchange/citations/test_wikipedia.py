import re
from html import unescape

from hypothesis import given

from exchange.citations.wikipedia import CITATION
from exchange.citing.cited import Author
from tests.exchange.citing.things import cited, whole_texts


def parameters(text):
    """What MediaWiki would read: nothing within the braces but values that have no markup left."""
    inner = re.fullmatch(r"\{\{cite web (.*)\}\}", text)[1]
    assert not re.search(r"[\[\]{}<>]|''", inner)
    return {
        name: unescape(value.strip()) for name, _mark, value in (part.partition("=") for part in inner[1:].split("|"))
    }


@given(whole_texts, whole_texts)
def test_any_title_and_name_survives(title, name):
    read = parameters(CITATION.write(cited(title=title, authors=(Author(name),))))
    assert (read["title"], read["author1"]) == (title, name)


def test_it_has_the_days_as_wikipedia_writes_them():
    read = parameters(CITATION.write(cited()))
    assert (read["date"], read["access-date"], read["version"]) == (
        "22 November 2026",
        "26 November 2026",
        "Revision 3",
    )
    assert read["author2"] == "Federal Trade Commission"
