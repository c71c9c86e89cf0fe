import pytest

from taxonomy.models import Harm
from tests.factories import make_page
from wiki.linking import resolve
from wiki.models import FormerSlug
from wiki.references import Wanted

pytestmark = pytest.mark.django_db


def test_a_former_address_that_nobody_asked_for_answers_for_nobody(editor):
    make_page(editor, Harm, title="Insecurity")
    other = make_page(editor, Harm, title="Exposure")
    FormerSlug.objects.create(kind="harm", slug="insecurity", page_id=other.pk)
    links = resolve([], [Wanted("harm", "insecurity"), Wanted("harm", "gone"), Wanted("law", "insecurity")])
    assert {pair: entry.title for pair, entry in links.entries.items()} == {("harm", "insecurity"): "Insecurity"}


def test_a_former_address_leads_to_the_page_as_it_is_called_today(editor):
    page = make_page(editor, Harm, title="Exposure")
    FormerSlug.objects.create(kind="harm", slug="laid-bare", page_id=page.pk)
    links = resolve([], [Wanted("harm", "laid-bare")])
    assert links.entries["harm", "laid-bare"].slug == "exposure"
