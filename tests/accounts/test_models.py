import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from accounts.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("first", "second"), [("Edith", "eDITH"), ("Éloïse", "éLOÏSE"), ("Straße", "STRASSE")])
def test_names_that_differ_in_case_are_one_name(first, second):
    UserFactory(username=first, email="")
    with pytest.raises(IntegrityError):
        UserFactory(username=second, email="")


def test_a_user_is_found_by_the_name_in_any_case():
    user = UserFactory(username="Éloïse")
    assert User.objects.get_by_natural_key("éloïse") == user
    assert authenticate(username="Éloïse", password="correct horse") == user


def test_a_superuser_is_an_administrator():
    user = User.objects.create_superuser("Ada", "ada@example.org", "correct horse")
    assert user.is_superuser
    assert user.is_staff
    assert user.has_perm("wiki.delete_page")


def test_the_chosen_name_is_shown_where_there_is_one(editor):
    assert editor.display_name == "Edith"
    editor.name = "Edith Stein"
    assert editor.display_name == "Edith Stein"


def test_an_unknown_role_is_refused_by_the_database():
    with pytest.raises(IntegrityError):
        UserFactory(role="emperor")
