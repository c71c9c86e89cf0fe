import json

from citeproc.source.json import CiteProcJSON
from hypothesis import given

from exchange.citations.csl_json import CITATION
from exchange.citing.cited import Author
from exchange.citing.csl import item, item_with_orcid
from tests.exchange.citing.things import cited, days, whole_texts


def test_an_item_is_an_article_of_an_encyclopaedia():
    said = item(cited())
    assert (said["type"], said["container-title"], said["version"]) == ("entry-encyclopedia", "Privacy Casebook", "3")
    assert said["author"] == [{"literal": "María Ríos"}, {"literal": "Federal Trade Commission"}]
    assert said["accessed"] == {"date-parts": [[2026, 11, 26]]}


def test_orcid_ids_go_into_files_where_some_have_one():
    assert item_with_orcid(cited())["custom"] == {"orcid": {"María Ríos": "https://orcid.org/0000-0002-1825-0097"}}
    assert "custom" not in item_with_orcid(cited(authors=(Author("Nobody"),)))


@given(whole_texts, whole_texts, days)
def test_any_title_name_and_date_survives(title, name, day):
    thing = cited(title=title, authors=(Author(name),), issued=day)
    assert json.loads(CITATION.write(thing))[0]["title"] == title
    read = CiteProcJSON([item(thing)])[thing.key]
    assert read["issued"].year == day.year
    assert read["author"][0]["literal"] == name
