"""The guide: the pages that are promised, of a length that gets read."""

import pytest

from tests.fixtures_content.reading import pages

GUIDE = {page["slug"]: page for page in pages() if page["kind"] == "help"}


def test_the_promised_pages_are_there():
    assert set(GUIDE) >= {
        "contents",
        "reading-an-infobox",
        "coding-a-harm",
        "writing-an-event",
        "citing",
        "what-belongs-here",
        "if-you-are-named-here",
    }


@pytest.mark.parametrize("slug", GUIDE)
def test_a_page_is_neither_a_stub_nor_a_treatise(slug):
    assert 250 <= len(GUIDE[slug]["body"].split()) <= 600


@pytest.mark.parametrize("slug", sorted(set(GUIDE) - {"contents"}))
def test_the_contents_lead_to_each_page(slug):
    assert f"[[help:{GUIDE[slug]['title']}]]" in GUIDE["contents"]["body"]
