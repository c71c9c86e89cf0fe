"""What the tests read off a page."""

from bs4 import BeautifulSoup


def page(response, status=200):
    """The parsed page, which our content security policy lets through as it is."""
    assert response.status_code == status, response
    soup = BeautifulSoup(response.content, "html.parser")
    assert_nothing_inline(soup)
    return soup


def assert_nothing_inline(soup):
    assert not soup.find_all("style")
    assert not soup.find_all(style=True)
    for script in soup.find_all("script"):
        assert script.get("src") or script["type"] in ("application/json", "application/ld+json")
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on")]
        assert not str(tag.get("href", "")).lower().startswith("javascript:")
