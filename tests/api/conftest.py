"""The site as in production, for those that ask it from outside."""

import pytest

from tests.browser.site import Site

ISSUE = (
    "from accounts.models import User; from accounts.tokens import issue_token; from django.conf import settings;"
    "_token, word = issue_token(by=User.objects.get(username='Edith'), name='Tests', scope='write');"
    "(settings.VAR_DIR / 'token').write_text(word)"
)


@pytest.fixture(scope="session")
def live_site(tmp_path_factory):
    """A running site with the fixtures; `token` is one of an editor, that may write."""
    site = Site(tmp_path_factory.mktemp("site"))
    site.start()
    site._run("manage.py", "shell", "--no-imports", "-c", ISSUE)
    site.token = (site.folder / "token").read_text()
    yield site
    site.stop()
