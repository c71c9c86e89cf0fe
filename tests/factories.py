"""Rows for the tests, made with as little said as possible."""

import factory
from allauth.account.models import EmailAddress

from accounts.models import User
from accounts.roles import Role
from wiki.editing import create_page
from wiki.models import Guide


class UserFactory(factory.django.DjangoModelFactory):
    """Someone with an account, a verified address and the password "correct horse"."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"user{number}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org".lower())
    role = Role.EDITOR
    password = factory.django.Password("correct horse")

    @factory.post_generation
    def verified(self, create, extracted, **kwargs):
        if create and extracted is not False and self.email:
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)


def make_page(by, model=Guide, **data):
    """A page of any kind with its first revision: `make_page(editor, Harm, title="Insecurity")`."""
    return create_page(model(), {"title": "How to cite", "body": "Cite a revision.", **data}, by=by).page
