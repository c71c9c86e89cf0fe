"""Rows for the tests, made with as little said as possible."""

from datetime import UTC, datetime

import factory
from allauth.account.models import EmailAddress

from accounts.models import User
from accounts.roles import Role
from incidents.models import Event
from wiki.editing import create_page
from wiki.models import Guide
from wiki.recording import PageHistory, PastRevision, record_history
from wiki.signature import Signature

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


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


def make_event(by, **data):
    """An event with its first revision."""
    return make_page(by, Event, **{"title": "45 Million Medical Files Leaked", "body": "", **data})


def past(title="A leak", moment=NOON, name="Upwork", summary="", tags=(), **data):
    """A revision as an importer finds it."""
    signature = Signature(moment=moment, name=name, summary=summary, tags=tags)
    return PastRevision(record={"title": title, **data}, signature=signature)


def make_pages(model, *titles, **data):
    """Pages of one kind as an importer brings them, with one revision each."""
    return record_history(model, [PageHistory(revisions=[past(title, **data)]) for title in titles])
