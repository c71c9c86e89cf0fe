"""One Chromium and one site for all tests; `window` opens windows of it, and fails the test in which one complains."""

import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.site import Site
from tests.browser.windows import PATIENCE, Windows

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser():
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def running_site(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("site"))
    site.start()
    yield site
    site.stop()


@pytest.fixture
def site(running_site):
    """The site with its data as they were loaded."""
    running_site.restore()
    return running_site


@pytest.fixture
def window(browser, site):
    """Opens windows, each a browser of its own; fails the test where one of them complained."""
    with Windows(browser, site) as windows:
        yield windows.open


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def script(request):
    """Whether JavaScript is on."""
    return request.param
