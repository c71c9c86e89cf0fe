"""Looking up the page that an address names."""

import pytest

from tests.factories import make_page
from wiki.deleting import delete_page
from wiki.models import Guide
from wiki.moving import move_page


@pytest.fixture
def addresses(editor, steward):
    """One that a page had, one whose page is deleted, and one that nobody used yet."""
    move_page(make_page(editor, title="Citing"), title="How to cite", slug="", by=editor, reason="Clearer")
    delete_page(make_page(editor, title="A double"), by=steward, reason="A double")
    return {"citing": 301, "a-double": 410, "nowhere": 404}


def test_browsers_keep_no_answer_that_may_change(client, addresses):
    for slug, status in addresses.items():
        response = client.get(Guide.address.replace("{slug}", slug))
        assert (response.status_code, response["Cache-Control"]) == (status, "private, no-cache")
