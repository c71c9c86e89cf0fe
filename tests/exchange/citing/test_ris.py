import rispy
from hypothesis import given

from exchange.citing.cited import BASE, Author
from exchange.citing.ris import ris
from tests.exchange.citing.things import cited, days, whole_texts


def read(text):
    [entry] = rispy.loads(text)
    return entry


def test_an_entry_is_an_article_of_an_encyclopaedia_with_whole_names():
    entry = read(ris(cited()))
    assert entry["type_of_reference"] == "ENCYC"
    assert entry["authors"] == ["María Ríos", "Federal Trade Commission"]
    assert entry["title"] == "45 Million Medical Files Leaked"
    assert (entry["year"], entry["date"]) == ("2026", "2026/11/22")
    assert entry["urls"] == ["http://localhost:8000/events/45-million-medical-files-leaked/revisions/3/"]
    assert entry["edition"] == "Revision 3"


def test_the_base_is_a_data_set():
    assert read(ris(cited(type=BASE, container="", number="")))["type_of_reference"] == "DATA"


@given(whole_texts, whole_texts, days)
def test_any_title_name_and_date_survives(title, name, day):
    entry = read(ris(cited(title=title, authors=(Author(name),), issued=day)))
    assert entry["title"] == title
    assert entry["authors"] == [name]
    assert entry["year"] == f"{day:%Y}"
