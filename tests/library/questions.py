"""Questions for tests: a base of a few events, and a question that was fixed."""

import csv
import hashlib
import io

from django.http import QueryDict

from library.fixing import fix
from taxonomy.models import Harm
from tests.factories import make_event, make_pages


def fixed(question=""):
    """The query that a question makes."""
    return fix(QueryDict(question))


def make_base(editor):
    """Three events, two of which are of insecurity."""
    make_pages(Harm, "Insecurity", "Exclusion")
    return [
        make_event(editor, title="Clinic leak", harms=["Insecurity"], date_text="2020", body="All of it."),
        make_event(editor, title="Refused papers", harms=["Exclusion"], date_text="1999"),
        make_event(editor, title="Another leak", harms=["Insecurity", "Exclusion"], date_text="2010"),
    ]


def file_of(client, query, extension):
    """The whole of a file of a query."""
    response = client.get(f"/queries/{query.identifier}.{extension}")
    assert response.status_code == 200
    return response.getvalue() if response.streaming else response.content


def rows_of(client, query):
    """The list of its rows."""
    return list(csv.DictReader(io.StringIO(file_of(client, query, "rows.csv").decode(), newline="")))


def recomputed(rows):
    """The digest by the recipe of docs/queries.md."""
    return hashlib.sha256("".join(f"{row['event']} {row['revision']}\n" for row in rows).encode()).hexdigest()
