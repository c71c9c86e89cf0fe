import pytest
from django.contrib.auth.models import AnonymousUser

from common.templatetags.access import may


@pytest.mark.parametrize("nobody", [None, "", AnonymousUser()])
def test_nobody_may_nothing(nobody):
    assert may(nobody, "edit") is False


def test_who_is_signed_in_may_what_the_role_grants(editor):
    assert may(editor, "move") is True
    assert may(editor, "delete") is False
